package eus.arreta.channelapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an outbound message has come, in the order in which it gets there. */
public enum DeliveryState {
    /** Written, not yet taken up by the account's dispatcher. */
    QUEUED,
    /** Handed to the network, no answer yet. */
    SENDING,
    /** A crash or a time-out came between handing over and the answer: it may have arrived or not. */
    UNKNOWN,
    /** It can't be delivered; the reason says why. */
    FAILED,
    /** The network has taken it. */
    SENT,
    /** It is on the citizen's device. */
    DELIVERED,
    /** The citizen has seen it. */
    READ;

    /** The word on the wire and in the database, in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInput when no state has that word */
    @JsonCreator
    public static DeliveryState of(String word) {
        for (DeliveryState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new InvalidInput("/state", "invalid", "is no delivery state");
    }

    /** Whether a message in state {@code before} may become this: later news wins, arrival is never taken back. */
    public boolean mayFollow(DeliveryState before) {
        return switch (before) {
            case QUEUED, SENDING, UNKNOWN, FAILED -> this != before;
            case SENT -> this == DELIVERED || this == READ;
            case DELIVERED -> this == READ;
            case READ -> false;
        };
    }
}
