package eus.arreta.calendars;

import java.time.Instant;

/**
 * A version of a calendar.
 *
 * @param id       slug that administrators chose
 * @param version  counts from 1; changes of the region's holidays make a new one, too
 * @param settings of this version
 * @param madeAt   when it was made
 */
public record Calendar(String id, int version, CalendarSettings settings, Instant madeAt) {}
