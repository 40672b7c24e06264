package eus.arreta.channelapi;

/** The right to be the one replica that does something. */
public interface Lease extends AutoCloseable {

    /** Whether this replica holds it at this moment; ask before each step. */
    boolean held();

    /** Grows with each change of holder; what a guarded write compares. 0 when never held. */
    long fencing();

    /** Gives it up and stops competing. */
    @Override
    void close();
}
