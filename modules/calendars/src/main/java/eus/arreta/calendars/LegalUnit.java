package eus.arreta.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Arrays;

/** In what a legal deadline is counted. */
public enum LegalUnit {
    /** Hours of working days, round the clock, at most 24 (art. 30.1). */
    HOURS("hours", 24),
    /** Days without Saturdays, Sundays and holidays (art. 30.2). */
    WORKING_DAYS("workingDays", 3_650),
    /** All days; only where a law says so (art. 30.2). */
    NATURAL_DAYS("naturalDays", 3_650),
    /** From day to day of the month (art. 30.4). */
    MONTHS("months", 600),
    /** From day to day of the year (art. 30.4). */
    YEARS("years", 50);

    private final String word;
    private final int most;

    LegalUnit(String word, int most) {
        this.word = word;
        this.most = most;
    }

    /** The word in JSON. */
    @JsonValue
    public String word() {
        return word;
    }

    /** How many of them a deadline has at most. */
    public int most() {
        return most;
    }

    /** @throws InvalidInput when it is none of them */
    @JsonCreator
    public static LegalUnit of(String word) {
        return Arrays.stream(values())
                .filter(unit -> unit.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "/unit", "invalid", "is none of hours, workingDays, naturalDays, months, years"));
    }

    /** @throws InvalidInput when a deadline can't have so many */
    public void check(int count, String pointer) {
        if (count < 1 || count > most) {
            throw new InvalidInput(pointer, "out-of-range", "is not between 1 and " + most);
        }
    }
}
