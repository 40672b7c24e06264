package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A policy's being applied anew to all cases that count by it and are worked on.
 *
 * @param by      name of who wanted it
 * @param endedAt absent while it is under way
 * @param done    how many cases have been reckoned anew
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReApplication(
        UUID id, UUID policy, String reason, String by, Instant startedAt, Instant endedAt, int done) {}
