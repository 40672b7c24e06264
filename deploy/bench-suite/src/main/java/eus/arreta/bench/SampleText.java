package eus.arreta.bench;

import java.util.List;

/** What the citizens of the benchmarks write: as long as chat messages are, about 150 characters. */
public final class SampleText {

    private static final String[] TEXTS = {
        "Kaixo, erroldatze-ziurtagiria behar dut eta ez dakit nondik hasi; zer agiri eraman behar ditut eta noiz zaudete"
                + " irekita? Eskerrik asko.",
        "Buenos días, he recibido una carta sobre la ayuda de alquiler y no entiendo qué documento me falta; ¿pueden"
                + " decirme cómo lo presento?",
        "Bonjour, je viens de déménager avec mes deux enfants et je voudrais savoir quels papiers il faut pour les"
                + " inscrire à l'école du quartier.",
        "Good morning, my appointment is tomorrow at ten but I can't come; could you please move it to next week, if"
                + " possible in the afternoon?"
    };

    private static final List<String> LANGUAGES = List.of("eu", "es", "fr", "en");

    private SampleText() {}

    /** Code of the language in which the text of that number is. */
    public static String language(int number) {
        return LANGUAGES.get(number % LANGUAGES.size());
    }

    /** No two numbers have the same text. */
    public static String number(int number) {
        return TEXTS[number % TEXTS.length] + " (" + number + ")";
    }
}
