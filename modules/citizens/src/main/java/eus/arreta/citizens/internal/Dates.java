package eus.arreta.citizens.internal;

import eus.arreta.channelapi.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Checks days and instants that people type. */
final class Dates {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private Dates() {}

    /** @throws InvalidInput when it is outside the years 1900 to 2200 */
    static LocalDate check(LocalDate day, String pointer) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw new InvalidInput(pointer, "out-of-range", "is not between the years 1900 and 2200");
        }
        return day;
    }

    /** The instant that was told, or now. @throws InvalidInput when it is before 2000 or in the future */
    static Instant instant(Instant at, Instant now, String pointer) {
        if (at == null) {
            return now;
        }
        if (at.isBefore(EARLIEST) || at.isAfter(now.plus(1, ChronoUnit.DAYS))) {
            throw new InvalidInput(pointer, "out-of-range", "is not between the year 2000 and now");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
