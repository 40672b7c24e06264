package eus.arreta.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * One day of a calendar, as it is shown.
 *
 * @param date    of it
 * @param open    its intervals, such as {@code 09:00} to {@code 14:00}; what goes on after midnight stands on the next day
 * @param holiday why it is a holiday; absent on others
 * @param special whether special hours count instead of the week's
 */
public record DayPlan(LocalDate date, List<Open> open, DayOff holiday, boolean special) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** From when to when, in local time; {@code 24:00} for the end of the day. */
    public record Open(String from, String to) {}

    static DayPlan of(OpenDays days, LocalDate day) {
        List<Open> open = days.on(day).stream()
                .sorted(Comparator.comparingInt(interval -> interval[0]))
                .map(interval -> new Open(word(interval[0]), word(interval[1])))
                .toList();
        return new DayPlan(
                day, open, days.closedBy(day).orElse(null), days.specialOn(day).isPresent());
    }

    private static String word(int second) {
        return second == OpenInterval.DAY
                ? "24:00"
                : LocalTime.ofSecondOfDay(second).format(TIME);
    }
}
