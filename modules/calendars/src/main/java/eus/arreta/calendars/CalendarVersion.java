package eus.arreta.calendars;

/** A version of a calendar, as whoever counts with it keeps it. */
public record CalendarVersion(String id, int version) {}
