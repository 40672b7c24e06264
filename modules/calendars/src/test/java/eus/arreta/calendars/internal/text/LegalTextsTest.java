package eus.arreta.calendars.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Qute falls back to Spanish without a word when a key is missing; this does not. */
class LegalTextsTest {

    private static Properties file(String language) throws IOException {
        Properties properties = new Properties();
        try (var text = new InputStreamReader(
                LegalTextsTest.class.getResourceAsStream("/messages/legal_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "fr", "en"})
    void eachLanguageSaysTheSame(String language) throws IOException {
        Properties file = file(language);
        assertThat(file.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LegalTexts.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
        for (Method message : LegalTexts.class.getDeclaredMethods()) {
            String text = file.getProperty(message.getName());
            String spanish = message.getAnnotation(Message.class).value();
            for (Parameter parameter : message.getParameters()) {
                assertThat(text).as(message.getName()).contains("{" + parameter.getName() + "}");
                assertThat(spanish).as(message.getName()).contains("{" + parameter.getName() + "}");
            }
            // The paragraph of the law stands in each language.
            java.util.regex.Matcher article = java.util.regex.Pattern.compile("art\\. (\\d+(\\.\\d)?(\\.b)?)")
                    .matcher(spanish);
            if (article.find()) {
                assertThat(text).as(message.getName()).contains(article.group(1));
            }
        }
    }
}
