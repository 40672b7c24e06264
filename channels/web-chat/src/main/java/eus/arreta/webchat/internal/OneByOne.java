package eus.arreta.webchat.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A bounded queue whose items are handled strictly one after another, on the executor's threads. */
final class OneByOne<T> {

    private final int mostWaiting;
    private final Executor executor;
    private final Function<T, CompletionStage<?>> step;
    private final Queue<T> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param mostWaiting items behind the one that is being handled
     * @param step        handles an item; the next begins when its stage has completed, whatever came of it
     */
    OneByOne(int mostWaiting, Executor executor, Function<T, CompletionStage<?>> step) {
        this.mostWaiting = mostWaiting;
        this.executor = executor;
        this.step = step;
    }

    /** Puts an item at the end; false when the queue is full, and then nothing happened. */
    boolean offer(T item) {
        synchronized (this) {
            if (waiting.size() >= mostWaiting) {
                return false;
            }
            waiting.add(item);
            if (busy) {
                return true;
            }
            busy = true;
        }
        executor.execute(this::work);
        return true;
    }

    /** Takes out all that waits. */
    synchronized List<T> drain() {
        List<T> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    private void work() {
        for (T item = next(); item != null; item = next()) {
            CompletableFuture<?> done = begin(item);
            if (!done.isDone()) {
                done.whenComplete((result, failure) -> executor.execute(this::work));
                return;
            }
        }
    }

    private synchronized T next() {
        T item = waiting.poll();
        busy = item != null;
        return item;
    }

    private CompletableFuture<?> begin(T item) {
        try {
            return step.apply(item).toCompletableFuture();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
