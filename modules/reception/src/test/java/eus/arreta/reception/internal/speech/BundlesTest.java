package eus.arreta.reception.internal.speech;

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
class BundlesTest {

    @ParameterizedTest
    @ValueSource(strings = {"eu", "fr", "en"})
    void eachLanguageHasEveryTextWithAllOfItsParameters(String language) {
        Properties file = file(language);
        assertThat(file.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReceptionTexts.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
        for (Method message : ReceptionTexts.class.getDeclaredMethods()) {
            String text = file.getProperty(message.getName());
            assertThat(text).as(message.getName()).isNotBlank();
            for (Parameter parameter : message.getParameters()) {
                String place = "{" + parameter.getName() + "}";
                assertThat(text).as(message.getName()).contains(place);
                assertThat(message.getAnnotation(Message.class).value())
                        .as(message.getName())
                        .contains(place);
            }
        }
    }

    /** What help tells people to write is understood. */
    @ParameterizedTest
    @ValueSource(strings = {"eu", "fr", "en"})
    void theWordsOfHelpAreCommands(String language) {
        Properties file = file(language);
        for (String key : new String[] {"helpLanguage", "helpPerson", "helpStatus", "helpStop"}) {
            String word = file.getProperty(key).split("[\\s:]")[0];
            assertThat(eus.arreta.reception.internal.words.Command.of(word))
                    .as(word)
                    .isPresent();
        }
    }

    private static Properties file(String language) {
        String name = "/messages/reception_" + language + ".properties";
        Properties properties = new Properties();
        try (var input = new InputStreamReader(BundlesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(input);
            return properties;
        } catch (IOException broken) {
            throw new IllegalStateException(name, broken);
        }
    }
}
