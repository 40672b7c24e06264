package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case as it is shown.
 *
 * @param excerpt      the beginning of the newest message
 * @param waitingSince of the citizen's first message that nobody has answered; absent when there is none
 * @param timeline     in a case's detail only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID id,
        String number,
        String subject,
        String kind,
        CaseState state,
        String priority,
        String queue,
        Person assignee,
        String language,
        String topic,
        List<String> tags,
        Person citizen,
        List<String> channels,
        List<Object> concerns,
        boolean restricted,
        String excerpt,
        Instant waitingSince,
        Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        int version,
        Page<Entry> timeline) {

    /** Somebody; {@code name} is absent while a citizen is anonymous. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(UUID id, String name) {}

    /** The same with its timeline. */
    public CaseView with(Page<Entry> entries) {
        return new CaseView(
                id,
                number,
                subject,
                kind,
                state,
                priority,
                queue,
                assignee,
                language,
                topic,
                tags,
                citizen,
                channels,
                concerns,
                restricted,
                excerpt,
                waitingSince,
                lastActivityAt,
                createdAt,
                updatedAt,
                version,
                entries);
    }
}
