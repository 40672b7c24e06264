package eus.arreta.gateway.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts texts that are longer than a network allows. Words stay whole, and so does what a reader sees as one character
 * (a letter with its accents, a flag, a family of emoji), unless it alone is longer than the limit.
 */
final class TextParts {

    /**
     * An extended grapheme cluster. {@code java.text.BreakIterator} is not enough: on Java 17 it takes flags and joined
     * emoji apart.
     *
     * @see <a href="https://unicode.org/reports/tr29/">Unicode Standard Annex 29</a>
     */
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    /** The shortest limit: below it not even one character outside the basic plane fits. */
    private static final int SHORTEST_LIMIT = 2;

    private TextParts() {}

    private record Cluster(int start, int end, boolean white) {}

    /**
     * The parts of a text, in their order. Together they are the text, but for white space where it was cut and at its
     * beginning; a text that fits is one part, as it is.
     *
     * @param longest in UTF-16 units, at least 2
     * @return at least one part, each of at most {@code longest} units
     */
    static List<String> split(String text, int longest) {
        if (longest < SHORTEST_LIMIT) {
            throw new IllegalArgumentException("no text can be cut into parts of " + longest);
        }
        if (text.length() <= longest) {
            return List.of(text);
        }
        List<Cluster> clusters = clusters(text, longest);
        List<String> parts = new ArrayList<>();
        int first = wordAt(clusters, 0);
        while (first < clusters.size()) {
            int cut = cut(clusters, first, longest);
            int end = cut;
            while (cut < clusters.size() && end > first && clusters.get(end - 1).white()) {
                end--;
            }
            parts.add(text.substring(
                    clusters.get(first).start(), clusters.get(end - 1).end()));
            first = wordAt(clusters, cut);
        }
        return parts.isEmpty() ? List.of(text.substring(0, longest)) : parts;
    }

    /** The index after the last cluster of the part that begins at {@code first}. */
    private static int cut(List<Cluster> clusters, int first, int longest) {
        int over = first;
        while (over < clusters.size()
                && clusters.get(over).end() - clusters.get(first).start() <= longest) {
            over++;
        }
        if (over == clusters.size() || clusters.get(over).white()) {
            return over;
        }
        int space = over - 1;
        while (space > first && !clusters.get(space).white()) {
            space--;
        }
        // A word that is longer than the limit is cut at the limit.
        return space > first ? space : over;
    }

    private static int wordAt(List<Cluster> clusters, int from) {
        int index = from;
        while (index < clusters.size() && clusters.get(index).white()) {
            index++;
        }
        return index;
    }

    private static List<Cluster> clusters(String text, int longest) {
        List<Cluster> clusters = new ArrayList<>();
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            while (matcher.end() - start > longest) {
                int end = start + longest;
                if (Character.isHighSurrogate(text.charAt(end - 1))) {
                    end--;
                }
                clusters.add(new Cluster(start, end, false));
                start = end;
            }
            boolean white = text.substring(start, matcher.end()).codePoints().allMatch(Character::isWhitespace);
            clusters.add(new Cluster(start, matcher.end(), white));
        }
        return clusters;
    }
}
