package eus.arreta.catalogue.internal.suggest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stems of one language, each with a number, and which of them a word may mean that isn't among them. */
final class Vocabulary {

    /** Less alike is a different word. */
    static final double LEAST_ALIKE = 0.6;

    private static final int SHORTEST_BEGINNING = 4;
    private static final int SHORTEST_MISTYPED = 5;
    private static final int LONG_WORD = 8;
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> stems = new ArrayList<>();
    private final Map<String, List<Integer>> byTrigram = new HashMap<>();
    /** People use the same few thousand words again and again: what was looked for is found at once. */
    private final Map<String, List<Match>> lookedFor = new ConcurrentHashMap<>();

    /**
     * A stem that a word may mean.
     *
     * @param alike {@link #LEAST_ALIKE} to 1; 1 for the same stem
     */
    record Match(int stem, double alike) {}

    /** The number of a stem; a new one when it is heard for the first time. Not after the first question was asked. */
    int number(String stem) {
        return numbers.computeIfAbsent(stem, unseen -> {
            int number = stems.size();
            stems.add(unseen);
            for (String trigram : trigrams(unseen)) {
                byTrigram.computeIfAbsent(trigram, first -> new ArrayList<>()).add(number);
            }
            return number;
        });
    }

    int size() {
        return stems.size();
    }

    /** The stem itself, when it is here. */
    List<Match> same(String stem) {
        Integer number = numbers.get(stem);
        return number == null ? List.of() : List.of(new Match(number, 1));
    }

    /** What a stem may mean: itself, a word that begins with it or with which it begins, a word with one or two typos. */
    List<Match> matches(String stem) {
        List<Match> known = lookedFor.get(stem);
        if (known == null) {
            known = search(stem);
            if (lookedFor.size() < MOST_REMEMBERED) {
                lookedFor.put(stem, known);
            }
        }
        return known;
    }

    private List<Match> search(String stem) {
        Integer same = numbers.get(stem);
        List<Match> matches = new ArrayList<>();
        if (same != null) {
            matches.add(new Match(same, 1));
        }
        Map<Integer, Integer> shared = new HashMap<>();
        for (String trigram : trigrams(stem)) {
            byTrigram.getOrDefault(trigram, List.of()).forEach(number -> shared.merge(number, 1, Integer::sum));
        }
        shared.forEach((number, count) -> {
            String other = stems.get(number);
            if (number.equals(same) || count < 2 && Math.min(stem.length(), other.length()) > SHORTEST_BEGINNING) {
                return;
            }
            double alike = Math.max(beginning(stem, other), same == null ? mistyped(stem, other) : 0);
            if (alike >= LEAST_ALIKE) {
                matches.add(new Match(number, alike));
            }
        });
        return matches;
    }

    private static double beginning(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        int more = longer.length() - shorter.length();
        if (!longer.startsWith(shorter)) {
            return 0;
        }
        if (shorter.length() < SHORTEST_BEGINNING) {
            return 0;
        }
        return Math.max(0.9 - 0.05 * more, shorter.length() > SHORTEST_BEGINNING + 1 ? LEAST_ALIKE : 0);
    }

    private static double mistyped(String one, String other) {
        int length = Math.max(one.length(), other.length());
        // Hardly anybody mistypes the first letter, and short words are all alike.
        if (Math.min(one.length(), other.length()) < SHORTEST_MISTYPED || one.charAt(0) != other.charAt(0)) {
            return 0;
        }
        int allowed = length >= LONG_WORD ? 2 : 1;
        if (Math.abs(one.length() - other.length()) > allowed) {
            return 0;
        }
        int typos = typos(one, other);
        return typos > allowed ? 0 : 0.95 - (double) typos / length;
    }

    /** Letters that are missing, too many, different or swapped with their neighbour. */
    static int typos(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            least[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            least[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int different = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(least[i - 1][j], least[i][j - 1]) + 1;
                best = Math.min(best, least[i - 1][j - 1] + different);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    best = Math.min(best, least[i - 2][j - 2] + 1);
                }
                least[i][j] = best;
            }
        }
        return least[one.length()][other.length()];
    }

    /** With the beginning marked twice, so that it counts more than the end. */
    private static List<String> trigrams(String stem) {
        String marked = "__" + stem + "_";
        List<String> trigrams = new ArrayList<>(marked.length());
        for (int place = 0; place + 3 <= marked.length(); place++) {
            String trigram = marked.substring(place, place + 3);
            if (!trigrams.contains(trigram)) {
                trigrams.add(trigram);
            }
        }
        return trigrams;
    }
}
