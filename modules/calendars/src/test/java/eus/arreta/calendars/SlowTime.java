package eus.arreta.calendars;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Business time counted minute by minute, by rules written out again from their description and without any of the code under
 * test: slow, and short enough to be believed.
 */
final class SlowTime {

    private final ZoneId zone;
    private final Map<DayOfWeek, List<int[]>> week;
    private final Set<LocalDate> holidays;

    /** @param week minutes of a day from and to; an end that isn't after its start is on the next day */
    SlowTime(ZoneId zone, Map<DayOfWeek, List<int[]>> week, Set<LocalDate> holidays) {
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
    }

    boolean isOpen(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        // A day before and after, since clocks that are changed at midnight move an interval over it.
        for (LocalDate near = day.minusDays(1); !near.isAfter(day.plusDays(1)); near = near.plusDays(1)) {
            if (!holidays.contains(near) && isOpenBy(near, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpenBy(LocalDate day, Instant at) {
        for (int[] one : week.getOrDefault(day.getDayOfWeek(), List.of())) {
            boolean overMidnight = one[1] <= one[0];
            if (within(at, time(day, one[0]), overMidnight ? time(day.plusDays(1), 0) : time(day, one[1]))) {
                return true;
            }
        }
        for (int[] one : week.getOrDefault(day.minusDays(1).getDayOfWeek(), List.of())) {
            if (one[1] <= one[0] && within(at, time(day, 0), time(day, one[1]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private Instant time(LocalDate day, int minute) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    Duration elapsed(Instant from, Instant to) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += isOpen(at) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }

    /** Null when the limit comes first. */
    Instant add(Instant start, long minutes, Instant limit) {
        long left = minutes;
        Instant at = start;
        if (left == 0) {
            while (!isOpen(at)) {
                at = at.plusSeconds(60);
                if (at.isAfter(limit)) {
                    return null;
                }
            }
            return at;
        }
        while (left > 0) {
            left -= isOpen(at) ? 1 : 0;
            at = at.plusSeconds(60);
            if (at.isAfter(limit)) {
                return null;
            }
        }
        return at;
    }
}
