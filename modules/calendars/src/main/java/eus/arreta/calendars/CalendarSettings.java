package eus.arreta.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an administrator says of a calendar, in the form in which it is written.
 *
 * @param zone     such as {@code Europe/Madrid}
 * @param hours    of the week: {@code {"mon": [["09:00","14:00"],["16:00","19:00"]], …}}; empty for a calendar of legal days only
 * @param holidays added to the region's; without a region these are all
 * @param special  other hours for a while
 * @param region   whose published holidays count, such as {@code ES-PV}; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarSettings(
        String zone,
        Map<String, List<List<String>>> hours,
        List<LocalDate> holidays,
        List<Special> special,
        String region) {

    public CalendarSettings {
        hours = hours == null ? Map.of() : hours;
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
        special = special == null ? List.of() : List.copyOf(special);
    }

    /**
     * Hours for a range of days.
     *
     * @param from  the first
     * @param to    the last
     * @param hours as those of the week, or a list of intervals for each of its days
     */
    public record Special(LocalDate from, LocalDate to, JsonNode hours) {}
}
