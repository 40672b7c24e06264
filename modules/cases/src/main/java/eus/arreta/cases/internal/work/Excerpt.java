package eus.arreta.cases.internal.work;

/** What a list shows of a text. */
public final class Excerpt {

    private static final int LONGEST = 160;
    /** More of a text is not looked at: it would not be shown. */
    private static final int LOOKED_AT = 4 * LONGEST;

    private Excerpt() {}

    /** The beginning of a text, in one line, not cut inside a character. */
    public static String of(String text) {
        String beginning = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        String line = inOneLine(beginning.strip());
        if (line.length() <= LONGEST && beginning.length() == text.length()) {
            return line;
        }
        int end = Math.min(LONGEST, line.length());
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }

    /** Spaces, tabs and line ends that stand together become one space. By hand: every message comes by here. */
    private static String inOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean spaced = false;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            boolean space = sign == ' ' || sign >= '\t' && sign <= '\r';
            if (!space) {
                line.append(sign);
            } else if (!spaced) {
                line.append(' ');
            }
            spaced = space;
        }
        return line.toString();
    }
}
