package eus.arreta.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One configured connection of a channel, without its secrets.
 *
 * @param config        what is not secret
 * @param secretsSet    names of the secrets that have a value
 * @param unknownPolicy what happens with a message of which nobody knows whether it was sent: {@code ask} an agent, or
 *     {@code resend}
 * @param version       grows with each change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelAccount(
        UUID id,
        String channel,
        String name,
        boolean enabled,
        Map<String, Object> config,
        List<String> secretsSet,
        String unknownPolicy,
        Instant createdAt,
        int version) {}
