package eus.arreta.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param scenarios names; empty for all
 * @param json      where the report goes as JSON, too
 * @param messages  how many messages the throughput scenarios send
 * @param strict    whether a missed target is a failure
 * @param kept      whether those scenarios are measured now whose installation is kept between runs, or the others
 */
record Arguments(List<String> scenarios, Optional<Path> json, int messages, boolean strict, boolean kept) {

    private static final int MESSAGES = 100_000;

    /** @throws IllegalArgumentException with what to say, when an argument is wrong */
    static Arguments parse(List<String> words, List<String> known) {
        List<String> scenarios = new ArrayList<>();
        Optional<Path> json = Optional.empty();
        int messages = MESSAGES;
        boolean strict = false;
        boolean kept = false;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--json" -> json = Optional.of(Path.of(value(word, rest)));
                case "--messages" -> messages = count(value(word, rest));
                case "--strict" -> strict = true;
                case "--kept" -> kept = true;
                default -> {
                    if (!known.contains(word)) {
                        throw new IllegalArgumentException(
                                "Unknown argument: " + word + ". The scenarios are " + String.join(", ", known) + ".");
                    }
                    scenarios.add(word);
                }
            }
        }
        return new Arguments(List.copyOf(scenarios), json, messages, strict, kept);
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value.");
        }
        return rest.next();
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException("--messages needs a whole number over 0, not \"" + text + "\".");
    }
}
