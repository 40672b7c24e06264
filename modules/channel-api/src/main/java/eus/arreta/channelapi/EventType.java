package eus.arreta.channelapi;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every record of the contract with its name on the wire ({@code ce_type}). A name carries its version: an
 * incompatible change is a new name, and the old one stays readable for as long as records of it can be around.
 */
public enum EventType {
    MESSAGE_RECEIVED("eus.arreta.inbound.message-received.v1", InboundEvent.MessageReceived.class),
    SENT_ELSEWHERE("eus.arreta.inbound.sent-elsewhere.v1", InboundEvent.SentElsewhere.class),
    MESSAGE_EDITED("eus.arreta.inbound.message-edited.v1", InboundEvent.MessageEdited.class),
    MESSAGE_DELETED("eus.arreta.inbound.message-deleted.v1", InboundEvent.MessageDeleted.class),
    REACTION("eus.arreta.inbound.reaction.v1", InboundEvent.Reaction.class),
    DELIVERY_RECEIPT("eus.arreta.inbound.delivery-receipt.v1", InboundEvent.DeliveryReceipt.class),
    CHANGE_RECEIPT("eus.arreta.inbound.change-receipt.v1", InboundEvent.ChangeReceipt.class),
    CONVERSATION_STARTED("eus.arreta.inbound.conversation-started.v1", InboundEvent.ConversationStarted.class),
    CONVERSATION_ENDED("eus.arreta.inbound.conversation-ended.v1", InboundEvent.ConversationEnded.class),
    TYPING("eus.arreta.inbound.typing.v1", InboundEvent.Typing.class),
    CONTACT_RECORDED("eus.arreta.inbound.contact-recorded.v1", InboundEvent.ContactRecorded.class),
    TRANSCRIPT_SEGMENTS("eus.arreta.inbound.transcript-segments.v1", InboundEvent.TranscriptSegments.class),
    IDENTITY_CLAIMED("eus.arreta.inbound.identity-claimed.v1", InboundEvent.IdentityClaimed.class),
    CONSENT_DECIDED("eus.arreta.inbound.consent-decided.v1", InboundEvent.ConsentDecided.class),
    SATISFACTION_GIVEN("eus.arreta.inbound.satisfaction-given.v1", InboundEvent.SatisfactionGiven.class),
    SEND_MESSAGE("eus.arreta.outbound.send-message.v1", OutboundCommand.SendMessage.class),
    EDIT_MESSAGE("eus.arreta.outbound.edit-message.v1", OutboundCommand.EditMessage.class),
    DELETE_MESSAGE("eus.arreta.outbound.delete-message.v1", OutboundCommand.DeleteMessage.class),
    SHOW_TYPING("eus.arreta.outbound.show-typing.v1", OutboundCommand.ShowTyping.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

    private final String wireName;
    private final Class<? extends Record> record;

    EventType(String wireName, Class<? extends Record> record) {
        this.wireName = wireName;
        this.record = record;
    }

    /** The name on the wire, with its version. */
    public String wireName() {
        return wireName;
    }

    /** The record that the JSON is read into. */
    public Class<? extends Record> record() {
        return record;
    }

    /** The type with that name; empty for a type or a version that this release doesn't know. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** The type of a record of the contract. */
    public static EventType of(Object record) {
        return BY_RECORD.get(record.getClass());
    }
}
