package eus.arreta.sla.internal.clocks;

import java.time.Instant;
import java.util.UUID;

/**
 * A moment of a clock at which something is done.
 *
 * @param kind {@code breach}, or {@code warning:} and the fraction of the time that has passed then
 * @param due  for a breach the last instant that is in time
 */
record Alarm(UUID caseId, String number, String target, int round, String kind, Instant due) {

    static final String BREACH = "breach";
    static final String WARNING = "warning";

    boolean isBreach() {
        return kind.equals(BREACH);
    }

    /** As an event tells it. */
    String detail() {
        return target + ":" + round + (isBreach() ? "" : kind.substring(WARNING.length()));
    }
}
