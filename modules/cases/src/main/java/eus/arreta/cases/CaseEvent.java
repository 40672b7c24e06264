package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.channelapi.EventIds;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a case, as it stands on {@code arreta.case-events}. It names things by id and holds no
 * text: who may see more asks for it.
 *
 * @param sequence grows by one with each event of the case: what isn't newer than what a consumer knows is old news
 * @param entryId  of the timeline entry; absent for what leaves none, such as typing
 * @param detail   a word for what changed, such as the new state
 * @param restricted whether only some may see the case: who tells others of it must ask who
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseEvent(
        UUID caseId,
        String number,
        long sequence,
        String what,
        UUID entryId,
        UUID actorId,
        String detail,
        Instant at,
        boolean restricted) {

    /** Names of what can happen; on the wire {@code eus.arreta.case.<what>.v1}. */
    public static final String OPENED = "opened";

    public static final String MESSAGE_RECEIVED = "message-received";
    public static final String REPLY_WRITTEN = "reply-written";
    public static final String NOTE_WRITTEN = "note-written";
    public static final String ASSIGNED = "assigned";
    public static final String STATE_CHANGED = "state-changed";
    public static final String DELIVERY_CHANGED = "delivery-changed";
    public static final String CONVERSATION_ENDED = "conversation-ended";
    public static final String CITIZEN_TYPING = "citizen-typing";
    /** A message has a new version, was taken back, got another file of its album, or a reaction. */
    public static final String MESSAGE_CHANGED = "message-changed";

    public static final String CONTACT_BEGAN = "contact-began";
    public static final String CONTACT_ENDED = "contact-ended";
    public static final String CONCERN_CHANGED = "concern-changed";
    /** Subject, kind, topic, priority, tags or fields. */
    public static final String CHANGED = "changed";

    public static final String SNOOZED = "snoozed";
    public static final String SNOOZE_ENDED = "snooze-ended";
    public static final String MERGED = "merged";
    public static final String UNMERGED = "unmerged";
    public static final String SPLIT = "split";
    public static final String LINKED = "linked";
    public static final String PROMISE_CHANGED = "promise-changed";
    public static final String RESTRICTED = "restricted";
    public static final String GLASS_BROKEN = "glass-broken";
    public static final String CITIZEN_CHANGED = "citizen-changed";
    public static final String IDENTITY_CLAIMED = "identity-claimed";
    public static final String SATISFACTION_GIVEN = "satisfaction-given";
    /** The citizen said something to Arreta itself, such as a command; nobody need answer. */
    public static final String FRONT_DESK_HEARD = "front-desk-heard";

    /** Service clocks of the case changed by somebody's act. */
    public static final String SLA_CHANGED = "sla-changed";

    /** Some of a service clock's time has passed: {@code target:round:fraction}. */
    public static final String SLA_WARNING = "sla-warning";
    /** A service clock is over: {@code target:round}. */
    public static final String SLA_BREACHED = "sla-breached";

    public static final String CONTACT_RECORDED = "contact-recorded";
    /** The case is destroyed: by a citizen's right, or by a rule. */
    public static final String ERASED = "erased";

    /** The event for the outbox. */
    public OutgoingEvent outgoing() {
        return new OutgoingEvent(
                Topic.CASE_EVENTS,
                caseId.toString(),
                EventIds.derive(caseId, "event", Long.toString(sequence)),
                "eus.arreta.case." + what + ".v1",
                at,
                this);
    }
}
