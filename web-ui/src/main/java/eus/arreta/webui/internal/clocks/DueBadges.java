package eus.arreta.webui.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.cases.CaseView;
import eus.arreta.webui.internal.text.ClockTexts;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Makes badges of what is due. A page of them asks the database for nothing: calendars are kept in memory. */
@ApplicationScoped
public class DueBadges {

    /** What a page that nobody touches still counts down right; longer stretches are told as a sum. */
    private static final Duration AHEAD = Duration.ofHours(48);

    private static final int MOST_STRETCHES = 8;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private final Calendars calendars;
    private final Moments moments;
    private final Clock clock;

    public DueBadges(Calendars calendars, Moments moments, Clock clock) {
        this.calendars = calendars;
        this.moments = moments;
        this.clock = clock;
    }

    /** Of a case; null when nothing of it is due. */
    public DueBadge of(Actor actor, CaseView found, Wording wording) {
        return found.due() == null ? null : of(actor, found.dueAt(), found.due(), wording);
    }

    DueBadge of(Actor actor, Instant due, CaseView.Due what, Wording wording) {
        ClockTexts texts = wording.clock();
        Instant now = clock.instant();
        String name = name(what.target(), texts);
        String when = moments.since(due, wording);
        String late = texts.lateSince(name, when);
        Instant soon = what.soonAt() == null ? due : what.soonAt();
        if (due.isBefore(now)) {
            return new DueBadge(
                    name, late, "late", texts.wasDueAt(when), late, due.toEpochMilli(), soon.toEpochMilli(), "", 0);
        }
        Left left = what.calendar() == null
                ? Left.natural(now, due)
                : Left.business(calendars.business(actor, what.calendar(), what.calendarVersion()), now, due);
        boolean isSoon = !soon.isAfter(now);
        return new DueBadge(
                name,
                isSoon
                        ? texts.leftSoon(name, time(left.seconds(), texts))
                        : texts.left(name, time(left.seconds(), texts)),
                isSoon ? "act" : "",
                texts.dueAt(when),
                late,
                due.toEpochMilli(),
                soon.toEpochMilli(),
                left.stretches(),
                left.after());
    }

    /**
     * What is left until something is due.
     *
     * @param stretches {@code from-to} in seconds since 1970, joined by commas: when it counts down
     * @param after     seconds that it counts down after them
     * @param seconds   all together
     */
    private record Left(String stretches, long after, long seconds) {

        static Left natural(Instant now, Instant due) {
            return new Left(
                    now.getEpochSecond() + "-" + due.getEpochSecond(),
                    0,
                    Duration.between(now, due).toSeconds());
        }

        static Left business(BusinessCalendar calendar, Instant now, Instant due) {
            List<LegalSpan> open = openSpans(calendar, now, due);
            Instant told = open.isEmpty() ? now : open.get(open.size() - 1).to();
            long after = calendar.elapsed(told, due).toSeconds();
            long stretched = open.stream()
                    .mapToLong(span -> Duration.between(span.from(), span.to()).toSeconds())
                    .sum();
            return new Left(
                    open.stream()
                            .map(span -> span.from().getEpochSecond() + "-"
                                    + span.to().getEpochSecond())
                            .collect(Collectors.joining(",")),
                    after,
                    after + stretched);
        }
    }

    private static List<LegalSpan> openSpans(BusinessCalendar calendar, Instant now, Instant due) {
        Instant until = due.isBefore(now.plus(AHEAD)) ? due : now.plus(AHEAD);
        return calendar.spans(now, until).stream()
                .filter(span -> span.kind() == LegalSpan.Kind.OPEN)
                .limit(MOST_STRETCHES)
                .toList();
    }

    private static String name(String target, ClockTexts texts) {
        return switch (target) {
            case "firstResponse", "nextResponse" -> texts.shortResponse();
            case "resolution" -> texts.shortResolution();
            case "promise" -> texts.shortPromise();
            case "replyWindow" -> texts.shortReplyWindow();
            default -> target;
        };
    }

    /** As the browser says it, too. */
    private static String time(long seconds, ClockTexts texts) {
        if (seconds < MINUTE) {
            return texts.seconds(String.valueOf(seconds));
        }
        return seconds < HOUR
                ? texts.minutes(String.valueOf(seconds / MINUTE))
                : texts.hours(String.valueOf(seconds / HOUR), String.valueOf(seconds % HOUR / MINUTE));
    }
}
