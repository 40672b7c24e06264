package eus.arreta.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one service running from {@link #begin()} to {@link #stop()}, in a thread of its own: starts it, waits for its
 * end, starts it again. Only an end counts as dead: a process that was stopped with STOP, or is slow, is left alone.
 */
final class SupervisedProcess {

    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /** Who lived this long did not die of its start. */
    private static final Duration HEALTHY = Duration.ofSeconds(20);

    /** A kill during the first start is worth another try; a machine that kills each of them is not. */
    private static final int KILLED_STARTS = 3;

    private static final int SIGNAL_BASE = 128;

    private final LocalService service;
    private final Console console;
    private final Runnable started;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
    private final Thread thread;
    private Duration delay = Duration.ZERO;

    /** {@code started} is run after each successful start. */
    SupervisedProcess(LocalService service, Console console, Runnable started) {
        this.service = service;
        this.console = console;
        this.started = started;
        this.thread = new Thread(this::keepRunning, "keep " + service.name());
        thread.setDaemon(true);
    }

    SupervisedProcess begin() {
        thread.start();
        return this;
    }

    /** Completes when the service is ready for the first time, or with the reason why it cannot start. */
    CompletableFuture<Void> firstStart() {
        return firstStart;
    }

    /** Ends the service and the watch over it. */
    void stop() {
        stopped.countDown();
        service.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean wanted() {
        return stopped.getCount() > 0;
    }

    private void keepRunning() {
        int failures = 0;
        while (wanted()) {
            try {
                startOnce();
                failures = 0;
                awaitEnd();
            } catch (IOException e) {
                failures++;
                if (wanted() && !firstStart.isDone() && !(isKilled(e) && failures < KILLED_STARTS)) {
                    firstStart.completeExceptionally(e);
                    return;
                }
                if (wanted()) {
                    console.say(e.getMessage() + "\n" + service.name() + " is started again in "
                            + Console.seconds(lengthenedDelay()));
                }
            }
            awaitDelay();
        }
        // A start that was under way when the stop came.
        service.stop();
        firstStart.cancel(false);
    }

    private static boolean isKilled(IOException e) {
        return e instanceof StartFailedException failed && failed.killed();
    }

    private void startOnce() throws IOException {
        long begun = System.nanoTime();
        service.start();
        if (wanted()) {
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            console.say(service.name() + " ready on " + service.address() + " (" + Console.seconds(taken) + ")");
            started.run();
            firstStart.complete(null);
        }
    }

    private void awaitEnd() {
        long begun = System.nanoTime();
        Process process = service.process();
        int code = process.onExit().join().exitValue();
        if (wanted()) {
            boolean healthy = System.nanoTime() - begun > HEALTHY.toNanos();
            // The first death after a long life is repaired at once.
            Duration next = healthy ? Duration.ZERO : lengthenedDelay();
            delay = next;
            console.say(service.name() + " (process " + process.pid() + ") ended unexpectedly, " + cause(code)
                    + "; starting it again" + (next.isZero() ? "" : " in " + Console.seconds(next)));
        }
    }

    private static String cause(int code) {
        return code > SIGNAL_BASE ? "killed by signal " + (code - SIGNAL_BASE) : "exit code " + code;
    }

    private Duration lengthenedDelay() {
        Duration doubled = delay.isZero() ? FIRST_DELAY : delay.multipliedBy(2);
        delay = doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
        return delay;
    }

    private void awaitDelay() {
        try {
            stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
