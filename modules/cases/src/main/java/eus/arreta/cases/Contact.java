package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One interaction in time.
 *
 * @param kind         {@code message}, {@code call} or {@code visit}
 * @param agent        who attended; absent while nobody has
 * @param assurance    how sure it is who the citizen is
 * @param endReason    {@code outcome}, {@code citizen}, {@code silence} or {@code recorded}; absent while it runs
 * @param caseNumber   of its first concern that has a case
 * @param satisfaction 1 to 5; absent when nobody answered
 * @param segments     what was said, of a call with a transcript
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
        UUID id,
        String kind,
        String channel,
        String direction,
        Instant startedAt,
        Instant endedAt,
        String endReason,
        String agent,
        CaseView.Person citizen,
        String language,
        String assurance,
        List<Concern> concerns,
        String caseNumber,
        Integer satisfaction,
        String comment,
        String format,
        List<Segment> segments) {

    /** What one speaker said; milliseconds from the call's start. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Segment(long startMs, long endMs, String role, String speaker, boolean roleGuessed, String text) {}
}
