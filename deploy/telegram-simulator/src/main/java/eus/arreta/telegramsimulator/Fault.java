package eus.arreta.telegramsimulator;

import java.util.Map;

/**
 * Something that goes wrong on the way.
 *
 * @param kind        what
 * @param method      only of this method, such as {@code sendMessage}; absent for any
 * @param chatId      only of this chat; absent for any
 * @param times       how often, then it is over; 0 for always
 * @param probability 0 to 1, of each call that it could meet
 * @param millis      for {@link Kind#DELAY}
 * @param code        for {@link Kind#REFUSE}, with {@code description} and {@code parameters}
 */
public record Fault(
        Kind kind,
        String method,
        Long chatId,
        int times,
        double probability,
        long millis,
        int code,
        String description,
        Map<String, Object> parameters) {

    /** What goes wrong. */
    public enum Kind {
        /** The call is carried out later. */
        DELAY,
        /** The connection ends before the call is carried out. */
        DROP_BEFORE,
        /** The call is carried out, then the connection ends without an answer. */
        DROP_AFTER,
        /** The call is not carried out; a page that is no JSON, with status 502. */
        HTML,
        /** The call is not carried out; an error as the Bot API words it. */
        REFUSE,
        /** Updates are told twice in one answer. Only for {@code getUpdates}. */
        DUPLICATE,
        /** Updates are told in any order. Only for {@code getUpdates}. */
        SHUFFLE
    }

    public Fault {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        if (probability <= 0) {
            probability = 1;
        }
    }

    private static Fault of(Kind kind, String method, int times) {
        return new Fault(kind, method, null, times, 1, 0, 0, null, null);
    }

    public static Fault dropBefore(String method, int times) {
        return of(Kind.DROP_BEFORE, method, times);
    }

    public static Fault dropAfter(String method, int times) {
        return of(Kind.DROP_AFTER, method, times);
    }

    public static Fault html(String method, int times) {
        return of(Kind.HTML, method, times);
    }

    public static Fault duplicateUpdates() {
        return of(Kind.DUPLICATE, "getUpdates", 0);
    }

    public static Fault shuffledUpdates() {
        return of(Kind.SHUFFLE, "getUpdates", 0);
    }

    public static Fault delay(String method, long millis, int times) {
        return new Fault(Kind.DELAY, method, null, times, 1, millis, 0, null, null);
    }

    /** An error as the Bot API words it. */
    public static Fault refuse(String method, int code, String description, int times) {
        return new Fault(Kind.REFUSE, method, null, times, 1, 0, code, description, null);
    }

    /** 429 with {@code retry_after} in seconds. */
    public static Fault tooMany(String method, int retryAfter, int times) {
        return new Fault(
                Kind.REFUSE,
                method,
                null,
                times,
                1,
                0,
                429,
                "Too Many Requests: retry after " + retryAfter,
                Map.of("retry_after", retryAfter));
    }

    /** The same in one chat only. */
    public Fault in(long chat) {
        return new Fault(kind, method, chat, times, probability, millis, code, description, parameters);
    }

    /** The same by chance. */
    public Fault withProbability(double chance) {
        return new Fault(kind, method, chatId, times, chance, millis, code, description, parameters);
    }
}
