package eus.arreta.calendars;

import eus.arreta.channelapi.InvalidInput;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From when to when it is open, in the local time of a day.
 *
 * @param opens  seconds since 00:00, 0 to 86,399
 * @param closes seconds since 00:00 of the same day, later than {@code opens} by at most a day: over 86,400 it closes on the
 *     next day
 */
public record OpenInterval(int opens, int closes) {

    /** Seconds of a day without a change of the clocks. */
    static final int DAY = 86_400;

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?");

    public OpenInterval {
        if (opens < 0 || opens >= DAY || closes <= opens || closes > opens + DAY) {
            throw new IllegalArgumentException("an interval opens within a day and closes within a day of that");
        }
    }

    /**
     * Reads {@code ["22:00", "06:00"]}.
     *
     * @param pointer where it stands, for the error
     * @throws InvalidInput unless there are two times {@code HH:mm} or {@code HH:mm:ss}; {@code 24:00} only as an end
     */
    public static OpenInterval parse(List<String> times, String pointer) {
        if (times == null || times.size() != 2) {
            throw new InvalidInput(pointer, "invalid", "is not a list of two times");
        }
        int opens = seconds(times.get(0), pointer + "/0");
        int closes = seconds(times.get(1), pointer + "/1");
        if (opens == DAY) {
            throw new InvalidInput(pointer + "/0", "invalid", "is 24:00, which can only be an end");
        }
        return new OpenInterval(opens, closes > opens ? closes : closes + DAY);
    }

    private static int seconds(String text, String pointer) {
        Matcher time = TIME.matcher(text == null ? "" : text);
        if (time.matches()) {
            int seconds = Integer.parseInt(time.group(1)) * 3_600
                    + Integer.parseInt(time.group(2)) * 60
                    + (time.group(3) == null ? 0 : Integer.parseInt(time.group(3)));
            if (seconds <= DAY) {
                return seconds;
            }
        }
        throw new InvalidInput(pointer, "invalid", "is no time such as 09:00");
    }

    /** The two times, as they are read. */
    List<String> words() {
        // What ends at midnight is written 24:00, so that it doesn't look as if it crossed it.
        return List.of(word(opens), word(closes > DAY ? closes - DAY : closes));
    }

    private static String word(int seconds) {
        String minutes = "%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + ":%02d".formatted(seconds % 60);
    }
}
