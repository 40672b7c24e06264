package eus.arreta.calendars.internal.files;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Summary;
import eus.arreta.calendars.HolidayList;
import eus.arreta.calendars.ListImport.Rejection;
import eus.arreta.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/**
 * Reads days from iCalendar (RFC 5545): each all-day event is a holiday on each of its days, as often as it recurs in the year
 * that is wanted.
 */
public final class IcalendarDays {

    private static final int LONGEST_EVENT = 31;
    private static final int LONGEST_NAME = 200;

    private IcalendarDays() {}

    /** @throws Problem 422 when it is no such file */
    public static ReadDays read(byte[] file, int year) {
        ICalendar calendar =
                Biweekly.parse(new String(file, StandardCharsets.UTF_8)).first();
        if (calendar == null || calendar.getEvents().isEmpty()) {
            throw Problem.of(422, "not-icalendar", "The file holds no events of iCalendar.");
        }
        List<HolidayList.Day> days = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int place = 0;
        for (VEvent event : calendar.getEvents()) {
            place++;
            if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
                rejected.add(new Rejection(place, "DTSTART", "is missing or no date"));
            } else if (event.getDateStart().getValue().hasTime()) {
                rejected.add(new Rejection(place, "DTSTART", "has a time of day: a holiday lasts all day"));
            } else {
                add(event, year, place, days, rejected);
            }
        }
        return new ReadDays(days, rejected);
    }

    private static void add(VEvent event, int year, int place, List<HolidayList.Day> days, List<Rejection> rejected) {
        LocalDate first = date(event.getDateStart().getValue());
        LocalDate end = event.getDateEnd() == null || event.getDateEnd().getValue() == null
                ? first.plusDays(1)
                : date(event.getDateEnd().getValue());
        long length = Math.max(1, end.toEpochDay() - first.toEpochDay());
        if (length > LONGEST_EVENT) {
            rejected.add(new Rejection(place, "DTEND", "makes it longer than " + LONGEST_EVENT + " days"));
            return;
        }
        var starts = event.getDateIterator(TimeZone.getDefault());
        // Those before the year are passed over, so that a feast since long ago is found; nothing after it is looked
        // at.
        starts.advanceTo(Date.from(LocalDate.of(year - 1, 11, 1)
                .atStartOfDay(ZoneId.systemDefault())
                .toInstant()));
        boolean found = false;
        while (starts.hasNext()) {
            LocalDate start = date(starts.next());
            if (start.getYear() > year) {
                break;
            }
            for (long day = 0; day < length; day++) {
                found = true;
                days.add(new HolidayList.Day(start.plusDays(day), names(event)));
            }
        }
        if (!found) {
            // Of another year: counted there, not lost without a word.
            days.add(new HolidayList.Day(first, names(event)));
        }
    }

    private static LocalDate date(Date date) {
        // The library reads a date without time as midnight of the machine's zone.
        return Instant.ofEpochMilli(date.getTime())
                .atZone(ZoneId.systemDefault())
                .toLocalDate();
    }

    private static Map<String, String> names(VEvent event) {
        Map<String, String> names = new TreeMap<>();
        for (Summary summary : event.getProperties(Summary.class)) {
            String language = summary.getLanguage() == null
                    ? "es"
                    : summary.getLanguage()
                            .substring(0, Math.min(2, summary.getLanguage().length()))
                            .toLowerCase(Locale.ROOT);
            String name = summary.getValue() == null ? "" : summary.getValue().strip();
            if (!name.isEmpty()) {
                names.put(language, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
            }
        }
        return names;
    }
}
