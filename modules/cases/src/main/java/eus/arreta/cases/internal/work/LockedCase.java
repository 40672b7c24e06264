package eus.arreta.cases.internal.work;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.events.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A case whose row this transaction has locked; it draws the sequence of the case's events and collects them. */
public final class LockedCase {

    private final CaseView view;
    private final List<OutgoingEvent> events = new ArrayList<>();
    private long sequence;

    LockedCase(CaseView view, long sequence) {
        this.view = view;
        this.sequence = sequence;
    }

    public UUID id() {
        return view.id();
    }

    public CaseState state() {
        return view.state();
    }

    /** As it was when it was locked. */
    public CaseView view() {
        return view;
    }

    /** Of the newest event that was drawn. */
    public long sequence() {
        return sequence;
    }

    List<OutgoingEvent> events() {
        return events;
    }

    /** Tells what has happened once the case is {@linkplain LockedCases#finish finished}. */
    public void tell(String what, UUID entryId, UUID actorId, String detail, Instant at) {
        sequence++;
        events.add(
                new CaseEvent(view.id(), view.number(), sequence, what, entryId, actorId, detail, at, view.restricted())
                        .outgoing());
    }
}
