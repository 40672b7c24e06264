package eus.arreta.calendars.internal.holidays;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import eus.arreta.calendars.HolidayList;
import java.time.MonthDay;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a library says of years for which no list is known: nearly right, and never more than a guess. One at a time, since the
 * library says nothing of threads and is asked once a region and year.
 */
public final class GuessedHolidays {

    /**
     * Days that the library wrongly has every year.
     *
     * <p>25 October was Day of the Basque Country from 2011 to 2013: Law 2/2013 ended it.
     */
    private static final Map<String, Set<MonthDay>> NONE_ANY_MORE = Map.of("ES-PV", Set.of(MonthDay.of(10, 25)));

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    private GuessedHolidays() {}

    /** Whether the library knows a region. */
    public static synchronized boolean knows(String region) {
        if (!REGION.matcher(region).matches()) {
            return false;
        }
        String[] parts = parts(region);
        return calendar(parts[0]) != null
                && (parts.length == 1
                        || manager(parts[0])
                                .getCalendarHierarchy()
                                .getChildren()
                                .containsKey(parts[1]));
    }

    /** Its guess; without days when it doesn't know the region. */
    public static synchronized HolidayList guess(String region, int year) {
        if (!knows(region)) {
            return new HolidayList(region, year, null, List.of());
        }
        String[] parts = parts(region);
        Set<Holiday> days = parts.length == 1
                ? manager(parts[0]).getHolidays(Year.of(year))
                : manager(parts[0]).getHolidays(Year.of(year), parts[1]);
        Set<MonthDay> wrong = NONE_ANY_MORE.getOrDefault(region, Set.of());
        return new HolidayList(
                region,
                year,
                null,
                days.stream()
                        .filter(day -> !wrong.contains(MonthDay.from(day.getDate())))
                        .sorted(Comparator.comparing(Holiday::getDate))
                        .map(day -> new HolidayList.Day(day.getDate(), names(day)))
                        .toList());
    }

    private static Map<String, String> names(Holiday day) {
        Map<String, String> known = PublishedLists.names(day.getPropertiesKey().replaceFirst("^.*\\.", ""));
        return known.isEmpty() ? Map.of("es", day.getDescription(Locale.ENGLISH)) : known;
    }

    private static String[] parts(String region) {
        return region.toLowerCase(Locale.ROOT).split("-", 2);
    }

    private static HolidayCalendar calendar(String country) {
        for (HolidayCalendar calendar : HolidayCalendar.values()) {
            if (calendar.getId().equalsIgnoreCase(country)) {
                return calendar;
            }
        }
        return null;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar(country)));
    }
}
