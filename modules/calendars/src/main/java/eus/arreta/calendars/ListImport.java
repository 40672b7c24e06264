package eus.arreta.calendars;

import java.time.LocalDate;
import java.util.List;

/**
 * What comes, or would come, of importing a list of holidays.
 *
 * @param list       as it was read
 * @param added      days that are no holidays of the region's year without it
 * @param removed    days that no longer are
 * @param calendars  ids of the calendars that get a new version
 * @param otherYears how many days of the file are of other years and were left out
 * @param rejected   what could not be read; a file with such rows is only shown, never taken
 * @param taken      whether it counts now
 */
public record ListImport(
        HolidayList list,
        List<LocalDate> added,
        List<LocalDate> removed,
        List<String> calendars,
        int otherYears,
        List<Rejection> rejected,
        boolean taken) {

    /** A row or an event that could not be read; {@code line} counts from 1. */
    public record Rejection(long line, String field, String message) {}
}
