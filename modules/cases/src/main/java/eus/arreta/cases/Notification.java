package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * What an agent is told.
 *
 * @param what   {@code mention}, {@code assigned}, {@code glass-broken}, or what happened to a case that is followed
 * @param by     who did it
 * @param text   the reason, where there is one
 * @param readAt absent while nobody has looked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notification(
        UUID id, String what, String caseNumber, String subject, String by, String text, Instant at, Instant readAt) {}
