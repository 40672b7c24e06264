package eus.arreta.sla.internal.clocks;

import eus.arreta.calendars.CalendarVersion;
import eus.arreta.sla.PolicyChoice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a case's clocks count by, from an event of the case on.
 *
 * @param sequence of that event
 * @param policy   absent when none matches
 * @param budgets  by target; what is absent is not promised
 * @param promises whether promises have clocks
 * @param windows  whether what a network leaves for an answer has clocks
 * @param pauseOn  words of the states in which nothing is counted
 * @param restart  whether a case that is opened again has its whole time again
 * @param reason   why they changed: what somebody wrote, or null for "the case changed"
 * @param by       name of who re-applied them; absent otherwise
 * @param warnAt   by target, the fractions of its time at which to warn
 */
record Terms(
        long sequence,
        Instant at,
        PolicyChoice.Chosen policy,
        Map<String, Budget> budgets,
        boolean promises,
        boolean windows,
        Set<String> pauseOn,
        boolean restart,
        String reason,
        String by,
        Map<String, List<BigDecimal>> warnAt) {

    /**
     * How much time a target gives.
     *
     * @param calendar absent for natural time
     */
    record Budget(Duration length, CountedTime time, CalendarVersion calendar) {}
}
