package eus.arreta.webchat.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What leaves for one browser: one send in flight at a time, the rest waits here and nowhere else. A browser that does
 * not read is cut off before its frames fill the memory; it resumes from its cursor.
 */
final class OutgoingFrames {

    /** Answers that may wait; the history's messages wait for each other and never fill this. */
    static final int MOST_WAITING = 512;

    private record Sending(String text, CompletableFuture<Void> sent) {}

    private final Wire wire;
    private final OneByOne<Sending> queue;

    OutgoingFrames(Wire wire, Executor executor) {
        this.wire = wire;
        this.queue = new OneByOne<>(MOST_WAITING, executor, this::transmit);
    }

    /** Completes when the frame has left; exceptionally when it never will. */
    CompletionStage<Void> send(ServerFrame frame) {
        Sending sending = new Sending(FrameWriter.write(frame), new CompletableFuture<>());
        if (!queue.offer(sending)) {
            sending.sent().completeExceptionally(new IllegalStateException("the browser reads too slowly"));
            close(Closing.SLOW_READER);
        }
        return sending.sent();
    }

    /** Closes at once; what waits is dropped. */
    void close(Closing closing) {
        queue.drain().forEach(dropped -> dropped.sent().completeExceptionally(new IllegalStateException("closed")));
        wire.close(closing);
    }

    private CompletionStage<?> transmit(Sending sending) {
        return wire.send(sending.text()).whenComplete((nothing, failure) -> {
            if (failure == null) {
                sending.sent().complete(null);
            } else {
                sending.sent().completeExceptionally(failure);
            }
        });
    }
}
