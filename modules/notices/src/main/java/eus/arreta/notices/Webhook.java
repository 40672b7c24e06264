package eus.arreta.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A program that is told of events.
 *
 * @param types         of events, such as {@code eus.arreta.case.opened.v1}; empty for all
 * @param enabled       false also when Arreta switched it off after three days without success
 * @param failingSince  absent while what is sent gets through
 * @param lastError     why the newest attempt failed; absent after a success
 * @param version       grows with each change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Webhook(
        UUID id,
        String url,
        List<String> types,
        boolean enabled,
        Instant failingSince,
        Instant lastSuccessAt,
        String lastError,
        Instant createdAt,
        int version) {}
