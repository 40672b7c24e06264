package eus.arreta.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eu | Kaixo, erroldatu nahi dut eta ez dakit zer agiri behar ditudan",
                "es | BUENOS DÍAS, NECESITO EL CERTIFICADO PARA MI HIJA",
                "fr | Bonjour, je voudrais savoir quels papiers il faut pour l'école",
                "en | My appointment is tomorrow and I can't come to the office",
            })
    void aSentenceOfSmallWordsIsSettled(String language, String text) {
        assertThat(FrequentWords.languageOf(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Two languages in one text, as people here write.
                "Kaixo, nahi dut jakin noiz, para el colegio de mis hijos, gracias",
                "Good morning, necesito el papel para the school of my son",
                // Too few of them.
                "el certificado para matrimonio",
                "empadronamiento",
                "",
                "12345678Z",
            })
    void whatIsInDoubtIsLeftToTheDetector(String text) {
        assertThat(FrequentWords.languageOf(text)).isEmpty();
    }
}
