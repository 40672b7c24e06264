package eus.arreta.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Citizens write in four languages and rarely say which. */
class LanguageDetectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eu | Kaixo, erroldatu nahi dut eta ez dakit zer agiri behar ditudan",
                "eu | Noiz irekitzen da udaletxeko bulegoa arratsaldez?",
                "eu | Zaborraren tasa bi aldiz kobratu didazue",
                "es | Buenos días, ¿hasta cuándo puedo pedir la ayuda al alquiler?",
                "es | necesito un certificado de empadronamiento para el colegio de mi hija",
                "es | quiero poner una queja por el ruido del bar de abajo",
                "fr | Bonjour, faut-il un rendez-vous pour changer d'adresse ?",
                "fr | Je voudrais savoir combien coûte une place en crèche",
                "en | Hello, where can I ask for a small works licence?",
                "en | My rubbish has not been collected since last Monday",
            })
    void aSentenceIsSure(String language, String text) {
        assertThat(LanguageDetection.of(text)).contains(new DetectedLanguage(language, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "kaixo", "hola", "DNI 12345678Z", "a b c"})
    void aShortTextIsNever(String text) {
        assertThat(LanguageDetection.of(text).filter(DetectedLanguage::sure)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "12345", "👍👍", "??!"})
    void whatHasNoLettersHasNoLanguage(String text) {
        assertThat(LanguageDetection.of(text)).isEmpty();
    }

    @Test
    void aLongTextIsReadNoFurtherThanItMustBe() {
        String text = "Kaixo, erroldatu nahi dut eta ez dakit zer agiri behar ditudan. ".repeat(5)
                + "and then a hundred thousand words in English ".repeat(2_000);
        assertThat(LanguageDetection.of(text)).contains(new DetectedLanguage("eu", true));
        assertThat(LanguageDetection.of(null)).isEmpty();
    }
}
