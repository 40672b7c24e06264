package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thing in a timeline.
 *
 * @param no         tells entries of the same time apart, in the order in which they were stored
 * @param type       {@code message}, {@code note}, {@code call}, {@code visit} or {@code event}
 * @param caseNumber in a citizen's timeline: the case that it belongs to; absent for a call or visit without one
 * @param direction  of a message, call or visit: {@code inbound} or {@code outbound}
 * @param text       of a message (its newest version), a note, or what a call or visit was about; for an event what
 *     happened, as a word
 * @param content    the parts of an inbound message that is more than one plain text
 * @param contactId  the contact that it belongs to
 * @param replyTo    what a message answers: its id, when it is known here, and its beginning
 * @param delivery   of an outbound message
 * @param versions   of a message that was changed: every version, the first one first
 * @param deletedAt  when whoever wrote it took it back; the text stays
 * @param change     of a message of an agent: the newest change that was asked for; absent for none
 * @param reactions  that stand now, over all who reacted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        UUID id,
        long no,
        String type,
        Instant at,
        String caseNumber,
        String channel,
        String direction,
        String text,
        List<Content> content,
        List<Attachment> attachments,
        String externalId,
        UUID contactId,
        UUID conversationId,
        Quoted replyTo,
        Author author,
        Delivery delivery,
        List<Version> versions,
        Instant deletedAt,
        List<String> reactions,
        List<UUID> mentions,
        Change change) {

    /**
     * Who wrote or did it: {@code citizen}, {@code agent}, {@code agent-phone} (somebody of ours, outside of Arreta) or
     * {@code system}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Author(String kind, String name, UUID id) {

        /** Somebody who is no agent, or of whom only the name matters. */
        public Author(String kind, String name) {
            this(kind, name, null);
        }
    }

    /**
     * What an agent wanted changed of a message that was sent.
     *
     * @param kind   {@code edit} or {@code delete}
     * @param state  {@code queued}, {@code done} or {@code failed}
     * @param reason why it failed: a stable word
     * @param by     who asked for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(UUID id, String kind, String state, String reason, String by, Instant at) {}

    /** A file of a message. */
    public record Attachment(String id, String name, String mediaType, long size) {}

    /** The message that another one answers; id and text are absent when it isn't known here. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quoted(String externalId, UUID id, String text) {}

    /** What a message said, and since when. */
    public record Version(Instant at, String text) {}

    /** How far an outbound message has come, and how it came there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(DeliveryState state, String reason, List<Step> history) {}

    /** One step of a delivery. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(DeliveryState state, String reason, Instant at) {}

    /** The same with what stands in other tables. */
    public Entry with(Delivery itsDelivery, List<Version> itsVersions, Quoted itsQuote, Change itsChange) {
        return new Entry(
                id,
                no,
                type,
                at,
                caseNumber,
                channel,
                direction,
                text,
                content,
                attachments,
                externalId,
                contactId,
                conversationId,
                itsQuote,
                author,
                itsDelivery,
                itsVersions,
                deletedAt,
                reactions,
                mentions,
                itsChange);
    }
}
