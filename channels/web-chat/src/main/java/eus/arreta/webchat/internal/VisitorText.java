package eus.arreta.webchat.internal;

import java.util.Optional;

/** What a visitor's message may be. */
final class VisitorText {

    /** Longest message, in UTF-16 units. */
    static final int LONGEST = 4_000;

    private VisitorText() {}

    /** The code of the error when the text is refused: {@code too-long}, {@code empty} or {@code invalid}. */
    static Optional<String> refusal(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("too-long");
        }
        if (text.isBlank()) {
            return Optional.of("empty");
        }
        return isStorable(text) ? Optional.empty() : Optional.of("invalid");
    }

    /** No NUL, which PostgreSQL cannot hold, and no half of a surrogate pair, which UTF-8 cannot. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }
}
