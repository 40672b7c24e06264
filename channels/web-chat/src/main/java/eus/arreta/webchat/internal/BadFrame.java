package eus.arreta.webchat.internal;

/** A text that is no frame of the protocol. */
final class BadFrame extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param detail a sentence without what stood in the text */
    BadFrame(String detail) {
        super(detail, null, false, false);
    }
}
