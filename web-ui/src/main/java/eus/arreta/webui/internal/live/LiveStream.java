package eus.arreta.webui.internal.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * What goes to one browser, in order and bounded: when more waits than a browser is worth, all of it is dropped, and the
 * browser is told to look at everything anew.
 */
final class LiveStream {

    /** Frames that may wait for a slow browser. */
    static final int CAPACITY = 256;

    static final String RESYNC = "event: resync\ndata: {}\n\n";

    private final Line line;
    private final Executor turn;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean dropped;
    private boolean pumping;
    private boolean closed;

    /**
     * The connection.
     *
     * <p>All calls come from the executor that the stream was made with.
     */
    interface Line {
        /** Whether it takes nothing more for now; who owns the line calls {@link LiveStream#pump()} when it does again. */
        boolean isFull();

        void write(String frame);

        void end();
    }

    /** @param turn runs what writes to the line, one after the other */
    LiveStream(Line line, Executor turn) {
        this.line = line;
        this.turn = turn;
    }

    /** Sends that frame, or makes it part of what the browser will be told to look at anew. Any thread. */
    void offer(String frame) {
        synchronized (this) {
            if (closed || dropped) {
                return;
            }
            if (waiting.size() == CAPACITY) {
                waiting.clear();
                dropped = true;
            } else {
                waiting.add(frame);
            }
        }
        pump();
    }

    /** Writes what waits, as far as the line takes it. Any thread. */
    void pump() {
        synchronized (this) {
            if (pumping || closed) {
                return;
            }
            pumping = true;
        }
        turn.execute(this::write);
    }

    private void write() {
        String frame = next();
        while (frame != null) {
            line.write(frame);
            frame = next();
        }
    }

    private synchronized String next() {
        if (closed || line.isFull()) {
            pumping = false;
            return null;
        }
        if (dropped) {
            dropped = false;
            return RESYNC;
        }
        String frame = waiting.poll();
        pumping = frame != null;
        return frame;
    }

    /** Says goodbye and ends; what waits is dropped. Any thread. */
    void end(String lastFrame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        turn.execute(() -> {
            line.write(lastFrame);
            line.end();
        });
    }

    /** The browser has gone. Any thread. */
    synchronized void gone() {
        closed = true;
        waiting.clear();
    }
}
