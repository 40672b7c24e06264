package eus.arreta.cases.internal.ingest;

import eus.arreta.channelapi.InboundEvent.MessageReceived;
import java.util.UUID;

/** A message with the place where it goes. */
record Placed(
        UUID entryId,
        MessageReceived message,
        MessageText text,
        String channel,
        UUID conversationId,
        UUID caseId,
        UUID contactId) {}
