package eus.arreta.catalogue.internal.suggest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        for (String line : read("words-" + language + ".txt").lines().toList()) {
            if (line.endsWith(":")) {
                areCommon = line.startsWith("common");
            } else if (areCommon) {
                WordForms.words(line).forEach(word -> common.add(WordForms.stem(word, language)));
            } else {
                split(line).map(WordForms::sound).forEach(empty::add);
            }
        }
        return new CommonWords(empty, common);
    }

    private static Stream<String> split(String line) {
        return Arrays.stream(line.split("\\s+")).flatMap(word -> WordForms.words(word).stream());
    }

    private static String read(String name) {
        try (InputStream file = CommonWords.class.getResourceAsStream("/eus/arreta/catalogue/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean saysNothing(String word) {
        return empty.contains(WordForms.sound(word));
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
