package eus.arreta.calendars;

import java.time.ZoneId;

/**
 * A calendar as the law sees it: holidays, and nothing of opening hours.
 *
 * @param id slug of the calendar, for the explanation
 */
public record LegalCalendar(String id, ZoneId zone, DaysOff daysOff) {}
