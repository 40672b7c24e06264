package eus.arreta.calendars;

import eus.arreta.channelapi.InvalidInput;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The hours of a week. Any number of intervals a day; they may touch and overlap: it is open when it is open by one of them.
 *
 * @param days the intervals that begin on a day; a day without is closed
 */
public record OpeningHours(Map<DayOfWeek, List<OpenInterval>> days) {

    /** Never open. */
    public static final OpeningHours NONE = new OpeningHours(Map.of());
    /** Open around the clock. */
    public static final OpeningHours ALWAYS = daily(List.of(new OpenInterval(0, OpenInterval.DAY)));

    private static final int MOST_A_DAY = 48;

    public OpeningHours {
        Map<DayOfWeek, List<OpenInterval>> kept = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, intervals) -> {
            if (!intervals.isEmpty()) {
                kept.put(day, List.copyOf(intervals));
            }
        });
        days = java.util.Collections.unmodifiableMap(kept);
    }

    /** The same intervals on each day. */
    public static OpeningHours daily(List<OpenInterval> intervals) {
        Map<DayOfWeek, List<OpenInterval>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, intervals);
        }
        return new OpeningHours(days);
    }

    /**
     * Reads {@code {"mon": [["09:00","14:00"],["16:00","19:00"]], …}}; an end that isn't after its start is on the next day.
     *
     * @param pointer where it stands, for the errors
     * @throws InvalidInput with everything that is wrong
     */
    public static OpeningHours parse(Map<String, List<List<String>>> words, String pointer) {
        List<InvalidInput.FieldError> errors = new ArrayList<>();
        Map<DayOfWeek, List<OpenInterval>> days = new EnumMap<>(DayOfWeek.class);
        words.forEach((word, intervals) -> {
            String place = pointer + "/" + word;
            DayOfWeek day = day(word);
            if (day == null) {
                errors.add(
                        new InvalidInput.FieldError(place, "unknown", "is none of mon, tue, wed, thu, fri, sat, sun"));
            } else if (intervals == null || intervals.size() > MOST_A_DAY) {
                errors.add(new InvalidInput.FieldError(place, "invalid", "has at most " + MOST_A_DAY + " intervals"));
            } else {
                days.put(day, parseDay(intervals, place, errors));
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new OpeningHours(days);
    }

    private static List<OpenInterval> parseDay(
            List<List<String>> intervals, String place, List<InvalidInput.FieldError> errors) {
        List<OpenInterval> parsed = new ArrayList<>();
        for (int at = 0; at < intervals.size(); at++) {
            try {
                parsed.add(OpenInterval.parse(intervals.get(at), place + "/" + at));
            } catch (InvalidInput invalid) {
                errors.addAll(invalid.errors());
            }
        }
        return parsed;
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equals(word)) {
                return day;
            }
        }
        return null;
    }

    /** The word of a day in JSON, such as {@code mon}. */
    public static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** As they are read. */
    public Map<String, List<List<String>>> words() {
        Map<String, List<List<String>>> words = new LinkedHashMap<>();
        days.forEach((day, intervals) ->
                words.put(word(day), intervals.stream().map(OpenInterval::words).toList()));
        return words;
    }

    /** The intervals that begin on that day of the week. */
    List<OpenInterval> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    boolean isEmpty() {
        return days.isEmpty();
    }
}
