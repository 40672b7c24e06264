package eus.arreta.channelapi;

import java.time.Duration;

/** What came of a send. */
public sealed interface SendResult {

    /** The network has it, under this id (absent when it gives none). */
    record Sent(String externalId) implements SendResult {}

    /**
     * Not now: try again.
     *
     * @param after  the network's own "retry after"; absent when it named none
     * @param reason a stable word, such as {@code rate-limited}
     */
    record TryAgain(Duration after, String reason) implements SendResult {}

    /** Never: {@code reason} is a stable word, such as {@code blocked}. */
    record Failed(String reason) implements SendResult {}

    /** Nobody knows whether it arrived: {@code reason} is a stable word, such as {@code timed-out}. */
    record Unknown(String reason) implements SendResult {}
}
