package eus.arreta.notices.internal.mail;

/**
 * One mail as it is sent.
 *
 * @param to       one address
 * @param subject  one line
 * @param text     plain text; never a citizen's words
 * @param language in which it is written: eu, es, fr or en
 */
public record Letter(String to, String subject, String text, String language) {

    public Letter {
        oneLine(to);
        oneLine(subject);
    }

    /** A line break here would let a name write into the mail's head. */
    private static void oneLine(String text) {
        if (text.isBlank() || text.chars().anyMatch(sign -> sign < ' ' || sign == 0x7f)) {
            throw new IllegalArgumentException("is no single line");
        }
    }

    /** Words of others without what breaks lines. */
    static String inOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Hides all of it. */
    @Override
    public String toString() {
        return "Letter[]";
    }
}
