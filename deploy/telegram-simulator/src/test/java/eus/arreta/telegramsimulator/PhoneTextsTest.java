package eus.arreta.telegramsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTextsTest {

    @Test
    void everyLanguageHasTheSameWords() {
        Properties spanish = PhoneTexts.of("es");
        for (String language : PhoneTexts.LANGUAGES) {
            Properties texts = PhoneTexts.of(language);
            assertThat(texts.stringPropertyNames())
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(spanish.stringPropertyNames());
            assertThat(texts.values()).as(language).noneMatch(text -> text.toString()
                    .isBlank());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "eu-ES,eu;q=0.9,es;q=0.8 | eu",
                "fr-FR,fr;q=0.9 | fr",
                "de,en;q=0.5 | en",
                "es-MX | es",
                "de | es",
                "none | es",
                "%% | es"
            })
    void theBrowsersLanguageChooses(String accepted, String language) {
        assertThat(PhoneTexts.language(accepted)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"eu,Bidali", "es,Enviar", "fr,Envoyer", "en,Send"})
    void thePageIsInThatLanguage(String language, String send) throws IOException, InterruptedException {
        try (TelegramSimulator telegram = TelegramSimulator.start(0)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(telegram.url() + "/telegram/demo"))
                    .header("Accept-Language", language)
                    .build();
            String page = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(page)
                    .contains("<html lang=\"" + language + "\">", ">" + send + "</button>")
                    .doesNotContain("{", "}");
        }
    }
}
