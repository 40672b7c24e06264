package eus.arreta.sla.internal.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that moved a case's clocks, as a case event told it.
 *
 * @param sequence of the event: what was drawn later happened later, but for messages, which have their channel's time
 * @param at       when it happened
 * @param heardAt  when it came here
 * @param detail   the new state's word; a promise's id and what became of it; absent elsewhere
 * @param due      of a promise that was made; of a message until when its network lets an answer through; absent elsewhere
 */
public record Fact(long sequence, What what, Instant at, Instant heardAt, String detail, Instant due) {

    /** Who hears of it so much later hears of an import: nobody can be in time any more. */
    private static final Duration OLD = Duration.ofDays(7);

    /** What happened. */
    public enum What {
        OPENED,
        /** A citizen's message. */
        MESSAGE,
        /** A person's answer. */
        REPLY,
        /** A call or a visit: asked and answered at once. */
        SPOKEN,
        STATE,
        PROMISE,
        /** The case became part of another. */
        MERGED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean isOld() {
        return Duration.between(at, heardAt).compareTo(OLD) > 0;
    }
}
