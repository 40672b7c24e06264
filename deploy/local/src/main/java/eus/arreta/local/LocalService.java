package eus.arreta.local;

import java.io.IOException;

/** A server process of this machine that can be started, watched and stopped, again and again. */
public interface LocalService extends AutoCloseable {

    /** What people call it, such as {@code PostgreSQL}. */
    String name();

    /** Where it answers, such as {@code 127.0.0.1:15432}. */
    String address();

    /**
     * Starts the process and waits until it serves.
     *
     * @throws StartFailedException when the process ended before it was ready, with its last words
     * @throws IOException when it could not be started at all
     */
    void start() throws IOException;

    /** The process of the last start; null before the first. It may have ended since. */
    Process process();

    /** Stops it in order, by force when it does not obey; does nothing when it does not run. */
    void stop();

    /** The process id of the last start. */
    default long pid() {
        return process().pid();
    }

    @Override
    default void close() {
        stop();
    }
}
