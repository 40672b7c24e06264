package eus.arreta.catalogue.internal.suggest;

import eus.arreta.catalogue.Languages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a text is worded as people word what they ask an administration ("what do I have to bring to …") or as what they
 * else write in a chat ("who won the …"). It looks at words and pairs of neighbours, and sees of the catalogue's own words
 * only that one stands there, so that it tells the same of every catalogue.
 *
 * <p>Naive Bayes over two lists of texts, {@code asked-<language>.txt} and {@code chatter-<language>.txt}; a language without lists
 * says nothing either way.
 */
final class Wording {

    private static final String TOPIC_WORD = "*";
    private static final String START = "^";
    private static final String END = "$";
    /** Words that differ only in what comes later are one: endings and most typos. */
    private static final int LETTERS = 6;
    /** What was in no text of a list is taken for half a text. */
    private static final double UNSEEN = 0.5;
    /** Between what is asked and the rest. */
    private static final double NEITHER = 1.2;

    private static final List<String> LISTED = List.of("eu", "es");
    private static final Map<String, List<List<String>>> ASKED = lists("asked");
    private static final Map<String, List<List<String>>> CHATTER = lists("chatter");

    private final Predicate<String> isTopicWord;
    /** By word or pair: how much more often it is in what is asked, as a logarithm. */
    private final Map<String, Double> tells = new HashMap<>();

    Wording(List<List<String>> asked, List<List<String>> chatter, Predicate<String> isTopicWord) {
        this.isTopicWord = isTopicWord;
        Map<String, Integer> inAsked = texts(asked);
        Map<String, Integer> inChatter = texts(chatter);
        Set<String> all = new LinkedHashSet<>(inAsked.keySet());
        all.addAll(inChatter.keySet());
        all.forEach(one -> tells.put(
                one,
                share(inAsked.getOrDefault(one, 0), asked.size())
                        - share(inChatter.getOrDefault(one, 0), chatter.size())));
    }

    /** From the module's lists; topic words are those that the index knows. */
    static Wording of(LanguageIndex index) {
        String language = index.language();
        return new Wording(ASKED.get(language), CHATTER.get(language), index::knows);
    }

    private static Map<String, List<List<String>>> lists(String name) {
        Map<String, List<List<String>>> texts = new HashMap<>();
        Languages.ALL.forEach(language -> texts.put(language, List.of()));
        for (String language : LISTED) {
            texts.put(
                    language,
                    WordFiles.read(name + "-" + language + ".txt")
                            .lines()
                            .map(WordForms::words)
                            .toList());
        }
        return texts;
    }

    private static double share(int having, int all) {
        return Math.log((having + UNSEEN) / (all + 2 * UNSEEN));
    }

    private Map<String, Integer> texts(List<List<String>> texts) {
        Map<String, Integer> having = new HashMap<>();
        texts.forEach(text -> parts(text).forEach(part -> having.merge(part, 1, Integer::sum)));
        return having;
    }

    private Set<String> parts(List<String> text) {
        List<String> words = new ArrayList<>();
        words.add(START);
        text.forEach(word ->
                words.add(isTopicWord.test(word) ? TOPIC_WORD : word.substring(0, Math.min(LETTERS, word.length()))));
        words.add(END);
        Set<String> parts = new LinkedHashSet<>();
        for (int place = 1; place < words.size(); place++) {
            String word = words.get(place);
            if (!word.equals(TOPIC_WORD) && !word.equals(END)) {
                parts.add(word);
            }
            parts.add(words.get(place - 1) + " " + word);
        }
        return parts;
    }

    /** The higher, the more it is worded as what is asked: about 3 for most of that, about -0.5 for most of the rest. */
    double asks(List<String> text) {
        if (tells.isEmpty()) {
            return NEITHER;
        }
        Set<String> parts = parts(text);
        double sum = 0;
        for (String part : parts) {
            sum += tells.getOrDefault(part, 0.0);
        }
        return sum / Math.sqrt(parts.size() + 1);
    }
}
