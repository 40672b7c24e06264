package eus.arreta.calendars;

import eus.arreta.channelapi.InvalidInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The holidays of a region in a year, as they were published.
 *
 * @param region    such as {@code ES}, {@code ES-PV} or {@code ES-BI}: ISO 3166 codes
 * @param year      of all of its days
 * @param reference where it was published: gazette, number, date
 * @param days      in their order, each once
 */
public record HolidayList(String region, int year, String reference, List<Day> days) {

    /** @param names in eu, es, fr and en as far as they are known */
    public record Day(LocalDate date, Map<String, String> names) {}

    /** @throws InvalidInput when a day is of another year */
    public HolidayList {
        days = List.copyOf(days);
        if (days.stream().anyMatch(day -> day.date().getYear() != year)) {
            throw new InvalidInput("/year", "invalid", "is not the year of every day of the list");
        }
    }
}
