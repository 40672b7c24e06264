package eus.arreta.citizens;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A person or an organisation.
 *
 * @param kind             {@code person} or {@code organisation}
 * @param name             absent while nobody knows it
 * @param anonymous        whether neither a name nor an address in the world is known
 * @param language         that the citizen wishes: a right, never guessed over
 * @param preferredChannel by which the citizen wishes to be written to
 * @param secrecy          whether nobody outside may learn where the citizen lives
 * @param mergedInto       the citizen that this one became part of; absent otherwise
 * @param mandates         for whom and by whom it may be acted
 * @param consents         newest of each purpose last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Citizen(
        UUID id,
        String kind,
        String name,
        boolean anonymous,
        String language,
        String preferredChannel,
        boolean secrecy,
        UUID mergedInto,
        List<Address> addresses,
        List<Mandate> mandates,
        List<Consent> consents,
        List<InformationShown> informationShown,
        List<Note> notes,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /**
     * Somebody may act for somebody.
     *
     * @param citizen        for whom
     * @param representative who acts
     * @param scope          in what
     * @param proof          that was seen
     * @param validUntil     last day; absent for no end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Mandate(
            UUID id,
            UUID citizen,
            UUID representative,
            String scope,
            String proof,
            LocalDate validUntil,
            Instant createdAt,
            Instant revokedAt) {}

    /** Consent to something optional, given or withdrawn. */
    public record Consent(UUID id, String purpose, boolean given, String textVersion, String channel, Instant at) {}

    /** Data-protection information that the citizen saw. */
    public record InformationShown(UUID id, String textVersion, String channel, Instant at) {}

    /** What agents should know of the person, apart from any case. */
    public record Note(UUID id, String text, String author, Instant at) {}

    /** Hides name and addresses. */
    @Override
    public String toString() {
        return "Citizen[" + id + "]";
    }
}
