package eus.arreta.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * On which hours each single day is open: which of the week, special hours and holidays counts.
 *
 * <p>What goes on after midnight belongs to the next day, as if it had been written there: so a holiday takes its own hours
 * from 00:00 on, and those of the night that follows it stay. A range of special hours doesn't begin with the rest of a night
 * before it, but its own last night is gone through to the end.
 */
final class OpenDays {

    private final ZoneId zone;
    private final OpeningHours week;
    private final List<SpecialHours> special;
    private final DaysOff daysOff;

    OpenDays(ZoneId zone, OpeningHours week, List<SpecialHours> special, DaysOff daysOff) {
        this.zone = zone;
        this.week = week;
        // The shortest range says it most precisely; of equals, the one that was written last.
        List<SpecialHours> ordered = new ArrayList<>(special);
        java.util.Collections.reverse(ordered);
        ordered.sort(Comparator.comparingLong(SpecialHours::days));
        this.special = List.copyOf(ordered);
        this.daysOff = daysOff;
    }

    ZoneId zone() {
        return zone;
    }

    boolean neverOpens() {
        return week.isEmpty() && special.stream().allMatch(one -> one.hours().isEmpty());
    }

    /** The special hours that count on a day, before holidays are asked. */
    Optional<SpecialHours> specialOn(LocalDate day) {
        return special.stream().filter(one -> one.holds(day)).findFirst();
    }

    /** The holiday that closes a day; absent on any other, and where special hours open it. */
    Optional<DayOff> closedBy(LocalDate day) {
        return specialOn(day).filter(SpecialHours::isOneDay).isPresent() ? Optional.empty() : daysOff.on(day);
    }

    /** When a day is open, in seconds since its 00:00, 0 to 86,400; not in order, and they may overlap. */
    List<int[]> on(LocalDate day) {
        if (closedBy(day).isPresent()) {
            return List.of();
        }
        SpecialHours today = specialOn(day).orElse(null);
        OpeningHours hours = today == null ? week : today.hours();
        List<int[]> open = new ArrayList<>();
        hours.on(day.getDayOfWeek())
                .forEach(one -> open.add(new int[] {one.opens(), Math.min(one.closes(), OpenInterval.DAY)}));
        nightBefore(day, today).on(day.minusDays(1).getDayOfWeek()).stream()
                .filter(one -> one.closes() > OpenInterval.DAY)
                .forEach(one -> open.add(new int[] {0, one.closes() - OpenInterval.DAY}));
        return open;
    }

    private OpeningHours nightBefore(LocalDate day, SpecialHours today) {
        LocalDate before = day.minusDays(1);
        SpecialHours yesterday = specialOn(before).orElse(null);
        if (yesterday == null) {
            return today == null ? week : OpeningHours.NONE;
        }
        boolean goesOn = today == null || today == yesterday;
        return goesOn && closedBy(before).isEmpty() ? yesterday.hours() : OpeningHours.NONE;
    }

    /**
     * The instant of a local time, in microseconds. What comes twice when clocks are set back means the first time; what is
     * left out when they are set forward comes as much later.
     *
     * @param second since 00:00, 0 to 86,400
     */
    long instant(LocalDate day, int second) {
        LocalDate date = second == OpenInterval.DAY ? day.plusDays(1) : day;
        return date.atTime(LocalTime.ofSecondOfDay(second % OpenInterval.DAY))
                        .atZone(zone)
                        .toEpochSecond()
                * 1_000_000L;
    }
}
