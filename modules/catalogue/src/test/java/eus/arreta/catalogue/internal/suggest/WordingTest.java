package eus.arreta.catalogue.internal.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.catalogue.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final List<List<String>> ASKED =
            List.of(words("qué papeles llevo para la piscina"), words("qué papeles llevo para la boda"));
    private static final List<List<String>> CHATTER =
            List.of(words("quién ganó en la piscina"), words("quién bailó en la boda"));

    private final Wording wording = new Wording(ASKED, CHATTER, List.of("piscina", "boda")::contains);

    @Test
    void whatIsWordedAsARequestIsHigherThanWhatIsNot() {
        double request = wording.asks(words("qué papeles llevo para la mudanza"));
        double neither = wording.asks(words("zzz yyy xxx"));
        assertThat(request).isGreaterThan(neither);
        assertThat(neither).isGreaterThan(wording.asks(words("quién cantó en la boda")));
    }

    /** A catalogue with other words is no less asked about. */
    @Test
    void theCataloguesOwnWordsSayNothing() {
        assertThat(wording.asks(words("piscina"))).isEqualTo(wording.asks(words("boda")));
        assertThat(wording.asks(words("en la piscina"))).isEqualTo(wording.asks(words("en la boda")));
    }

    @Test
    void anyNumberOfWordsIsTaken() {
        assertThat(wording.asks(List.of())).isFinite();
        assertThat(wording.asks(words("quién ganó ".repeat(500)))).isFinite();
    }

    @Test
    void aLanguageWithoutListsIsNeitherRequestNorChatter() {
        Wording french = Wording.of(index("fr"));
        assertThat(french.asks(words("quels papiers faut-il"))).isEqualTo(french.asks(words("qui a gagné")));
    }

    @Test
    void theModulesListsTellRequestsFromChatter() {
        Wording spanish = Wording.of(index("es"));
        assertThat(spanish.asks(words("buenas, dónde tengo que pedir el papel para la terraza del bar")))
                .isGreaterThan(spanish.asks(words("ayer en la terraza del bar me reí un montón con mi primo")));
        Wording basque = Wording.of(index("eu"));
        assertThat(basque.asks(words("kaixo, non eskatu behar dut tabernako terrazarako baimena")))
                .isGreaterThan(basque.asks(words("atzo tabernako terrazan barre asko egin nuen lehengusuarekin")));
    }

    private static LanguageIndex index(String language) {
        Topic terrace = TopicIndexTest.topic("terrace", "Terraza", "Terraza", "terraza", "terraza");
        return new LanguageIndex(language, List.of(terrace), Weights.CHOSEN);
    }

    private static List<String> words(String text) {
        return WordForms.words(text);
    }
}
