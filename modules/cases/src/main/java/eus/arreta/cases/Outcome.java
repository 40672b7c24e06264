package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;

/** What came of a concern: one list for all channels. */
public enum Outcome {
    ANSWERED,
    /** To the competent body, which the citizen was told. */
    FORWARDED,
    /** Entered in the register, with its number. */
    FILED,
    /** The citizen did not want it any more. */
    DECLINED,
    /** With the reason. */
    NO_REPLY_NEEDED,
    /** Only in a recorded call or visit. */
    CASE_OPENED;

    /** The word in JSON and in the database, such as {@code no-reply-needed}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput when no outcome has that word */
    @JsonCreator
    public static Outcome of(String word) {
        for (Outcome outcome : values()) {
            if (outcome.word().equals(word)) {
                return outcome;
            }
        }
        throw new InvalidInput(
                "/outcome", "invalid", "is none of answered, forwarded, filed, declined, no-reply-needed, case-opened");
    }
}
