package eus.arreta.webchat.internal;

/** Why the server closes a connection: the code on the wire and a few words. */
enum Closing {
    TOO_BIG(1009, "a frame is too big"),
    FAILED(1011, "a fault of the server, come back"),
    RESTARTING(1012, "the account restarts, come back"),
    FULL(1013, "too many connections, come back later"),
    BAD_FRAMES(4400, "too many frames that are not of the protocol"),
    NO_HELLO(4401, "no hello"),
    IDLE(4408, "nothing heard"),
    FLOODED(4429, "too many frames at once"),
    NOT_STORED(4503, "not stored, come back and send again"),
    SLOW_READER(4509, "reads too slowly, come back and resume");

    private final int code;
    private final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
