package eus.arreta.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.channelapi.InvalidInput;
import java.util.List;

/**
 * Within what time the administration must decide, as a law says it. The words are those with which calendars count.
 *
 * @param unit    {@code hours}, {@code workingDays}, {@code naturalDays}, {@code months} or {@code years}
 * @param count   1 to 3,650
 * @param article the law and its article, such as {@code Ley 39/2015, art. 21.3}; absent when that isn't told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionDeadline(String unit, Integer count, String article) {

    /** The units, in the order of their length. */
    public static final List<String> UNITS = List.of("hours", "workingDays", "naturalDays", "months", "years");

    private static final int MOST = 3_650;

    /** @throws InvalidInput when unit or count are none */
    public DecisionDeadline {
        if (!UNITS.contains(unit)) {
            throw new InvalidInput("/deadline/unit", "invalid", "is none of " + String.join(", ", UNITS));
        }
        if (count == null || count < 1 || count > MOST) {
            throw new InvalidInput("/deadline/count", "out-of-range", "is not between 1 and " + MOST);
        }
    }
}
