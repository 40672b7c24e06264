package eus.arreta.cases.internal.work;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.events.OutgoingEvent;
import java.time.Instant;
import java.util.UUID;

/** A case whose row this transaction has locked; it draws the sequence of the case's events. */
final class LockedCase {

    private final CaseView view;
    private long sequence;

    LockedCase(CaseView view, long sequence) {
        this.view = view;
        this.sequence = sequence;
    }

    UUID id() {
        return view.id();
    }

    CaseState state() {
        return view.state();
    }

    CaseView view() {
        return view;
    }

    long sequence() {
        return sequence;
    }

    OutgoingEvent event(String what, UUID entryId, UUID actorId, String detail, Instant at) {
        sequence++;
        return new CaseEvent(view.id(), view.number(), sequence, what, entryId, actorId, detail, at).outgoing();
    }
}
