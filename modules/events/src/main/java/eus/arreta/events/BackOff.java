package eus.arreta.events;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long whoever tries again waits: twice as long each time, and up to a quarter more at random, so that those who failed
 * together don't come again together.
 *
 * @param first   after the first try
 * @param longest that it grows to, before what is added at random
 */
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /** @param attempts so far, from 1 */
    public Duration after(int attempts) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
        Duration bounded = wait.compareTo(longest) > 0 ? longest : wait;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 4 + 1));
    }
}
