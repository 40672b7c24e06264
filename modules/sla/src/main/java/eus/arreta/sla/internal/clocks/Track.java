package eus.arreta.sla.internal.clocks;

import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseView;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.sla.CaseClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One clock while it is replayed. A clock whose target the policy doesn't promise is kept all the same, unseen: a policy that the
 * case gets later counts from where it began.
 */
final class Track {

    /** A stretch in which its time counted. */
    record Span(Instant from, Instant to) {}

    final String target;
    final Instant start;
    final List<Span> spans;
    private final int round;
    private final List<CaseClock.Change> history = new ArrayList<>();

    Instant due;
    private CalendarVersion calendar;
    private Terms.Budget budget;
    /** Since when it counts; absent while it is paused. */
    private Instant runningFrom;
    /** A word of {@link CaseClock#state}; absent while nobody sees it. */
    private String state;

    /** Why it began when it did; absent for "as it happened". */
    private String startReason;

    /** From when on the end is reckoned that somebody else has set. */
    private Instant countedFrom;

    private boolean ended;

    /** @param spans in which an earlier round has counted already */
    Track(String target, int round, Instant start, List<Span> spans) {
        this.target = target;
        this.round = round;
        this.start = start;
        this.spans = new ArrayList<>(spans);
    }

    boolean isLive() {
        return !ended;
    }

    boolean isSeen() {
        return state != null;
    }

    /** Whether something is still to be done by its due time, or since. */
    boolean isOwed() {
        return !ended && isSeen() && due != null;
    }

    boolean wasMet() {
        return "met".equals(state);
    }

    /** Begins, counting at once or paused; unseen without a budget. */
    void begin(Terms.Budget itsBudget, boolean paused, String reason) {
        runningFrom = paused ? null : start;
        budget = itsBudget;
        startReason = reason;
        if (budget != null) {
            show(start, reason, null);
        }
    }

    /** Begins with an end that somebody else has set; nobody sees it until it is shown. */
    void beginUntil(Instant itsDue) {
        runningFrom = start;
        due = itsDue;
        countedFrom = start;
    }

    /** From now on it is seen, as it began. */
    void show(String reason) {
        state = "running";
        change(start, "started", reason, null);
    }

    /** Somebody else has set another end, which is reckoned from {@code at} on. */
    void until(Instant itsDue, Instant at) {
        due = itsDue;
        countedFrom = at;
        if (isSeen()) {
            change(at, "moved", null, null);
        }
    }

    private void show(Instant at, String reason, String by) {
        calendar = budget.calendar();
        due = reckon();
        state = runningFrom == null ? "paused" : "running";
        change(at, "started", reason, by);
    }

    /** What hasn't been answered by its due time is breached then; what happens at that instant is in time. */
    void breach(Instant at) {
        if ("running".equals(state) && due != null && due.isBefore(at)) {
            state = "breached";
            change(due, "breached", null, null);
        }
    }

    /** A promise that somebody says they broke. */
    void breakAt(Instant at) {
        if ("running".equals(state)) {
            state = "breached";
            change(at, "breached", "broken", null);
        }
        ended = true;
    }

    boolean isBreached() {
        return "breached".equals(state);
    }

    /** What was owed has been given. */
    void answer(Instant at, String reason) {
        if ("breached".equals(state)) {
            change(at, "answered", reason, null);
        } else if (isSeen()) {
            state = "met";
            change(at, "met", reason, null);
        }
        stop(at);
        ended = true;
    }

    /** Nothing is owed any more; what has been breached stays so. */
    void cancel(Instant at, String reason) {
        if (isSeen() && !"breached".equals(state)) {
            state = "cancelled";
            change(at, "cancelled", reason, null);
        }
        stop(at);
        ended = true;
    }

    private void stop(Instant at) {
        if (runningFrom != null) {
            spans.add(new Span(runningFrom, at));
            runningFrom = null;
        }
    }

    /** Stops counting, or goes on. */
    void pause(boolean paused, Instant at, String reason) {
        if (ended || paused == (runningFrom == null) || "breached".equals(state)) {
            return;
        }
        if (paused) {
            stop(at);
            due = null;
        } else {
            runningFrom = at;
        }
        if (!isSeen()) {
            return;
        }
        state = paused ? "paused" : "running";
        due = reckon();
        if (!paused && history.size() == 1 && start.equals(at)) {
            // The message that it began with is also what the case had waited for.
            history.clear();
            change(at, "started", null, null);
        } else {
            change(at, paused ? "paused" : "resumed", reason, null);
        }
    }

    /** Counts by another budget from now on, with all that has been counted already. */
    void recount(Terms.Budget itsBudget, Instant at, String reason, String by) {
        if (ended || "breached".equals(state)) {
            return;
        }
        budget = itsBudget;
        if (budget == null) {
            cancelWithoutTarget(at, reason, by);
            return;
        }
        if (!isSeen()) {
            // Why it began so stays with it, also when the policy came later.
            show(start, startReason == null ? reason : startReason, by);
        } else {
            calendar = budget.calendar();
            Instant before = due;
            due = reckon();
            // Whoever re-applies wants to read that they did, also where nothing moved.
            if (by != null || due != null && !due.equals(before)) {
                change(at, "moved", reason, by);
            }
        }
        if (due != null && due.isBefore(at)) {
            state = "breached";
            change(at, "breached", reason, null);
        }
    }

    private void cancelWithoutTarget(Instant at, String reason, String by) {
        if (isSeen()) {
            state = "cancelled";
            change(at, "cancelled", reason, by);
            stop(at);
            ended = true;
        }
    }

    /** Whether some of a budget is left of what has been counted. */
    static boolean leaves(Terms.Budget budget, List<Span> spans) {
        Duration left = budget.length();
        for (Span span : spans) {
            left = left.minus(budget.time().elapsed(span.from(), span.to()));
        }
        return left.compareTo(Duration.ZERO) > 0;
    }

    /** When the budget is used up; absent while it is paused, or in a calendar that doesn't open any more. */
    private Instant reckon() {
        return reckon(budget.length());
    }

    private Instant reckon(Duration length) {
        Duration left = length;
        try {
            for (Span span : spans) {
                Duration counted = budget.time().elapsed(span.from(), span.to());
                if (counted.compareTo(left) > 0) {
                    return budget.time().add(span.from(), left);
                }
                left = left.minus(counted);
            }
            return runningFrom == null ? null : budget.time().add(runningFrom, left);
        } catch (InvalidInput never) {
            return null;
        }
    }

    private void change(Instant at, String what, String reason, String by) {
        history.add(new CaseClock.Change(at, what, due, reason, by));
    }

    /**
     * The moments at which something is to be done while it stands as it does: none once it was met or nothing is owed.
     *
     * @param warnAt fractions of its time
     */
    List<Alarm> alarms(UUID caseId, String number, List<BigDecimal> warnAt) {
        if (due == null || !("running".equals(state) || "breached".equals(state))) {
            return List.of();
        }
        List<Alarm> alarms = new ArrayList<>();
        alarms.add(new Alarm(caseId, number, target, round, Alarm.BREACH, due));
        for (BigDecimal fraction : warnAt) {
            Instant at = warning(fraction);
            if (at != null && at.isBefore(due)) {
                alarms.add(
                        new Alarm(caseId, number, target, round, Alarm.WARNING + ":" + fraction.toPlainString(), at));
            }
        }
        return alarms;
    }

    /** What is due, of a clock that is owed. @param warnAt fractions of its time, rising */
    CaseNews.NextDue next(UUID caseId, List<BigDecimal> warnAt) {
        Instant soon = warnAt.isEmpty() ? null : warning(warnAt.get(0));
        return new CaseNews.NextDue(
                caseId,
                due,
                new CaseView.Due(
                        target,
                        calendar == null ? null : calendar.id(),
                        calendar == null ? null : calendar.version(),
                        soon),
                "breached".equals(state));
    }

    /** When so much of its time has passed. */
    Instant warning(BigDecimal fraction) {
        return budget == null
                ? countedFrom.plus(part(Duration.between(countedFrom, due), fraction))
                : reckon(part(budget.length(), fraction));
    }

    private static Duration part(Duration whole, BigDecimal fraction) {
        return Duration.ofMillis(
                fraction.multiply(BigDecimal.valueOf(whole.toMillis())).longValue());
    }

    /**
     * The way from its start to its due time: what was counted, where it was closed or paused. It adds up to the clock's time. Empty
     * without a due time, and where somebody else has set it.
     */
    List<LegalSpan> way() {
        if (budget == null || due == null) {
            return List.of();
        }
        List<Span> counting = new ArrayList<>(spans);
        if (runningFrom != null) {
            counting.add(new Span(runningFrom, due));
        } else if (!counting.isEmpty()) {
            // It ended before its time, or after it: what would have been counted is told up to its due time.
            counting.set(
                    counting.size() - 1,
                    new Span(counting.get(counting.size() - 1).from(), due));
        }
        List<LegalSpan> way = new ArrayList<>();
        Instant at = counting.isEmpty() ? due : counting.get(0).from();
        for (Span span : counting) {
            Instant from = span.from().isAfter(due) ? due : span.from();
            Instant to = span.to().isAfter(due) ? due : span.to();
            if (at.isBefore(from)) {
                way.add(CountedTime.part(at, from, LegalSpan.Kind.PAUSED, Duration.ZERO));
            }
            if (from.isBefore(to)) {
                way.addAll(budget.time().parts(from, to));
            }
            at = to;
        }
        return way;
    }

    CaseClock seen(Function<List<LegalSpan>, List<ExplainedDeadline.Part>> explain) {
        return new CaseClock(target, round, state, start, due, calendar, List.copyOf(history), explain.apply(way()));
    }
}
