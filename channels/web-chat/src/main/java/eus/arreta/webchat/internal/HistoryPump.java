package eus.arreta.webchat.internal;

import eus.arreta.channelapi.HistoryItem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Brings the history to one browser, from its cursor on. One run at a time; a wake-up during a run makes it look once
 * more. Since the cursor only grows, nothing is sent twice on a connection, and nothing between is left out.
 */
final class HistoryPump {

    private final LongFunction<List<HistoryItem>> history;
    private final Function<HistoryItem, CompletionStage<Void>> send;
    private final Runnable caughtUp;
    private final Executor executor;

    private boolean running;
    private boolean again;
    private boolean wasCaughtUp;
    private boolean failed;
    private volatile long cursor;

    /**
     * @param history  the next messages after a cursor, none when there is nothing newer; may block
     * @param send     completes when the message has left, exceptionally when the connection is gone
     * @param caughtUp called once, when the first run has sent everything
     */
    HistoryPump(
            long after,
            LongFunction<List<HistoryItem>> history,
            Function<HistoryItem, CompletionStage<Void>> send,
            Runnable caughtUp,
            Executor executor) {
        this.cursor = after;
        this.history = history;
        this.send = send;
        this.caughtUp = caughtUp;
        this.executor = executor;
    }

    /** The last message that was sent. */
    long cursor() {
        return cursor;
    }

    /** Whether the last look failed, so that somebody has to wake it again. */
    synchronized boolean hasFailed() {
        return failed;
    }

    /** There may be something new. Never blocks. */
    void wake() {
        synchronized (this) {
            if (running) {
                again = true;
                return;
            }
            running = true;
        }
        executor.execute(this::look);
    }

    private void look() {
        List<HistoryItem> page;
        try {
            page = history.apply(cursor);
        } catch (RuntimeException away) {
            stop(true);
            return;
        }
        if (page.isEmpty()) {
            settle();
        } else {
            sendAll(page).whenComplete((nothing, gone) -> {
                if (gone == null) {
                    executor.execute(this::look);
                } else {
                    stop(false);
                }
            });
        }
    }

    private CompletionStage<Void> sendAll(List<HistoryItem> page) {
        CompletionStage<Void> before = CompletableFuture.completedFuture(null);
        for (HistoryItem item : page) {
            before = before.thenCompose(sent -> next(item));
        }
        return before;
    }

    private CompletionStage<Void> next(HistoryItem item) {
        if (item.cursor() <= cursor) {
            return CompletableFuture.completedFuture(null);
        }
        return send.apply(item).thenRun(() -> cursor = item.cursor());
    }

    private void settle() {
        boolean lookAgain;
        boolean first;
        synchronized (this) {
            first = !wasCaughtUp;
            wasCaughtUp = true;
            failed = false;
            lookAgain = again;
            again = false;
            running = lookAgain;
        }
        if (first) {
            caughtUp.run();
        }
        if (lookAgain) {
            executor.execute(this::look);
        }
    }

    private synchronized void stop(boolean failure) {
        running = false;
        again = false;
        failed = failure;
    }
}
