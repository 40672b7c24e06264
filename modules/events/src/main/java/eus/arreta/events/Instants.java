package eus.arreta.events;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads instants as events carry them, such as {@code 2026-11-25T09:30:00.123456Z}. {@link Instant#parse} is made for any form
 * of a date, and costs as much as all else that is read of a small event.
 */
public final class Instants {

    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;

    private Instants() {}

    /** The same as {@link Instant#parse}. @throws DateTimeException when it is none */
    public static Instant parse(String text) {
        if (!isPlain(text)) {
            return Instant.parse(text);
        }
        int nanos = 0;
        if (text.length() > SECONDS_END + 1) {
            int digits = text.length() - SECONDS_END - 2;
            nanos = number(text, SECONDS_END + 1, text.length() - 1);
            for (int digit = digits; digit < NANO_DIGITS; digit++) {
                nanos *= 10;
            }
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, SECONDS_END),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    /** Four digits of year, two of each other part, up to nine of a fraction, in UTC; no leap second, no 24 o'clock. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length <= SECONDS_END || length > SECONDS_END + 2 + NANO_DIGITS || text.charAt(length - 1) != 'Z') {
            return false;
        }
        if (length > SECONDS_END + 1 && (text.charAt(SECONDS_END) != '.' || length == SECONDS_END + 2)) {
            return false;
        }
        for (int at = 0; at < length - 1; at++) {
            char sign = text.charAt(at);
            char wanted =
                    switch (at) {
                        case 4, 7 -> '-';
                        case 10 -> 'T';
                        case 13, 16 -> ':';
                        case SECONDS_END -> '.';
                        default -> 0;
                    };
            if (wanted == 0 ? sign < '0' || sign > '9' : sign != wanted) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 17, SECONDS_END) < 60;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }
}
