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
    final CaseState stateBefore;
    final List<OutgoingEvent> events = new ArrayList<>();

    CaseState state;
    long sequence;
    Instant waitingSince;
    Instant lastActivityAt;
    String excerpt;
    String channel;

    CaseDraft(UUID id, String number, CaseState state, long sequence) {
        this.id = id;
        this.number = number;
        this.stateBefore = state;
        this.state = state;
        this.sequence = sequence;
    }

    void opened(Instant at) {
        tell(CaseEvent.OPENED, null, null, at);
    }

    /** A citizen's message joins the case. */
    void received(UUID entryId, Instant at, String line, String fromChannel) {
        tell(CaseEvent.MESSAGE_RECEIVED, entryId, null, at);
        CaseState after = state.afterCitizensMessage();
        if (after != state) {
            state = after;
            tell(CaseEvent.STATE_CHANGED, null, after.word(), at);
        }
        waitingSince = waitingSince == null ? at : waitingSince;
        lastActivityAt = lastActivityAt == null || at.isAfter(lastActivityAt) ? at : lastActivityAt;
        excerpt = line;
        channel = fromChannel;
    }

    void tell(String what, UUID entryId, String detail, Instant at) {
        sequence++;
        events.add(new CaseEvent(id, number, sequence, what, entryId, null, detail, at).outgoing());
    }
}
