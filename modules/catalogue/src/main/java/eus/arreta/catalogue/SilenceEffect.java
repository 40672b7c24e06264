package eus.arreta.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;

/**
 * What it means when an administration does not decide in time.
 *
 * @see <a href="https://www.boe.es/eli/es/l/2015/10/01/39">Ley 39/2015, art. 24 and 25</a>
 */
public enum SilenceEffect {
    /** The citizen has what was asked for. */
    POSITIVE,
    /** The citizen may take it as refused, and appeal. */
    NEGATIVE,
    /** Nothing follows: there is nothing to be decided. */
    NONE;

    /** The word in JSON, in CSV and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInput when no effect has that word */
    @JsonCreator
    public static SilenceEffect of(String word) {
        for (SilenceEffect effect : values()) {
            if (effect.word().equals(word)) {
                return effect;
            }
        }
        throw new InvalidInput("/silence", "invalid", "is none of positive, negative, none");
    }
}
