package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.ExplainedDeadline;
import java.time.Instant;
import java.util.List;

/**
 * A clock of a case: how much of a target's time has passed.
 *
 * @param target    {@code firstResponse}, {@code nextResponse}, {@code resolution}, {@code promise} or {@code replyWindow}
 * @param round     counts from 1: which wait of the citizen, which time that the case was open, which promise or
 *     window
 * @param state     {@code running}, {@code paused}, {@code met}, {@code breached} or {@code cancelled}
 * @param dueAt     the last instant that is in time; absent while it is paused
 * @param calendar  whose business time counts; absent for natural time
 * @param history   every change from its start on, by time
 * @param explanation how its due time comes out: half-open intervals from the start to it, joined without a gap, what they count in
 *     minutes adds up to the clock's time; empty while it is paused, and for a promise, whose end somebody has set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseClock(
        String target,
        int round,
        String state,
        Instant startedAt,
        Instant dueAt,
        CalendarVersion calendar,
        List<Change> history,
        List<ExplainedDeadline.Part> explanation) {

    /**
     * A change of a clock.
     *
     * @param what   {@code started}, {@code paused}, {@code resumed}, {@code moved}, {@code met}, {@code breached},
     *     {@code answered} (what was breached), {@code cancelled}
     * @param reason a word, such as the new state of the case, {@code late-message} or {@code policy}; after re-applying what somebody wrote
     * @param by     name of who did it, where it was re-applied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(Instant at, String what, Instant dueAt, String reason, String by) {}
}
