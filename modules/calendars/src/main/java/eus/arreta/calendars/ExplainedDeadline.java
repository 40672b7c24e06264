package eus.arreta.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A deadline as it is told: shape <i>deadline</i>.
 *
 * @param due          the last instant that is in time
 * @param dueDate      the last day; absent where no day is counted
 * @param explanation  half-open intervals from the start to the end, joined without a gap; what they count adds up to what was
 *     asked for
 * @param notPublished years whose holidays are a forecast; absent when there are none
 */
public record ExplainedDeadline(
        Instant due,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate dueDate,
        List<Part> explanation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Integer> notPublished) {

    /**
     * @param rule    the paragraph of Ley 39/2015, such as {@code 30.2}; {@code business-hours}, {@code natural-time} or {@code paused} for
     *     what no law says
     * @param counted in the unit that was asked for
     * @param text    a sentence in the reader's language
     */
    public record Part(Instant from, Instant to, String rule, BigDecimal counted, String text) {}
}
