package eus.arreta.channelapi;

import java.time.Duration;
import java.util.List;

/** What came of a send. */
public sealed interface SendResult {

    /**
     * The network has it.
     *
     * @param externalId what the network calls it; absent when it gives no id
     * @param others     where one call made several messages, such as an album: what it calls the others
     */
    record Sent(String externalId, List<String> others) implements SendResult {
        public Sent {
            others = Check.optionalList(others, "/others");
        }

        /** One message, or none that has an id. */
        public Sent(String externalId) {
            this(externalId, List.of());
        }
    }

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
