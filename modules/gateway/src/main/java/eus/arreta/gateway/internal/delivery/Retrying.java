package eus.arreta.gateway.internal.delivery;

import eus.arreta.events.BackOff;
import java.time.Duration;
import java.time.Instant;

/** When a send that failed for now is tried again, and when it is given up. */
final class Retrying {

    /** So long after its first try a message is given up: by then the citizen has been waiting for a day. */
    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private static final BackOff OURS = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10));
    /** Shortest wait that a network can ask for, so that a wrong answer of it does not become a loop. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private Retrying() {}

    /**
     * How long to wait: what the network asked for, even where that is longer than ours; else 1, 2, 4… seconds up to ten
     * minutes, each with up to a quarter more at random.
     *
     * @param attempts so far, from 1
     * @param after    the network's own "retry after"; absent when it named none
     */
    static Duration wait(int attempts, Duration after) {
        if (after != null) {
            return after.compareTo(SHORTEST) < 0 ? SHORTEST : after;
        }
        return OURS.after(attempts);
    }

    /** Whether a message that was first tried then has been tried for long enough. */
    static boolean givesUp(Instant firstTriedAt, Instant now) {
        return !now.isBefore(firstTriedAt.plus(GIVE_UP_AFTER));
    }
}
