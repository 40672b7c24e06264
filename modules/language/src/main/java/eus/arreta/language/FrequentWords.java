package eus.arreta.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the language of a sentence by the small words that each of the four languages is full of and the others lack. It
 * answers only when there is no doubt, and takes a fiftieth of the time that comparing letter triples does (docs/decisions/0018).
 */
final class FrequentWords {

    /** So many small words of one language are no coincidence. */
    private static final int ENOUGH = 3;

    /** For each foreign one there must be so many of its own: two languages in one text are for the detector. */
    private static final int AGAINST_EACH_FOREIGN = 4;

    private static final List<String> CODES = List.of("eu", "es", "fr", "en");

    /** Only words that are none, or a rare one, in the three other languages, in the order of {@link #CODES}. */
    private static final List<String> WORDS = List.of("""
            eta ez zer naiz gara nire gure behar nahi dago daude zuen dut ditut dugu duzue didate baina edo ere hau hori nola noiz
            dela dira kaixo egun eskerrik mesedez nago zait zaizkit egin ezin dakit bezala gero zergatik batek""", """
            el los las una por para pero cómo está están muy del hola buenos buenas días gracias quiero tengo puedo hay cuando
            cuándo donde dónde qué porque mis lo al esta este eso hacer tiene necesito nos desde hasta ustedes usted""", """
            des est une je pour dans pas vous nous mon ma ce cette qui il elle au aux et bonjour merci suis avec où être votre
            nos quels quelle comment voudrais sont ont faut""", """
            the is my to of and for you have it what how are this with hello please thanks need where when there i'm was not
            could would your from""");

    private static final Map<String, Integer> LANGUAGE_OF = languageOf();

    private FrequentWords() {}

    private static Map<String, Integer> languageOf() {
        Map<String, Integer> found = new HashMap<>();
        for (int language = 0; language < CODES.size(); language++) {
            for (String word : WORDS.get(language).split("\\s+")) {
                if (found.put(word, language) != null) {
                    // In two languages: tells nothing.
                    found.put(word, -1);
                }
            }
        }
        found.values().removeIf(language -> language < 0);
        return Map.copyOf(found);
    }

    /** The language's code, of {@link #CODES}; empty when the small words don't settle it. */
    static Optional<String> languageOf(String text) {
        int[] hits = new int[CODES.size()];
        int all = 0;
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean inWord = at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '\'');
            if (inWord && start < 0) {
                start = at;
            } else if (!inWord && start >= 0) {
                Integer language = LANGUAGE_OF.get(text.substring(start, at).toLowerCase(Locale.ROOT));
                if (language != null) {
                    hits[language]++;
                    all++;
                }
                start = -1;
            }
        }
        for (int language = 0; language < hits.length; language++) {
            int foreign = all - hits[language];
            if (hits[language] >= ENOUGH && hits[language] >= AGAINST_EACH_FOREIGN * foreign) {
                return Optional.of(CODES.get(language));
            }
        }
        return Optional.empty();
    }
}
