package eus.arreta.channelapi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message of a conversation as its own citizen may see it.
 *
 * @param cursor     grows with each message of the conversation; what {@code after} takes
 * @param messageId  of Arreta
 * @param outbound   true when it goes to the citizen
 * @param externalId the network's id, when it has one
 * @param author     who wrote an outbound message, as the citizen may see it
 * @param delivery   how far an outbound message has come; absent for inbound
 * @param content    parts of an inbound message; for an outbound one its text as {@link Content.Text}
 */
public record HistoryItem(
        long cursor,
        UUID messageId,
        boolean outbound,
        String externalId,
        Instant at,
        String author,
        DeliveryState delivery,
        List<Content> content) {}
