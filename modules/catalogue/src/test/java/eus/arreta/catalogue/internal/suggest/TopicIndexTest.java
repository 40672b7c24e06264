package eus.arreta.catalogue.internal.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.catalogue.SuggestedTopics.SuggestedTopic;
import eus.arreta.catalogue.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicIndexTest {

    private final TopicIndex index = new TopicIndex(List.of(
            topic("dog", "Txakurren errolda", "Censo de perros", "txakurkumea|mikrotxipa", "cachorro|microchip"),
            topic("fine", "Isunak", "Multas de tráfico", "abiadura|radarra", "exceso de velocidad|radar"),
            topic("lift", "Igogailua jartzea", "Instalar ascensor", "igogailurik ez", "ascensor en el portal"),
            topic("noise", "Zaratak", "Ruidos", "musika ozena", "música alta|no me dejan dormir")));

    @Test
    void theBestComesFirstAndHasItsNameInTheLanguage() {
        List<SuggestedTopic> found = suggest("kaixo, txakurkumearen mikrotxipa nola jarri?", "eu");
        assertThat(found.get(0).code()).isEqualTo("dog");
        assertThat(found.get(0).name()).isEqualTo("Txakurren errolda");
        assertThat(found.get(0).score()).isBetween(0.01, 0.99);
    }

    @Test
    void typosAndMissingAccentsAreForgiven() {
        assertThat(suggest("ola, me a pillado un radar por eceso de belocidad", "es")
                        .get(0)
                        .code())
                .isEqualTo("fine");
        assertThat(suggest("la MUSICA esta muy ALTA", "es").get(0).code()).isEqualTo("noise");
    }

    @Test
    void aBasqueWordIsFoundWithAnyEnding() {
        for (String form : List.of("igogailua", "igogailurik", "igogailuarentzat", "igogailuaren", "igogailuak")) {
            assertThat(suggest(form, "eu")).extracting(SuggestedTopic::code).containsExactly("lift");
        }
    }

    @Test
    void theLanguageIsHeardWhenNobodyTellsIt() {
        assertThat(suggest("no me dejan dormir con la música", null).get(0).name())
                .isEqualTo("Ruidos");
        assertThat(suggest("gauez musika ozena jartzen dute eta ezin dut lo egin", null)
                        .get(0)
                        .name())
                .isEqualTo("Zaratak");
    }

    @Test
    void whatFitsNothingSuggestsNothing() {
        for (String text : List.of("", "   ", "hola buenas", "egun on", "?!…", "😀😀", "123 456", "xqzw vbnm plkj")) {
            assertThat(suggest(text, null)).as(text).isEmpty();
        }
    }

    @Test
    void whatIsAboutSomethingElseSuggestsNothingThoughItNamesATopic() {
        for (String text : List.of(
                "mi perro ronca muchísimo",
                "nire txakurrak zurrunga egiten du",
                "qué multas saca el árbitro en un partido de fútbol",
                "cómo suena la música de la película esa de Netflix")) {
            assertThat(suggest(text, null)).as(text).isEmpty();
        }
        assertThat(suggest("¿tengo que poner el microchip a mi perro?", "es"))
                .extracting(SuggestedTopic::code)
                .containsExactly("dog");
    }

    /** Each word alone says little: centres, days and things are everywhere. */
    @Test
    void whoTypesATopicsNameIsUnderstood() {
        TopicIndex everyday = new TopicIndex(List.of(
                topic("centre", "Eguneko zentroa", "Centro de día", "zaharrentzat", "para mayores"),
                topic("lost", "Galdutako gauzak", "Objetos perdidos", "galdu dut", "he perdido")));
        assertThat(everyday.suggest("centro de dia", "es", topic -> true))
                .extracting(SuggestedTopic::code)
                .containsExactly("centre");
        assertThat(everyday.suggest("galdutako GAUZAK", "eu", topic -> true))
                .extracting(SuggestedTopic::code)
                .containsExactly("lost");
    }

    /** A town that does give cooking courses. */
    @Test
    void aServiceAboutWhatIsChatterElsewhereIsFoundByItsWords() {
        TopicIndex cooking = new TopicIndex(List.of(
                topic("cooking", "Sukaldaritza ikastaroa", "Curso de cocina", "sukaldaritza", "clases de cocina")));
        assertThat(cooking.suggest("quiero apuntarme a las clases de cocina", "es", topic -> true))
                .hasSize(1);
        assertThat(cooking.suggest("sukaldaritza ikastaroan izena eman nahi dut", "eu", topic -> true))
                .hasSize(1);
        assertThat(cooking.suggest("una receta de cocina con garbanzos y bacalao", "es", topic -> true))
                .isEmpty();
    }

    @Test
    void onlyWantedTopicsAreSuggested() {
        assertThat(index.suggest("radar", "es", topic -> !topic.code().equals("fine")))
                .isEmpty();
    }

    @Test
    void atMostFiveAreSuggested() {
        List<Topic> many = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            many.add(topic("t" + number, "Itsasargia", "Faro", "itsasargia", "faro"));
        }
        for (int number = 0; number < 80; number++) {
            many.add(topic("u" + number, "Gaia" + number, "Tema" + number, "a" + number, "b" + number));
        }
        assertThat(new TopicIndex(many).suggest("faro", "es", topic -> true)).hasSize(5);
    }

    @Test
    void anEmptyCatalogueSuggestsNothing() {
        assertThat(new TopicIndex(List.of()).suggest("padrón", "es", topic -> true))
                .isEmpty();
    }

    private List<SuggestedTopic> suggest(String text, String language) {
        return index.suggest(text, language, topic -> true);
    }

    static Topic topic(String code, String eu, String es, String wordsEu, String wordsEs) {
        return new Topic(
                code,
                null,
                Map.of("eu", eu, "es", es, "fr", "x" + code, "en", "y" + code),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("eu", List.of(wordsEu.split("\\|")), "es", List.of(wordsEs.split("\\|"))),
                null,
                null,
                null,
                true,
                0);
    }
}
