package eus.arreta.calendars;

import eus.arreta.http.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Business time: the time during which a calendar is open. Exact to the microsecond; years are worked out once, when they are
 * first asked for, and then kept. Safe for any number of threads.
 *
 * <p>Intervals hold their start and not their end. What fills an interval exactly ends with it, not at the next opening.
 */
public final class BusinessCalendar {

    /** How far from its start a calculation reaches. */
    public static final int MOST_YEARS = 50;

    private static final int MOST_SPANS = 1_000;
    private static final int FIRST_YEAR = 1_900;
    private static final int LAST_YEAR = 2_199;
    private static final long MICROS = 1_000_000L;
    private static final long MICROS_A_YEAR = 31_556_952L * MICROS;

    private final OpenDays days;
    private final AtomicReferenceArray<YearOfTime> years = new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    public BusinessCalendar(ZoneId zone, OpeningHours hours, List<SpecialHours> special, DaysOff daysOff) {
        this.days = new OpenDays(zone, hours, special, daysOff);
    }

    public ZoneId zone() {
        return days.zone();
    }

    /**
     * The instant by which so much business time has passed since {@code start}.
     *
     * @param time not negative; none answers {@code start} when it is open, otherwise the next opening
     * @throws Problem 422 {@code calendar-never-opens}, {@code too-far} beyond 50 years
     */
    public Instant add(Instant start, Duration time) {
        long amount = notNegative(time);
        long from = micros(start);
        if (amount == 0) {
            return nextOpening(start);
        }
        requireHours();
        int first = yearOf(from);
        int year = first;
        long left = year(year).until(from) + amount;
        while (left > year(year).total) {
            left -= year(year).total;
            year = within(first, year + 1);
        }
        return near(from, year(year).earliest(left));
    }

    /**
     * The instant since which so much business time has passed at {@code start}: the way back of {@link #add}.
     *
     * @throws Problem as {@link #add}
     */
    public Instant subtract(Instant start, Duration time) {
        long amount = notNegative(time);
        long from = micros(start);
        if (amount == 0) {
            return nextOpening(start);
        }
        requireHours();
        int first = yearOf(from);
        int year = first;
        long left = year(year).until(from) - amount;
        while (left < 0) {
            year = within(first, year - 1);
            left += year(year).total;
        }
        return near(from, year(year).latest(left));
    }

    /**
     * The business time between two instants; negative when {@code to} is the earlier one.
     *
     * @throws Problem 422 {@code calendar-never-opens}, {@code too-far} when they are over 50 years apart
     */
    public Duration elapsed(Instant from, Instant to) {
        requireHours();
        long earlier = micros(from);
        long later = micros(to);
        return later < earlier ? duration(-between(later, earlier)) : duration(between(earlier, later));
    }

    private long between(long from, long to) {
        near(from, to);
        int first = yearOf(from);
        int last = yearOf(to);
        long sum = year(last).until(to) - year(first).until(from);
        for (int year = first; year < last; year++) {
            sum += year(year).total;
        }
        return sum;
    }

    public boolean isOpen(Instant at) {
        long time = micros(at);
        return year(yearOf(time)).isOpen(time);
    }

    /**
     * The first instant from {@code at} on at which it is open: {@code at} itself when it is.
     *
     * @throws Problem as {@link #add}
     */
    public Instant nextOpening(Instant at) {
        requireHours();
        long time = micros(at);
        int first = yearOf(time);
        int year = first;
        if (year(year).isOpen(time)) {
            return instant(time);
        }
        long passed = year(year).until(time);
        while (passed >= year(year).total) {
            year = within(first, year + 1);
            passed = 0;
        }
        return near(time, year(year).latest(passed));
    }

    /** Until when it stays open; absent when it is closed, and when it doesn't close within 50 years. */
    public Optional<Instant> closes(Instant at) {
        long time = micros(at);
        int first = yearOf(time);
        for (int year = first; year <= Math.min(first + MOST_YEARS, LAST_YEAR); year++) {
            YearOfTime open = year(year);
            if (!open.isOpen(time)) {
                return year == first ? Optional.empty() : Optional.of(instant(time));
            }
            time = open.closing(time);
            if (time < open.end) {
                return Optional.of(instant(time));
            }
        }
        return Optional.empty();
    }

    /**
     * The way to a due time, part by part, open and closed; counted in minutes.
     *
     * @param due what {@link #add} answered for {@code start}
     */
    public List<LegalSpan> spans(Instant start, Instant due) {
        List<LegalSpan> spans = new ArrayList<>();
        Instant at = instant(micros(start));
        while (at.isBefore(due)) {
            boolean open = isOpen(at);
            Instant next = open ? closes(at).orElse(due) : nextOpening(at);
            // The rest of a very long way is told at once.
            boolean whole = spans.size() >= MOST_SPANS;
            Instant end = whole || next.isAfter(due) ? due : next;
            BigDecimal minutes = open || whole ? minutes(elapsed(at, end)) : BigDecimal.ZERO;
            spans.add(new LegalSpan(
                    at,
                    end,
                    open || whole ? LegalSpan.Kind.OPEN : LegalSpan.Kind.CLOSED,
                    minutes,
                    at.atZone(zone()).toLocalDate(),
                    end.minusNanos(1).atZone(zone()).toLocalDate(),
                    null,
                    null));
            at = end;
        }
        return spans;
    }

    /** Minutes with decimals, exact for whole seconds up to ten digits. */
    public static BigDecimal minutes(Duration time) {
        BigDecimal minutes = BigDecimal.valueOf(time.toNanos() / 1_000)
                .divide(BigDecimal.valueOf(60 * MICROS), 10, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return minutes.scale() < 0 ? minutes.setScale(0) : minutes;
    }

    /** When a day is open, as whoever plans it would say it; for showing. */
    public DayPlan plan(LocalDate day) {
        return DayPlan.of(days, day);
    }

    private YearOfTime year(int year) {
        YearOfTime known = years.get(year - FIRST_YEAR);
        if (known == null) {
            // Two threads may both work it out: they come to the same.
            known = new YearOfTime(days, year);
            years.set(year - FIRST_YEAR, known);
        }
        return known;
    }

    private int yearOf(long time) {
        int guess = (int) Math.floorDiv(time, MICROS_A_YEAR) + 1_970;
        if (guess < FIRST_YEAR || guess > LAST_YEAR) {
            throw tooFar();
        }
        if (time < year(guess).start) {
            guess--;
        } else if (time >= year(guess).end) {
            guess++;
        }
        return within(guess, guess);
    }

    private static int within(int first, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR || Math.abs(year - first) > MOST_YEARS) {
            throw tooFar();
        }
        return year;
    }

    private static Instant near(long from, long to) {
        if (Math.abs(to - from) > MOST_YEARS * MICROS_A_YEAR) {
            throw tooFar();
        }
        return instant(to);
    }

    private static Problem tooFar() {
        return Problem.of(
                422,
                "too-far",
                "This reaches further than " + MOST_YEARS + " years, or out of the years " + FIRST_YEAR + " to "
                        + LAST_YEAR + ". Check the dates, and whether the calendar opens again after them.");
    }

    private void requireHours() {
        if (days.neverOpens()) {
            throw Problem.of(422, "calendar-never-opens", "This calendar has no opening hours. Give it some first.");
        }
    }

    private static long notNegative(Duration time) {
        if (time.isNegative()) {
            throw Problem.of(422, "negative-time", "Business time to count is not negative.");
        }
        try {
            return Math.addExact(Math.multiplyExact(time.getSeconds(), MICROS), time.getNano() / 1_000);
        } catch (ArithmeticException endless) {
            throw tooFar();
        }
    }

    private static long micros(Instant at) {
        try {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), MICROS), at.getNano() / 1_000);
        } catch (ArithmeticException endless) {
            throw tooFar();
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }
}
