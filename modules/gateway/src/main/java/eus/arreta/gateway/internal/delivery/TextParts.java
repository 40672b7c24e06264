package eus.arreta.gateway.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text that is too long for its network: at a paragraph, a line, a sentence or a word where there is one in the
 * second half of what fits, and never inside a character as people see it.
 *
 * @see <a href="https://unicode.org/reports/tr29/">Unicode Standard Annex 29, extended grapheme clusters</a>
 */
public final class TextParts {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    /** Best places to cut first. */
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("\\n\\s*\\n"),
            Pattern.compile("\\n"),
            Pattern.compile("(?<=[.!?…])\\s"),
            Pattern.compile("\\s"));

    private TextParts() {}

    /**
     * The parts in order. Joined they are the text, but for blanks where it was cut.
     *
     * @param longest most UTF-16 units of a part, at least 1; a single character that is longer is cut all the same
     */
    public static List<String> split(String text, int longest) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > longest) {
            int cut = place(rest, longest);
            String part = rest.substring(0, cut).stripTrailing();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isBlank() || parts.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /** Where to cut: 1 to {@code longest}. */
    private static int place(String text, int longest) {
        // One unit more than fits: a blank right behind the last word that fits is a place, too.
        String beginning = text.substring(0, longest + 1);
        for (Pattern place : PLACES) {
            int best = 0;
            Matcher found = place.matcher(beginning);
            while (found.find()) {
                if (found.start() <= longest) {
                    best = found.start();
                }
            }
            if (best >= longest / 2 && best > 0) {
                return best;
            }
        }
        return atCluster(text, longest);
    }

    private static int atCluster(String text, int longest) {
        int end = 0;
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find() && cluster.end() <= longest) {
            end = cluster.end();
        }
        return end == 0 ? longest : end;
    }
}
