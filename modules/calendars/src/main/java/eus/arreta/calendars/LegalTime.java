package eus.arreta.calendars;

import eus.arreta.calendars.LegalSpan.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Legal deadlines of administrative procedures: which day is the last one, and why. A working day is Monday to Friday and no
 * holiday; opening hours don't matter. A day off in any of the calendars is off (art. 30.6).
 *
 * @see <a href="https://www.boe.es/eli/es/l/2015/10/01/39">Ley 39/2015, arts. 22, 23, 30, 31 and 32</a>
 */
public final class LegalTime {

    private static final BigDecimal MICROS_AN_HOUR = BigDecimal.valueOf(3_600_000_000L);
    private static final int HOUR_DIGITS = 10;

    private final LegalCalendar own;
    private final List<LegalCalendar> also;

    /** @param also calendars of the other place; empty for a registry, which has one calendar only (art. 31.3) */
    public LegalTime(LegalCalendar own, List<LegalCalendar> also) {
        this.own = own;
        this.also = List.copyOf(also);
    }

    /**
     * By how much a deadline was lengthened before it ended.
     *
     * @param count in the deadline's unit
     * @param by    {@link Kind#EXTENDED_BY_ADMINISTRATION} (art. 23) or {@link Kind#EXTENDED_FOR_CITIZEN} (art. 32.1)
     */
    public record Extension(int count, Kind by) {}

    /**
     * The end of a deadline that nothing interrupts.
     *
     * @param start of which the day, and for hours the instant, isn't counted
     * @throws eus.arreta.channelapi.InvalidInput when the unit doesn't go so far
     */
    public LegalDeadline count(Instant start, LegalUnit unit, int count) {
        return count(start, unit, count, List.of(), List.of());
    }

    /** The same with what stopped and lengthened it. Hours are not extended. */
    public LegalDeadline count(
            Instant start, LegalUnit unit, int count, List<Suspension> suspensions, List<Extension> extensions) {
        unit.check(count, "/" + unit.word());
        Walk walk = new Walk(start, suspensions);
        return switch (unit) {
            case HOURS -> walk.hours(count);
            case WORKING_DAYS -> walk.days(count, extensions, Kind.WORKING_DAYS);
            case NATURAL_DAYS -> walk.days(count, extensions, Kind.NATURAL_DAYS);
            case MONTHS -> walk.months(count, 1, extensions, Kind.MONTHS);
            case YEARS -> walk.months(count, 12, extensions, Kind.YEARS);
        };
    }

    /** When something that a person files in a registry takes effect: at once, or in the first hour of the next working day. */
    public LegalDeadline filing(Instant filed) {
        Walk walk = new Walk(filed, List.of());
        return walk.filing();
    }

    /** Whether a day counts. */
    public boolean isWorkingDay(LocalDate day) {
        return off(day) == null;
    }

    /** Why a day doesn't count. */
    private record Off(Kind kind, DayOff holiday, String calendar) {}

    private Off off(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return new Off(Kind.WEEKEND, null, null);
        }
        DayOff holiday = own.daysOff().on(day).orElse(null);
        if (holiday != null) {
            return new Off(Kind.HOLIDAY, holiday, null);
        }
        for (LegalCalendar other : also) {
            holiday = other.daysOff().on(day).orElse(null);
            if (holiday != null) {
                return new Off(Kind.OTHER_PLACE, holiday, other.id());
            }
        }
        return null;
    }

    /** One way from a start to an end. */
    private final class Walk {

        private final Instant start;
        private final LocalDate zero;
        private final List<Suspension> suspensions;
        private final List<LegalSpan> spans = new ArrayList<>();

        Walk(Instant start, List<Suspension> suspensions) {
            this.start = start.truncatedTo(ChronoUnit.MICROS);
            this.zero = start.atZone(own.zone()).toLocalDate();
            this.suspensions = suspensions;
        }

        private Instant midnight(LocalDate day) {
            return day.atStartOfDay(own.zone()).toInstant();
        }

        private Suspension suspended(LocalDate day) {
            return suspensions.stream()
                    .filter(one -> one.holds(day))
                    .findFirst()
                    .orElse(null);
        }

        private void dayZero() {
            span(start, midnight(zero.plusDays(1)), Kind.DAY_ZERO, BigDecimal.ZERO, zero, zero, null, null);
        }

        private void span(
                Instant from,
                Instant to,
                Kind kind,
                BigDecimal counted,
                LocalDate first,
                LocalDate last,
                DayOff holiday,
                String word) {
            spans.add(new LegalSpan(from, to, kind, counted, first, last, holiday, word));
        }

        /** Adds a whole day, to the part before it where that is of the same kind and reason. */
        private void day(LocalDate day, Kind kind, int counted, DayOff holiday, String word) {
            LegalSpan before = spans.get(spans.size() - 1);
            Instant end = midnight(day.plusDays(1));
            BigDecimal count = BigDecimal.valueOf(counted);
            if (before.kind() == kind && holiday == null && java.util.Objects.equals(word, before.word())) {
                spans.set(
                        spans.size() - 1,
                        new LegalSpan(
                                before.from(),
                                end,
                                kind,
                                before.counted().add(count),
                                before.first(),
                                day,
                                null,
                                word));
            } else {
                span(midnight(day), end, kind, count, day, day, holiday, word);
            }
        }

        LegalDeadline days(int count, List<Extension> extensions, Kind kind) {
            dayZero();
            LocalDate day = take(zero, count, kind, kind);
            for (Extension extension : extensions) {
                day = take(day, extension.count(), kind, extension.by());
            }
            return ending(kind == Kind.WORKING_DAYS ? day : rolledOn(day));
        }

        /** Counts so many days after {@code before} and answers the last of them. */
        private LocalDate take(LocalDate before, int count, Kind kind, Kind shown) {
            LocalDate day = before;
            for (int left = count; left > 0; ) {
                day = day.plusDays(1);
                Suspension suspension = suspended(day);
                Off off = kind == Kind.WORKING_DAYS ? off(day) : null;
                if (suspension != null) {
                    day(day, Kind.SUSPENDED, 0, null, suspension.cause());
                } else if (off != null) {
                    day(day, off.kind(), 0, off.holiday(), off.calendar());
                } else {
                    day(day, shown, 1, null, null);
                    left--;
                }
            }
            return day;
        }

        /** Months end on the day number of the start, not of the day after it, or on the last one the month has. */
        LegalDeadline months(int count, int monthsEach, List<Extension> extensions, Kind kind) {
            dayZero();
            int total = count;
            LocalDate last = stretch(zero, zero.plusMonths((long) total * monthsEach), kind, count, null);
            for (Extension extension : extensions) {
                total += extension.count();
                last = stretch(
                        last, zero.plusMonths((long) total * monthsEach), extension.by(), extension.count(), null);
            }
            for (Suspension suspension : suspensions) {
                long days = ChronoUnit.DAYS.between(suspension.from(), suspension.to());
                last = stretch(last, last.plusDays(days), Kind.SUSPENSION_ADDED, 0, suspension.cause());
            }
            return ending(rolledOn(last));
        }

        private LocalDate stretch(LocalDate before, LocalDate last, Kind kind, int counted, String word) {
            LocalDate first = before.plusDays(1);
            span(
                    midnight(first),
                    midnight(last.plusDays(1)),
                    kind,
                    BigDecimal.valueOf(counted),
                    first,
                    last,
                    null,
                    word);
            return last;
        }

        /** A last day that doesn't count is moved to the next one that does. */
        private LocalDate rolledOn(LocalDate last) {
            Off off = off(last);
            if (off == null) {
                return last;
            }
            LocalDate day = last;
            while (off(day) != null) {
                day = day.plusDays(1);
            }
            span(
                    midnight(last.plusDays(1)),
                    midnight(day.plusDays(1)),
                    Kind.ROLL_ON,
                    BigDecimal.ZERO,
                    last,
                    day,
                    off.holiday(),
                    off.calendar());
            return day;
        }

        LegalDeadline hours(int count) {
            Instant at = start;
            LocalDate day = zero;
            Duration left = Duration.ofHours(count);
            BigDecimal told = BigDecimal.ZERO;
            while (!left.isZero()) {
                Instant end = midnight(day.plusDays(1));
                Suspension suspension = suspended(day);
                Off off = off(day);
                if (suspension != null) {
                    span(at, end, Kind.SUSPENDED, BigDecimal.ZERO, day, day, null, suspension.cause());
                } else if (off != null) {
                    span(at, end, off.kind(), BigDecimal.ZERO, day, day, off.holiday(), off.calendar());
                } else {
                    Duration taken = Duration.between(at, end);
                    taken = taken.compareTo(left) < 0 ? taken : left;
                    left = left.minus(taken);
                    end = at.plus(taken);
                    // The last part takes what rounding left, so that the parts add up to what was asked for.
                    BigDecimal hours = left.isZero() ? BigDecimal.valueOf(count).subtract(told) : inHours(taken);
                    told = told.add(hours);
                    span(at, end, Kind.HOURS, hours, day, day, null, null);
                }
                at = end;
                day = day.plusDays(1);
            }
            return new LegalDeadline(at, null, spans, notPublished(zero, day.minusDays(1)));
        }

        private static BigDecimal inHours(Duration time) {
            return BigDecimal.valueOf(time.toNanos() / 1_000)
                    .divide(MICROS_AN_HOUR, HOUR_DIGITS, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
        }

        LegalDeadline filing() {
            LocalDate day = zero;
            while (off(day) != null) {
                day = day.plusDays(1);
            }
            Instant due = day.equals(zero) ? start : midnight(day);
            Off off = off(zero);
            Kind kind = off == null ? Kind.FILED : Kind.FILED_ON_A_DAY_OFF;
            span(start, due, kind, BigDecimal.ZERO, zero, day, off == null ? null : off.holiday(), null);
            return new LegalDeadline(due, null, spans, notPublished(zero, day));
        }

        private LegalDeadline ending(LocalDate last) {
            Instant end = midnight(last.plusDays(1));
            return new LegalDeadline(end.minus(1, ChronoUnit.MICROS), last, spans, notPublished(zero, last));
        }

        private Set<Integer> notPublished(LocalDate first, LocalDate last) {
            Set<Integer> years = new TreeSet<>();
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                int one = year;
                if (!own.daysOff().isPublished(one)
                        || also.stream().anyMatch(other -> !other.daysOff().isPublished(one))) {
                    years.add(one);
                }
            }
            return years;
        }
    }
}
