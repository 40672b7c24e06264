package eus.arreta.calendars;

import java.time.LocalDate;
import java.util.Map;

/**
 * A holiday, and why it is known to be one.
 *
 * @param date      of it
 * @param region    whose day it is, such as {@code ES-PV}; absent for a calendar's own
 * @param names     in eu, es, fr and en; may be empty
 * @param published false when no list has been published for its year and a library's guess stands in
 * @param reference of the list: gazette, number, date; absent when there is none
 */
public record DayOff(LocalDate date, String region, Map<String, String> names, boolean published, String reference) {

    public DayOff {
        names = Map.copyOf(names);
    }

    /** A day that a calendar adds by itself. */
    public static DayOff ownOf(LocalDate date) {
        return new DayOff(date, null, Map.of(), true, null);
    }

    /** What the day is called in a language; absent when it has no name. */
    public String name(String language) {
        return names.getOrDefault(language, names.get("es"));
    }
}
