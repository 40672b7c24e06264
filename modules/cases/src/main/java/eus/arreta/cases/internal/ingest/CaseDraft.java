package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.events.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A case that this batch adds to: locked or just made; it collects what changes and draws the events' sequence. */
final class CaseDraft {

    final UUID id;
    final String number;
    final String kind;
    /** When it was resolved or closed; absent while it is worked on. */
    final Instant endedAt;

    final boolean restricted;
    final List<OutgoingEvent> events = new ArrayList<>();

    String topic;
    CaseState state;
    long sequence;
    /** Of the first message of this batch that nobody has answered yet; absent when there is none. */
    Instant waitingSince;

    Instant lastActivityAt;
    String excerpt;
    String channel;
    String language;

    CaseDraft(
            UUID id,
            String number,
            CaseState state,
            long sequence,
            String kind,
            String topic,
            Instant endedAt,
            boolean restricted) {
        this.id = id;
        this.number = number;
        this.state = state;
        this.sequence = sequence;
        this.kind = kind;
        this.topic = topic;
        this.endedAt = endedAt;
        this.restricted = restricted;
    }

    void opened(Instant at) {
        tell(CaseEvent.OPENED, null, null, at);
    }

    /** A citizen's message joins the case; one that came late changes nothing but the timeline. */
    void received(Placed placed, String line, boolean late) {
        Instant at = placed.message().sentAt();
        tell(CaseEvent.MESSAGE_RECEIVED, placed.entryId(), null, at);
        channel = placed.channel();
        if (late) {
            return;
        }
        CaseState after = state.afterCitizensMessage();
        if (after != state) {
            state = after;
            tell(CaseEvent.STATE_CHANGED, null, after.word(), at);
        }
        waitingSince = waitingSince == null ? at : waitingSince;
        language = language == null ? placed.language() : language;
        if (lastActivityAt == null || !at.isBefore(lastActivityAt)) {
            lastActivityAt = at;
            excerpt = line;
        }
    }

    /** What a citizen says to Arreta itself stands in the timeline and changes nothing else. */
    void overheard(Placed placed) {
        tell(
                CaseEvent.FRONT_DESK_HEARD,
                placed.entryId(),
                null,
                placed.message().sentAt());
    }

    void tell(String what, UUID entryId, String detail, Instant at) {
        sequence++;
        events.add(new CaseEvent(id, number, sequence, what, entryId, null, detail, at, restricted).outgoing());
    }
}
