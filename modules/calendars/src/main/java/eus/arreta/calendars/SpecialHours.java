package eus.arreta.calendars;

import java.time.LocalDate;

/**
 * Other hours for a while: summer hours, a day with longer opening, a closed week. They replace the hours of each of their
 * days. A holiday within a longer range stays closed; hours for one day alone mean that day, also when it is a holiday.
 *
 * @param from  the first day
 * @param to    the last day, not before {@code from}
 * @param hours by day of the week; {@link OpeningHours#NONE} for closed
 */
public record SpecialHours(LocalDate from, LocalDate to, OpeningHours hours) {

    public SpecialHours {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("special hours end before they begin");
        }
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean isOneDay() {
        return from.equals(to);
    }

    long days() {
        return to.toEpochDay() - from.toEpochDay() + 1;
    }
}
