package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.OutboundCommand;
import java.time.Instant;
import java.util.UUID;

/**
 * A command that is to be carried out.
 *
 * @param attempts     with the present one; tells a sender whose delivery was taken over that it is no longer its own
 * @param sent         what the network has of it
 * @param firstTriedAt when the first attempt began
 * @param resent       it was sent again by policy already, because nobody knew what had become of it
 */
record Delivery(
        UUID commandId,
        UUID accountId,
        String conversation,
        OutboundCommand command,
        int attempts,
        SentIds sent,
        Instant firstTriedAt,
        boolean resent) {

    /** Whether carrying it out twice comes to the same as once: changes of what was sent before do. */
    boolean mayBeRepeated() {
        return !(command instanceof OutboundCommand.SendMessage);
    }
}
