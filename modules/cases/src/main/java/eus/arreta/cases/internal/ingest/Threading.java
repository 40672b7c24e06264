package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseState;
import java.time.Duration;
import java.time.Instant;

/** What a citizen's message does to the case that its conversation belongs to. */
enum Threading {
    /** It joins the case that is worked on. */
    JOIN,
    /** It joins the case and opens it again. */
    REOPEN,
    /** It was written before the case ended: it joins it and changes nothing. */
    JOIN_LATE,
    /** The case is over: it opens a new one that is linked to it. */
    OPEN_FOLLOWING;

    /**
     * The rule.
     *
     * @param endedAt      when the case was resolved or closed; only read for those states
     * @param sentAt       the network's own time of the message
     * @param reopenWithin how long after its resolution a message opens a case again
     */
    static Threading of(CaseState state, Instant endedAt, Instant sentAt, Duration reopenWithin) {
        return switch (state) {
            case NEW, OPEN, WAITING, ON_HOLD -> JOIN;
            case RESOLVED -> {
                if (!sentAt.isAfter(endedAt)) {
                    yield JOIN_LATE;
                }
                yield sentAt.isAfter(endedAt.plus(reopenWithin)) ? OPEN_FOLLOWING : REOPEN;
            }
            case CLOSED -> sentAt.isAfter(endedAt) ? OPEN_FOLLOWING : JOIN_LATE;
            case MERGED -> OPEN_FOLLOWING;
        };
    }
}
