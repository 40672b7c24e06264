package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.OutboundCommand;
import java.util.UUID;

/** A command that is to be carried out. */
record Delivery(UUID commandId, UUID accountId, String conversation, OutboundCommand command, int attempts) {}
