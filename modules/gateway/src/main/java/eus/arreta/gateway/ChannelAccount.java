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
 * @param formality     {@code formal}: takes what must otherwise be filed in the register; {@code informal}: shows the form
 * @param contactHours  after so many hours without a message a contact is over
 * @param reopenDays    so many days after its resolution a citizen's message opens a case again
 * @param formUrl       the official form for what an informal account can't take; absent when there is none
 * @param largestFile   bytes of the largest file that it takes; absent for what the store takes
 * @param fileTypes     media types that it takes; absent for all
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
        String formality,
        int contactHours,
        int reopenDays,
        String formUrl,
        Long largestFile,
        List<String> fileTypes,
        Instant createdAt,
        int version) {}
