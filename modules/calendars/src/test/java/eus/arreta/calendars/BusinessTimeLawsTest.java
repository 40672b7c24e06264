package eus.arreta.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of business time over random calendars and zones: 100,000 cases at full scale. */
class BusinessTimeLawsTest {

    /** At full scale. */
    private static final int FULL = 100_000;
    /** Clocks that change at night, at midnight (Havana, Azores), by half an hour, never, and with odd offsets. */
    private static final List<String> ZONES = List.of(
            "Europe/Madrid",
            "Atlantic/Canary",
            "Atlantic/Azores",
            "America/Havana",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "America/Santiago",
            "Etc/UTC");

    private final SplittableRandom random = new SplittableRandom(20_260_301);

    private record Drawn(ZoneId zone, Map<DayOfWeek, List<int[]>> week, Set<LocalDate> holidays, Instant start) {

        BusinessCalendar fast() {
            Map<DayOfWeek, List<OpenInterval>> days = new EnumMap<>(DayOfWeek.class);
            week.forEach((day, intervals) -> days.put(
                    day,
                    intervals.stream()
                            .map(one -> new OpenInterval(one[0] * 60, (one[1] > one[0] ? one[1] : one[1] + 1_440) * 60))
                            .toList()));
            return new BusinessCalendar(zone, new OpeningHours(days), List.of(), DaysOff.of(holidays));
        }

        SlowTime slow() {
            return new SlowTime(zone, week, holidays);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(zone + " " + start + " off " + holidays);
            week.forEach((day, intervals) -> {
                text.append(' ').append(day);
                intervals.forEach(
                        one -> text.append(' ').append(one[0]).append('-').append(one[1]));
            });
            return text.toString();
        }
    }

    private static int cases() {
        double scale = Double.parseDouble(System.getProperty("arreta.tests.scale", "0.1"));
        return (int) (FULL * scale * scale);
    }

    /** Each second start lies within two days of a change of the clocks, where things go wrong. */
    private Drawn draw() {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Instant start = Instant.ofEpochSecond(60L * random.nextLong(22_000_000L, 31_000_000L));
        var change = zone.getRules().nextTransition(start);
        if (change != null && random.nextBoolean()) {
            start = change.getInstant().plusSeconds(60L * random.nextInt(-2_880, 2_880));
        }
        Map<DayOfWeek, List<int[]>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<int[]> intervals = new ArrayList<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                intervals.add(
                        random.nextInt(8) == 0
                                ? new int[] {0, 1_440}
                                : new int[] {random.nextInt(1_440), random.nextInt(0, 1_441)});
            }
            week.put(day, intervals);
        }
        Set<LocalDate> holidays = new HashSet<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            holidays.add(start.atZone(zone).toLocalDate().plusDays(random.nextInt(-3, 10)));
        }
        return new Drawn(zone, week, holidays, start);
    }

    @Test
    void equalToCountingMinuteByMinute() {
        for (int count = cases(); count > 0; count--) {
            Drawn drawn = draw();
            SlowTime slow = drawn.slow();
            BusinessCalendar fast = drawn.fast();
            Instant start = drawn.start();
            Instant end = start.plusSeconds(60L * random.nextInt(0, 3_000));
            if (!drawn.week().values().stream().allMatch(List::isEmpty)) {
                assertThat(fast.elapsed(start, end)).as("%s to %s", drawn, end).isEqualTo(slow.elapsed(start, end));
                long minutes = random.nextInt(0, 1_500);
                Instant due = slow.add(start, minutes, start.plusSeconds(60 * 3_000));
                if (due != null) {
                    assertThat(fast.add(start, Duration.ofMinutes(minutes)))
                            .as("%s and %s minutes", drawn, minutes)
                            .isEqualTo(due);
                }
            }
            assertThat(fast.isOpen(end)).as("%s at %s", drawn, end).isEqualTo(slow.isOpen(end));
        }
    }

    @Test
    void additiveMonotoneAndItsOwnInverse() {
        for (int count = cases(); count > 0; count--) {
            Drawn drawn = draw();
            if (drawn.week().values().stream().allMatch(List::isEmpty)) {
                continue;
            }
            BusinessCalendar fast = drawn.fast();
            // Not on minutes, and over years: nothing below is helped by round figures.
            Instant start = drawn.start().plusNanos(1_000L * random.nextLong(60_000_000));
            Duration first = Duration.ofNanos(1_000L * random.nextLong(1, 20_000_000L * 3_600));
            Duration second = Duration.ofNanos(1_000L * random.nextLong(1, 20_000L * 3_600));
            Instant middle = fast.add(start, first);
            Instant due = fast.add(middle, second);
            assertThat(due).as("additive: %s", drawn).isEqualTo(fast.add(start, first.plus(second)));
            assertThat(due).as("monotone: %s", drawn).isAfter(middle);
            assertThat(middle).as("monotone: %s", drawn).isAfter(start);
            assertThat(fast.elapsed(start, middle)).as("inverse: %s", drawn).isEqualTo(first);
            assertThat(fast.elapsed(middle, start)).as("reversed: %s", drawn).isEqualTo(first.negated());
            assertThat(fast.elapsed(start, due))
                    .as("elapsed is additive: %s", drawn)
                    .isEqualTo(fast.elapsed(start, middle).plus(fast.elapsed(middle, due)));
            Instant back = fast.subtract(middle, first);
            assertThat(fast.elapsed(back, middle)).as("subtract: %s", drawn).isEqualTo(first);
            assertThat(fast.elapsed(start, back))
                    .as("back to the start: %s", drawn)
                    .isEqualTo(Duration.ZERO);
            assertThat(fast.isOpen(back))
                    .as("subtract answers an open instant: %s", drawn)
                    .isTrue();
        }
    }
}
