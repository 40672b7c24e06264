package eus.arreta.cases.internal.work;

import java.util.regex.Pattern;

/** What a list shows of a text. */
public final class Excerpt {

    private static final int LONGEST = 160;
    /** More of a text is not looked at: it would not be shown. */
    private static final int LOOKED_AT = 4 * LONGEST;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Excerpt() {}

    /** The beginning of a text, in one line, not cut inside a character. */
    public static String of(String text) {
        String beginning = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        String line = SPACES.matcher(beginning.strip()).replaceAll(" ");
        if (line.length() <= LONGEST && beginning.length() == text.length()) {
            return line;
        }
        int end = Math.min(LONGEST, line.length());
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
