package eus.arreta.channelapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an adapter tells the core, one record on {@code arreta.inbound} each. The account and the conversation address
 * are the record's key, so that everything about one conversation stays in order.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InboundEvent {

    /** The channel account that it came through. */
    UUID accountId();

    /** The place in that account: a chat, a call, a visitor's window. */
    String conversation();

    /**
     * The event's id, derived from the network's own ids and never drawn at random, so that the same thing told twice
     * has the same id.
     */
    @JsonIgnore
    UUID eventId();

    /** When it happened at the network. */
    @JsonIgnore
    Instant time();

    /**
     * A citizen's message.
     *
     * @param externalId the message's id, unique in its account
     * @param sentAt     the network's own time of it
     * @param language   ISO 639, when the citizen chose one
     * @param content    1 to 100 parts
     * @param replyTo    external id of the message that this one answers
     * @param groupId    the same for all messages of one album
     */
    record MessageReceived(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Sender sender,
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) Instant sentAt,
            String language,
            @JsonProperty(required = true) List<Content> content,
            String replyTo,
            String groupId)
            implements InboundEvent {
        public MessageReceived {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.present(sender, "/sender");
            Check.id(externalId, "/externalId");
            sentAt = Check.instant(sentAt, "/sentAt");
            Check.optionalLanguage(language, "/language");
            content = Check.parts(content, "/content");
            Check.optionalId(replyTo, "/replyTo");
            Check.optionalId(groupId, "/groupId");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "message", externalId);
        }

        @Override
        public Instant time() {
            return sentAt;
        }
    }

    /**
     * The citizen was written to from outside of Arreta, such as from the phone that the account's number belongs to. It
     * stands in the timeline of the conversation's case and opens none; where there is none it stands with the citizen.
     *
     * @param externalId the message's id, unique in its account
     * @param sentAt     the network's own time of it
     * @param content    1 to 100 parts
     * @param replyTo    external id of the message that this one answers
     * @param recipient  who was written to; absent when the network doesn't say, then nothing is kept of what belongs to no case
     */
    record SentElsewhere(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) Instant sentAt,
            @JsonProperty(required = true) List<Content> content,
            String replyTo,
            Sender recipient)
            implements InboundEvent {
        public SentElsewhere {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(externalId, "/externalId");
            sentAt = Check.instant(sentAt, "/sentAt");
            content = Check.parts(content, "/content");
            Check.optionalId(replyTo, "/replyTo");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "sent-elsewhere", externalId);
        }

        @Override
        public Instant time() {
            return sentAt;
        }
    }

    /** The citizen changed a message; {@code content} is the whole new version. */
    record MessageEdited(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) Instant editedAt,
            @JsonProperty(required = true) List<Content> content)
            implements InboundEvent {
        public MessageEdited {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(externalId, "/externalId");
            editedAt = Check.instant(editedAt, "/editedAt");
            content = Check.parts(content, "/content");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "edit", externalId, editedAt.toString());
        }

        @Override
        public Instant time() {
            return editedAt;
        }
    }

    /** The citizen took a message back. */
    record MessageDeleted(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) Instant deletedAt)
            implements InboundEvent {
        public MessageDeleted {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(externalId, "/externalId");
            deletedAt = Check.instant(deletedAt, "/deletedAt");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "delete", externalId);
        }

        @Override
        public Instant time() {
            return deletedAt;
        }
    }

    /** The citizen's reactions to a message, all that stand now; an empty list takes them away. */
    record Reaction(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Sender sender,
            @JsonProperty(required = true) String externalId,
            List<String> reactions,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public Reaction {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.present(sender, "/sender");
            Check.id(externalId, "/externalId");
            reactions = Check.optionalList(reactions, "/reactions");
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "reaction", externalId, sender.value(), at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /**
     * How far an outbound message has come.
     *
     * @param messageId  the message of Arreta
     * @param reason     why, for {@code failed} and {@code unknown}: a stable word such as {@code blocked}
     * @param externalId the id that the network gave it, once sent
     */
    record DeliveryReceipt(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) UUID messageId,
            @JsonProperty(required = true) DeliveryState state,
            String reason,
            String externalId,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public DeliveryReceipt {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(messageId, "/messageId");
            Check.present(state, "/state");
            Check.optionalId(reason, "/reason");
            Check.optionalId(externalId, "/externalId");
            at = Check.instant(at, "/at");
        }

        /** One id for each state that a message reaches; the time tells a second attempt from the first. */
        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "receipt", messageId.toString(), state.word(), at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /**
     * What came of a change of a message that was sent: of an edit, or of taking it back.
     *
     * @param changeId  the command's id
     * @param messageId the message that was to be changed
     * @param done      whether the citizen sees it changed
     * @param reason    why not: a stable word such as {@code message-gone}; absent when it is done
     */
    record ChangeReceipt(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) UUID changeId,
            @JsonProperty(required = true) UUID messageId,
            @JsonProperty(required = true) boolean done,
            String reason,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public ChangeReceipt {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(changeId, "/changeId");
            Check.id(messageId, "/messageId");
            Check.optionalId(reason, "/reason");
            at = Check.instant(at, "/at");
        }

        /** A change has one outcome. */
        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "change-receipt", changeId.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /**
     * The citizen opened a conversation, before the first message.
     *
     * @param payload what the link or the page carried along; opaque
     * @param topic    code of the catalogue that the case gets which opens in it; absent for none, and without effect when nobody
     *     knows it
     * @param campaign a label that the case gets which opens in it; absent for none
     */
    record ConversationStarted(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Sender sender,
            String language,
            String payload,
            @JsonProperty(required = true) Instant at,
            String topic,
            String campaign)
            implements InboundEvent {

        /** One whose link or page says nothing of what it is about. */
        public ConversationStarted(
                UUID accountId, String conversation, Sender sender, String language, String payload, Instant at) {
            this(accountId, conversation, sender, language, payload, at, null, null);
        }

        public ConversationStarted {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.present(sender, "/sender");
            Check.optionalLanguage(language, "/language");
            Check.optionalText(payload, "/payload", Check.MAX_TEXT);
            at = Check.instant(at, "/at");
            Check.optionalId(topic, "/topic");
            Check.optionalId(campaign, "/campaign");
        }

        /** Whether the link or the page says what the next case is about. */
        @JsonIgnore
        public boolean isAboutSomething() {
            return topic != null || campaign != null;
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "started", conversation, at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /** The citizen said that the conversation is over. */
    record ConversationEnded(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public ConversationEnded {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "ended", conversation, at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /** The citizen is writing; true for a few seconds after {@code at}, never stored. */
    record Typing(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public Typing {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "typing", conversation, at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /**
     * A call or a visit that somebody recorded, with what it was about.
     *
     * @param kind      {@code call} or {@code visit}
     * @param direction {@code inbound} or {@code outbound}
     * @param agent     login or id of who attended; opaque to the adapter
     * @param queue     slug; opaque to the adapter
     * @param identitySeen what was shown to prove identity, such as {@code dni}
     */
    record ContactRecorded(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String direction,
            Sender sender,
            String agent,
            String queue,
            String language,
            String identitySeen,
            @JsonProperty(required = true) Instant startedAt,
            Instant endedAt,
            List<RecordedConcern> concerns)
            implements InboundEvent {
        public ContactRecorded {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(externalId, "/externalId");
            Check.id(kind, "/kind");
            Check.id(direction, "/direction");
            Check.optionalId(agent, "/agent");
            Check.optionalId(queue, "/queue");
            Check.optionalLanguage(language, "/language");
            Check.optionalId(identitySeen, "/identitySeen");
            startedAt = Check.instant(startedAt, "/startedAt");
            endedAt = endedAt == null ? null : Check.instant(endedAt, "/endedAt");
            concerns = Check.optionalList(concerns, "/concerns");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "contact", externalId);
        }

        @Override
        public Instant time() {
            return startedAt;
        }
    }

    /**
     * One thing that the citizen wanted in a recorded contact.
     *
     * @param topic      code of the service catalogue; opaque to the adapter
     * @param outcome    a word of the glossary's list of outcomes
     * @param caseNumber of the case that it belongs to, when there is one already
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordedConcern(
            String topic, String kind, String note, String outcome, String caseNumber, String registryNumber) {
        public RecordedConcern {
            Check.optionalId(topic, "/concerns/topic");
            Check.optionalId(kind, "/concerns/kind");
            Check.optionalText(note, "/concerns/note", Check.MAX_TEXT);
            Check.optionalId(outcome, "/concerns/outcome");
            Check.optionalId(caseNumber, "/concerns/caseNumber");
            Check.optionalId(registryNumber, "/concerns/registryNumber");
        }
    }

    /** A part of a call's transcript, or all of it. */
    record TranscriptSegments(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) Instant startedAt,
            String language,
            @JsonProperty(required = true) String format,
            @JsonProperty(required = true) int part,
            @JsonProperty(required = true) List<Segment> segments)
            implements InboundEvent {
        public TranscriptSegments {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.id(externalId, "/externalId");
            startedAt = Check.instant(startedAt, "/startedAt");
            Check.optionalLanguage(language, "/language");
            Check.id(format, "/format");
            segments = Check.optionalList(segments, "/segments");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "transcript", externalId, Integer.toString(part));
        }

        @Override
        public Instant time() {
            return startedAt;
        }
    }

    /**
     * What one speaker said.
     *
     * @param startMs     from the call's start, in milliseconds
     * @param role        {@code agent}, {@code citizen} or {@code other}
     * @param roleGuessed true when the transcript doesn't say who speaks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Segment(long startMs, long endMs, String role, String speaker, boolean roleGuessed, String text) {
        public Segment {
            Check.id(role, "/segments/role");
            Check.optionalText(speaker, "/segments/speaker", Check.MAX_ID);
            Check.text(text, "/segments/text", Check.MAX_TEXT);
        }
    }

    /**
     * The citizen says who they are, or the network vouches for it.
     *
     * @param claimed   the address or document that is claimed
     * @param assurance a word of the glossary's levels, such as {@code told-us}
     */
    record IdentityClaimed(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Sender sender,
            @JsonProperty(required = true) Sender claimed,
            @JsonProperty(required = true) String assurance,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public IdentityClaimed {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.present(sender, "/sender");
            Check.present(claimed, "/claimed");
            Check.id(assurance, "/assurance");
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "identity", conversation, claimed.kind(), claimed.value(), at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /**
     * Consent to something optional, given or withdrawn.
     *
     * @param purpose     what for, such as {@code notices}
     * @param textVersion the version of the text that the citizen saw
     */
    record ConsentDecided(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Sender sender,
            @JsonProperty(required = true) String purpose,
            @JsonProperty(required = true) boolean given,
            @JsonProperty(required = true) String textVersion,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public ConsentDecided {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.present(sender, "/sender");
            Check.id(purpose, "/purpose");
            Check.id(textVersion, "/textVersion");
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "consent", conversation, purpose, at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }

    /** The citizen's answer to the satisfaction question; {@code score} is 1 to 5. */
    record SatisfactionGiven(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            UUID contactId,
            @JsonProperty(required = true) int score,
            String comment,
            @JsonProperty(required = true) Instant at)
            implements InboundEvent {
        public SatisfactionGiven {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            if (score < 1 || score > 5) {
                throw new InvalidInput("/score", "out-of-range", "is not between 1 and 5");
            }
            Check.optionalText(comment, "/comment", Check.MAX_TEXT);
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID eventId() {
            return EventIds.derive(accountId, "satisfaction", conversation, at.toString());
        }

        @Override
        public Instant time() {
            return at;
        }
    }
}
