package eus.arreta.channelapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an adapter is asked to do, one record on {@code arreta.outbound} each, with the key of {@link InboundEvent}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface OutboundCommand {

    UUID accountId();

    String conversation();

    /** The command's id: the same command told twice is carried out once. */
    @JsonIgnore
    UUID commandId();

    /**
     * Send a message.
     *
     * @param messageId of Arreta; the delivery receipts name it
     * @param author    who wrote, as the citizen may see it; absent for automatic texts
     * @param replyTo   external id of the citizen's message that it answers
     * @param lastInboundAt when the citizen last wrote, where the network has a reply window; absent when nobody said
     * @param part      which part of a message that is longer than the channel allows, from 0; absent for a whole one.
     *     An adapter whose sends are idempotent tells parts apart by it
     */
    record SendMessage(
            @JsonProperty(required = true) UUID messageId,
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) List<OutboundContent> content,
            String author,
            String replyTo,
            @JsonProperty(required = true) Instant writtenAt,
            Instant lastInboundAt,
            Integer part)
            implements OutboundCommand {

        /** A whole message of which nobody said when the citizen last wrote. */
        public SendMessage(
                UUID messageId,
                UUID accountId,
                String conversation,
                List<OutboundContent> content,
                String author,
                String replyTo,
                Instant writtenAt) {
            this(messageId, accountId, conversation, content, author, replyTo, writtenAt, null, null);
        }

        public SendMessage {
            Check.id(messageId, "/messageId");
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            content = Check.parts(content, "/content");
            Check.optionalText(author, "/author", Check.MAX_ID);
            Check.optionalId(replyTo, "/replyTo");
            writtenAt = Check.instant(writtenAt, "/writtenAt");
            lastInboundAt = lastInboundAt == null ? null : Check.instant(lastInboundAt, "/lastInboundAt");
        }

        /** One part of this message; only the first one answers what the whole answers. */
        public SendMessage part(int number, List<OutboundContent> partContent) {
            return new SendMessage(
                    messageId,
                    accountId,
                    conversation,
                    partContent,
                    author,
                    number == 0 ? replyTo : null,
                    writtenAt,
                    lastInboundAt,
                    number);
        }

        /** The same message with other content. */
        public SendMessage with(List<OutboundContent> other) {
            return new SendMessage(
                    messageId, accountId, conversation, other, author, replyTo, writtenAt, lastInboundAt, part);
        }

        @Override
        public UUID commandId() {
            return messageId;
        }
    }

    /**
     * Replace the text of a message that was sent before; only where the account can edit. Asked for again it changes nothing.
     *
     * @param externalId what the network called the message when it was sent; absent where the adapter needs none
     * @param marks      how stretches of the text look
     * @param choices    answers to press that stand below it and stay; empty for none
     */
    record EditMessage(
            @JsonProperty(required = true) UUID editId,
            @JsonProperty(required = true) UUID messageId,
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) String text,
            String externalId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mark> marks,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OutboundContent.Choice> choices)
            implements OutboundCommand {

        /** An edit for an adapter that knows its messages by our id. */
        public EditMessage(UUID editId, UUID messageId, UUID accountId, String conversation, String text) {
            this(editId, messageId, accountId, conversation, text, null, List.of(), List.of());
        }

        public EditMessage {
            Check.id(editId, "/editId");
            Check.id(messageId, "/messageId");
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            Check.text(text, "/text", Check.MAX_TEXT);
            Check.optionalId(externalId, "/externalId");
            marks = Mark.of(marks, text);
            choices = Check.optionalList(choices, "/choices");
        }

        /** The same with what the network called the message. */
        public EditMessage of(String id) {
            return new EditMessage(editId, messageId, accountId, conversation, text, id, marks, choices);
        }

        /** The same for one of several messages that it went out in: with the words that stand there. */
        public EditMessage of(String id, OutboundContent.Text piece, List<OutboundContent.Choice> below) {
            return new EditMessage(editId, messageId, accountId, conversation, piece.text(), id, piece.marks(), below);
        }

        @Override
        public UUID commandId() {
            return editId;
        }
    }

    /**
     * Take a message back that was sent before; only where the account can delete. Asked for again it changes nothing: what is
     * gone already counts as taken back.
     *
     * @param externalIds what the network called what was sent: several for a message that went out in parts; empty where the
     *     adapter needs none
     */
    record DeleteMessage(
            @JsonProperty(required = true) UUID deleteId,
            @JsonProperty(required = true) UUID messageId,
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            List<String> externalIds)
            implements OutboundCommand {
        public DeleteMessage {
            Check.id(deleteId, "/deleteId");
            Check.id(messageId, "/messageId");
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            externalIds = Check.optionalList(externalIds, "/externalIds");
        }

        /** The same with what the network called the message. */
        public DeleteMessage of(List<String> ids) {
            return new DeleteMessage(deleteId, messageId, accountId, conversation, ids);
        }

        @Override
        public UUID commandId() {
            return deleteId;
        }
    }

    /** Show the citizen that an agent is writing; worthless after a few seconds, so never queued or retried. */
    record ShowTyping(
            @JsonProperty(required = true) UUID accountId,
            @JsonProperty(required = true) String conversation,
            @JsonProperty(required = true) Instant at)
            implements OutboundCommand {
        public ShowTyping {
            Check.id(accountId, "/accountId");
            Check.id(conversation, "/conversation");
            at = Check.instant(at, "/at");
        }

        @Override
        public UUID commandId() {
            return EventIds.derive(accountId, "show-typing", conversation, at.toString());
        }
    }
}
