package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.OutboundCommand;
import java.time.Instant;
import java.util.UUID;

/**
 * A command that is to be carried out.
 *
 * @param attempts  how often it was begun
 * @param partsSent how many parts of a long text the network has already
 * @param queuedAt  since when it waits to be sent
 */
record Delivery(
        UUID commandId,
        UUID accountId,
        String conversation,
        OutboundCommand command,
        int attempts,
        int partsSent,
        Instant queuedAt) {}
