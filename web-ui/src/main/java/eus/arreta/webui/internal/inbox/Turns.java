package eus.arreta.webui.internal.inbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many lists be made at once, the others wait in the order in which they came: when many ask together, none of
 * them waits several times as long as the next. Who has waited for long goes on without a turn, so that a few lists that hang
 * don't keep all the others.
 */
final class Turns {

    private final Semaphore free;
    private final long longestWait;

    Turns(int atOnce, Duration longestWait) {
        this.free = new Semaphore(atOnce, true);
        this.longestWait = longestWait.toNanos();
    }

    <T> T take(Supplier<T> list) {
        boolean mine = await();
        try {
            return list.get();
        } finally {
            if (mine) {
                free.release();
            }
        }
    }

    private boolean await() {
        try {
            return free.tryAcquire(longestWait, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
