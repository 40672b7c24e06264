package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.LegalUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A legal deadline of a case.
 *
 * @param rule           what the law says
 * @param bindsWho       {@code administration} or {@code citizen}
 * @param startKind      {@code registry-entry}, {@code notification} or {@code own-initiative}
 * @param startAt        of the fact that starts it; that day isn't counted
 * @param registryNumber by which the fact can be found; absent while it isn't known
 * @param confirmed      whether there is a registry number
 * @param calendars      the versions it is counted with; the first one's zone counts
 * @param state          {@code running}, {@code suspended} without an end, or {@code expired}
 * @param due            the last instant in time; absent while suspended without an end
 * @param dueDate        its day; absent for hours
 * @param explanation    how it came out; empty while suspended without an end
 * @param notPublished   years whose holidays are a forecast
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalDeadlineEntry(
        UUID id,
        Rule rule,
        String bindsWho,
        String startKind,
        Instant startAt,
        String registryNumber,
        boolean confirmed,
        List<CalendarVersion> calendars,
        String state,
        Instant due,
        LocalDate dueDate,
        List<SuspensionEntry> suspensions,
        List<ExtensionEntry> extensions,
        List<ExplainedDeadline.Part> explanation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Integer> notPublished,
        Instant enteredAt) {

    /**
     * What the law says.
     *
     * @param article the law and its article; absent when that isn't told
     * @param silence {@code positive}, {@code negative} or {@code none}: shown, never acted upon
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rule(LegalUnit unit, int count, String article, String silence) {}

    /**
     * A time during which it doesn't run.
     *
     * @param from the first day that isn't counted
     * @param to   the day on which counting goes on; absent while that isn't known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuspensionEntry(
            String cause,
            LocalDate from,
            @JsonProperty("to") LocalDate to) {}

    /** By how much it was lengthened, in the rule's unit. */
    public record ExtensionEntry(int count, LegalUnit unit, String reason, Instant decidedAt) {}
}
