package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.OutboundCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A command that is to be carried out.
 *
 * @param attempts     with the present one; tells a sender whose delivery was taken over that it is no longer its own
 * @param externalIds  the network's ids of the parts that were sent; an empty text where it gave none
 * @param firstTriedAt when the first attempt began
 * @param resent       it was sent again by policy already, because nobody knew what had become of it
 */
record Delivery(
        UUID commandId,
        UUID accountId,
        String conversation,
        OutboundCommand command,
        int attempts,
        List<String> externalIds,
        Instant firstTriedAt,
        boolean resent) {

    Delivery {
        externalIds = List.copyOf(externalIds);
    }

    /** How many parts the network has. */
    int partsSent() {
        return externalIds.size();
    }
}
