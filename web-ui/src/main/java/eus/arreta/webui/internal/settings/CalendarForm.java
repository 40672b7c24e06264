package eus.arreta.webui.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.calendars.CalendarSettings;
import eus.arreta.calendars.OpeningHours;
import eus.arreta.channelapi.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calendars as lines of text that people can type, and back. */
final class CalendarForm {

    private static final Pattern DAYS = Pattern.compile("([1-7])(?:-([1-7]))?");
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");

    private CalendarForm() {}

    /** @throws InvalidInput when a line can't be read */
    static CalendarSettings settings(AdminForm form) {
        Map<String, List<List<String>>> hours = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String typed = form.text("hours-" + OpeningHours.word(day));
            if (typed != null) {
                hours.put(OpeningHours.word(day), intervals(BETWEEN.split(typed), 0));
            }
        }
        List<LocalDate> holidays = form.lines("holidays").stream()
                .map(line -> date(line, "/holidays"))
                .toList();
        List<CalendarSettings.Special> special =
                form.lines("special").stream().map(CalendarForm::special).toList();
        return new CalendarSettings(form.text("zone"), hours, holidays, special, form.text("region"));
    }

    private static LocalDate date(String text, String pointer) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new InvalidInput(pointer, "invalid", "is no date such as 2026-07-31");
        }
    }

    /** {@code 09:00-14:00} each; whether they are hours is looked at by the calendar. */
    private static List<List<String>> intervals(String[] words, int from) {
        return Arrays.stream(words, from, words.length)
                .map(word -> List.of(word.split("[-\u2013]", 2)))
                .toList();
    }

    private static CalendarSettings.Special special(String line) {
        String[] words = BETWEEN.split(line.strip());
        if (words.length < 2) {
            throw new InvalidInput("/special", "invalid", "has a first and a last day");
        }
        LocalDate from = date(words[0], "/special");
        LocalDate to = date(words[1], "/special");
        ObjectNode hours = JsonNodeFactory.instance.objectNode();
        List<DayOfWeek> days = List.of(DayOfWeek.values());
        for (int at = 2; at < words.length; at++) {
            Matcher named = DAYS.matcher(words[at]);
            if (named.matches()) {
                days = days(named);
            } else {
                String[] times = words[at].split("[-\u2013]", 2);
                for (DayOfWeek day : days) {
                    ArrayNode interval = hours.withArray(OpeningHours.word(day)).addArray();
                    Arrays.stream(times).forEach(interval::add);
                }
            }
        }
        return new CalendarSettings.Special(from, to, hours);
    }

    private static List<DayOfWeek> days(Matcher named) {
        int first = Integer.parseInt(named.group(1));
        int last = named.group(2) == null ? first : Integer.parseInt(named.group(2));
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = first; day <= last; day++) {
            days.add(DayOfWeek.of(day));
        }
        return days;
    }

    /** The hours of a day as they are typed. */
    static String hours(CalendarSettings settings, DayOfWeek day) {
        return settings.hours().getOrDefault(OpeningHours.word(day), List.of()).stream()
                .map(times -> String.join("-", times))
                .collect(Collectors.joining(", "));
    }

    static String holidays(CalendarSettings settings) {
        return settings.holidays().stream().map(LocalDate::toString).collect(Collectors.joining("\n"));
    }

    /** A line for each. */
    static String special(CalendarSettings settings) {
        return settings.special().stream().map(CalendarForm::line).collect(Collectors.joining("\n"));
    }

    private static String line(CalendarSettings.Special special) {
        StringBuilder line = new StringBuilder(special.from() + " " + special.to());
        if (special.hours() != null && special.hours().isArray()) {
            line.append(times(special.hours()));
        } else if (special.hours() != null) {
            for (DayOfWeek day : DayOfWeek.values()) {
                JsonNode times = special.hours().get(OpeningHours.word(day));
                if (times != null && !times.isEmpty()) {
                    line.append(' ').append(day.getValue()).append(times(times));
                }
            }
        }
        return line.toString();
    }

    private static String times(JsonNode intervals) {
        StringBuilder times = new StringBuilder();
        intervals.forEach(one -> times.append(' ')
                .append(one.path(0).asText())
                .append('-')
                .append(one.path(1).asText()));
        return times.toString();
    }
}
