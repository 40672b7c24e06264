package eus.arreta.events;

import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.OutboundCommand;
import java.time.Instant;
import java.util.UUID;

/**
 * An event to be sent.
 *
 * @param topic where to
 * @param key   what keeps it in order with others
 * @param id    {@code ce_id}: the same event told twice has the same
 * @param type  {@code ce_type}, with its version
 * @param time  {@code ce_time}
 * @param body  a record that is written as JSON
 */
public record OutgoingEvent(Topic topic, String key, UUID id, String type, Instant time, Object body) {

    /** What an adapter tells the core. */
    public static OutgoingEvent inbound(InboundEvent event) {
        return new OutgoingEvent(
                Topic.INBOUND,
                conversationKey(event.accountId(), event.conversation()),
                event.eventId(),
                EventType.of(event).wireName(),
                event.time(),
                event);
    }

    /** What an adapter is asked to do. */
    public static OutgoingEvent outbound(OutboundCommand command, Instant now) {
        return new OutgoingEvent(
                Topic.OUTBOUND,
                conversationKey(command.accountId(), command.conversation()),
                command.commandId(),
                EventType.of(command).wireName(),
                now,
                command);
    }

    private static String conversationKey(UUID accountId, String conversation) {
        return accountId + "|" + conversation;
    }
}
