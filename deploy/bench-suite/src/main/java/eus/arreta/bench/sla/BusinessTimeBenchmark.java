package eus.arreta.bench.sla;

import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.DaysOff;
import eus.arreta.calendars.OpenInterval;
import eus.arreta.calendars.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Business time over spans of up to a year, on an office's hours with a lunch break and holidays. */
@State(Scope.Thread)
public class BusinessTimeBenchmark {

    private static final int MANY = 1 << 12;
    private static final int HOUR = 3_600;

    private BusinessCalendar calendar;
    private final Instant[] starts = new Instant[MANY];
    private final Instant[] ends = new Instant[MANY];
    private final Duration[] times = new Duration[MANY];
    private int next;

    /** The same values in each run, in an order that no branch predictor learns. */
    @Setup
    public void draw() {
        calendar = office();
        SplittableRandom random = new SplittableRandom(8);
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        for (int at = 0; at < MANY; at++) {
            starts[at] = first.plusSeconds(random.nextLong(365L * 24 * HOUR));
            ends[at] = starts[at].plusSeconds(random.nextLong(365L * 24 * HOUR));
            times[at] = calendar.elapsed(starts[at], ends[at]).plusSeconds(1);
        }
    }

    private static BusinessCalendar office() {
        Map<DayOfWeek, List<OpenInterval>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                days.put(day, List.of(new OpenInterval(9 * HOUR, 14 * HOUR), new OpenInterval(16 * HOUR, 19 * HOUR)));
            }
        }
        Set<LocalDate> holidays = new HashSet<>();
        for (int year = 2026; year <= 2028; year++) {
            for (int month = 1; month <= 12; month++) {
                holidays.add(LocalDate.of(year, month, 6));
            }
        }
        return new BusinessCalendar(
                ZoneId.of("Europe/Madrid"), new OpeningHours(days), List.of(), DaysOff.of(holidays));
    }

    @Benchmark
    public Instant add() {
        int at = next++ & (MANY - 1);
        return calendar.add(starts[at], times[at]);
    }

    @Benchmark
    public Duration elapsed() {
        int at = next++ & (MANY - 1);
        return calendar.elapsed(starts[at], ends[at]);
    }
}
