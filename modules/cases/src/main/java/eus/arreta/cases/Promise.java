package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody promised to a citizen, such as "we call on Tuesday before noon".
 *
 * @param owner who keeps it
 * @param kept  absent until somebody says whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Promise(
        UUID id, String text, CaseView.Person owner, Instant dueAt, Boolean kept, Instant settledAt, int version) {}
