package eus.arreta.catalogue.internal.suggest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words of one language that say little about what somebody wants.
 *
 * @param empty  say nothing: articles, pronouns, greetings, "I would like to know"
 * @param common occur in any conversation: days, relatives, "house", "money"; by their stems
 */
record CommonWords(Set<String> empty, Set<String> common) {

    /** From the file {@code words-<language>.txt}: a line {@code empty:} or {@code common:} before the words. */
    static CommonWords of(String language) {
        Set<String> empty = new HashSet<>();
        Set<String> common = new HashSet<>();
        boolean areCommon = false;
        for (String line : WordFiles.read("words-" + language + ".txt").lines().toList()) {
            if (line.endsWith(":")) {
                areCommon = line.startsWith("common");
            } else if (areCommon) {
                WordForms.words(line).forEach(word -> common.add(WordForms.stem(word, language)));
            } else {
                split(line).map(CommonWords::byEar).forEach(empty::add);
            }
        }
        return new CommonWords(empty, common);
    }

    private static Stream<String> split(String line) {
        return Arrays.stream(line.split("\\s+")).flatMap(word -> WordForms.words(word).stream());
    }

    boolean saysNothing(String word) {
        return empty.contains(byEar(word));
    }

    /** As it sounds, but <i>perro</i> (dog) is no <i>pero</i> (but). */
    private static String byEar(String word) {
        return word.contains("rr") ? WordForms.sound(word) + "rr" : WordForms.sound(word);
    }

    /** How many words of a text are among these. */
    long everyday(List<String> words, String language) {
        return words.stream()
                .filter(word -> saysNothing(word) || common.contains(WordForms.stem(word, language)))
                .count();
    }

    double weight(String stem, Weights weights) {
        return common.contains(stem) ? weights.common() : 1;
    }
}
