package eus.arreta.local;

/** What a power cut may cost. Killing processes costs nothing in either case. */
public enum Durability {
    /** What was confirmed is on the disk: for all real use. */
    DURABLE,
    /** Confirmed before it is on the disk: faster, for tests. */
    RELAXED
}
