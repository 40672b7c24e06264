package eus.arreta.telegram.internal;

import java.time.Duration;

/**
 * A call to the Bot API that didn't go well. It holds no address and no cause: both may hold the token.
 */
final class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is known of the call. */
    enum Kind {
        /** Telegram said no: the call had no effect. */
        REFUSED,
        /** It never left this machine. */
        NOT_SENT,
        /** It went out, and no answer came that says what became of it. */
        NO_ANSWER
    }

    private final Kind kind;
    private final int code;
    private final Duration retryAfter;
    private final Long movedTo;

    Trouble(Kind kind, int code, String description, Duration retryAfter, Long movedTo) {
        super(description, null, false, false);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
        this.movedTo = movedTo;
    }

    Kind kind() {
        return kind;
    }

    /** The Bot API's error code; 0 when it gave none. */
    int code() {
        return code;
    }

    /** Absent unless Telegram named one. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** The new id of a group that was moved; absent otherwise. */
    Long movedTo() {
        return movedTo;
    }

    /** Whether Telegram's description, after {@code Bad Request:} and such, begins so. */
    boolean says(String beginning) {
        String description = getMessage().replaceFirst("^[A-Za-z ]+: ", "");
        return description.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** The token is wrong or was revoked; a token of a wrong form is answered with 404. */
    boolean isAboutTheToken() {
        return kind == Kind.REFUSED && (code == 401 || code == 404);
    }
}
