package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.channelapi.EventIds;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Something in a conversation that the {@link FrontDesk} is to hear of, as it stands on {@code arreta.conversation-events}. It
 * holds no text.
 *
 * @param conversationId id of the conversation, not its address
 * @param what           {@link #STARTED}, {@link #SAID} or {@link #ENDED}
 * @param word           of {@link FrontDesk.Meaning}; absent but for {@link #SAID}
 * @param language       ISO 639, of a beginning whose network or page says it
 * @param entryId        of the message; absent but for {@link #SAID}
 * @param at             when it happened at the network
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationEvent(
        UUID conversationId,
        UUID accountId,
        String what,
        String word,
        String language,
        UUID entryId,
        UUID causeId,
        Instant at) {

    /** Names of what can happen; on the wire {@code eus.arreta.conversation.<what>.v1}. */
    public static final String STARTED = "started";

    public static final String SAID = "said";
    public static final String ENDED = "ended";

    /** The event for the outbox; {@code causeId} is the inbound event's, so that the same one has the same id. */
    public OutgoingEvent outgoing(String address) {
        return new OutgoingEvent(
                Topic.CONVERSATION_EVENTS,
                accountId + "|" + address,
                EventIds.derive(conversationId, "heard", causeId.toString()),
                "eus.arreta.conversation." + what + ".v1",
                at,
                this);
    }
}
