package eus.arreta.reception;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;

/** A moment in which reception says something. */
public enum Situation {
    GREETING,
    LANGUAGE_QUESTION,
    LANGUAGE_CHOSEN,
    TOPIC_CHOSEN,
    CASE_OPENED,
    HELP,
    STATUS,
    PERSON,
    STOPPED,
    SATISFACTION,
    SCORED,
    COMMENTED,
    ENDED;

    /** The word in JSON, such as {@code case-opened}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput when no situation has that word */
    @JsonCreator
    public static Situation of(String word) {
        for (Situation situation : values()) {
            if (situation.word().equals(word)) {
                return situation;
            }
        }
        throw new InvalidInput("/situation", "invalid", "is no situation in which reception speaks");
    }
}
