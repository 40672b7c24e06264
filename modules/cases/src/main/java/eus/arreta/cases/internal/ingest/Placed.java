package eus.arreta.cases.internal.ingest;

import eus.arreta.channelapi.InboundEvent.MessageReceived;
import java.util.UUID;

/**
 * A message with the place where it goes.
 *
 * @param language in which it is; absent when unknown
 */
record Placed(
        UUID entryId,
        MessageReceived message,
        MessageText text,
        String language,
        String channel,
        UUID conversationId,
        UUID caseId,
        UUID contactId) {}
