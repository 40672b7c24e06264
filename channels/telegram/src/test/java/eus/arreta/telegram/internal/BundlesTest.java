package eus.arreta.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Qute says the Spanish words where a language lacks a key, and tells nobody. */
class BundlesTest {

    @ParameterizedTest
    @ValueSource(strings = {"eu", "fr", "en"})
    void everyLanguageHasEveryWord(String language) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                BundlesTest.class.getResourceAsStream("/messages/telegram_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        assertThat(words.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TelegramTexts.class.getMethods())
                        .map(Method::getName)
                        .toList());
        for (Method word : TelegramTexts.class.getMethods()) {
            assertThat(words.getProperty(word.getName()))
                    .isNotBlank()
                    .isNotEqualTo(word.getAnnotation(Message.class).value());
        }
    }
}
