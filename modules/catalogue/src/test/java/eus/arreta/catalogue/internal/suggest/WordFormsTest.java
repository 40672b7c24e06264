package eus.arreta.catalogue.internal.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordFormsTest {

    @Test
    void theFormsOfABasqueWordAreOneWord() {
        for (String forms : List.of(
                "errolda erroldan erroldatu erroldatzeko erroldatzea erroldaren erroldarako",
                "etxe etxea etxean etxeko etxetik etxera etxearen",
                "ordaindu ordaintzeko ordaintzen ordaintzea",
                "txakur txakurra txakurrak txakurraren txakurrarekin txakurrentzat",
                "zabor zaborra zaborraren zaborrak",
                "Kale kalea kaleko kalean kaletik")) {
            assertThat(stems(forms, "eu")).as(forms).hasSize(1);
        }
    }

    @Test
    void theFormsOfASpanishWordAreOneWord() {
        for (String forms : List.of(
                "empadronar empadronarme empadronamiento empadronado empadronados enpadronar",
                "multa multas multado",
                "basura basuras vasura",
                "renovar renovacion renovado renovación")) {
            assertThat(stems(forms, "es")).as(forms).hasSize(1);
        }
    }

    @Test
    void accentsCapitalsAndSoundsAreForgiven() {
        assertThat(WordForms.words("¿Dónde está MI Ñandú-2?")).containsExactly("donde", "esta", "mi", "nandu");
        assertThat(WordForms.sound("hola")).isEqualTo(WordForms.sound("ola"));
        assertThat(WordForms.sound("quiero")).isEqualTo(WordForms.sound("kiero"));
        assertThat(WordForms.sound("coche")).isNotEqualTo(WordForms.sound("coke"));
    }

    @Test
    void typosAreCounted() {
        assertThat(Vocabulary.typos("garaje", "garaje")).isZero();
        assertThat(Vocabulary.typos("garaje", "garjae")).isEqualTo(1);
        assertThat(Vocabulary.typos("garaje", "graj")).isEqualTo(2);
    }

    private static Set<String> stems(String forms, String language) {
        return Stream.of(forms.split(" "))
                .flatMap(form -> WordForms.words(form).stream())
                .map(word -> WordForms.stem(word, language))
                .collect(Collectors.toSet());
    }
}
