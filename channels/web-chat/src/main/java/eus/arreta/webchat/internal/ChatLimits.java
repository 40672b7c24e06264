package eus.arreta.webchat.internal;

import java.time.Duration;

/**
 * What one connection may do.
 *
 * @param messagesPerSecond over a longer time
 * @param burst             at once, after a pause
 * @param lookAgain         how often the history is asked without a wake-up, since a wake-up may be lost
 */
record ChatLimits(int messagesPerSecond, int burst, Duration lookAgain) {

    /** Largest frame in bytes of UTF-8; the framework's own limit is higher, because it cuts the line without a word. */
    static final int FRAME_BYTES = 32 * 1024;
    /** Frames that wait behind the one that is being handled. */
    static final int WAITING_FRAMES = 64;
    /** Frames over {@link #WAITING_FRAMES} that are answered before the connection is closed. */
    static final int EXCESS_FRAMES = 256;
    /** Frames that are none of the protocol, before the connection is closed. */
    static final int BAD_FRAMES = 10;
    /** Messages asked of the history at once. */
    static final int PAGE = 100;

    static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    static final Duration IDLE = Duration.ofSeconds(90);
    static final Duration TYPING_EVERY = Duration.ofSeconds(3);
    /** How long to wait after the history could not be asked. */
    static final Duration LOOK_AFTER_FAILURE = Duration.ofSeconds(2);

    ChatLimits {
        if (messagesPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("arreta.web-chat.messages-per-second and -burst are at least 1");
        }
        if (lookAgain.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("arreta.web-chat.look-again is at least one second");
        }
    }
}
