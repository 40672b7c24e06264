package eus.arreta.citizens;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.citizens.internal.AddressChanges;
import eus.arreta.citizens.internal.CitizenChanges;
import eus.arreta.citizens.internal.CitizenSearch;
import eus.arreta.citizens.internal.Duplicates;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Citizens for those who look at them and keep them. Whose data was read is kept in the log of reads. */
@ApplicationScoped
public class CitizenRecords {

    private final Audit audit;
    private final CitizenSearch search;
    private final CitizenChanges changes;
    private final AddressChanges addresses;
    private final Duplicates duplicates;
    private final PersonalDataReads reads;

    public CitizenRecords(
            CitizenSearch search,
            CitizenChanges changes,
            AddressChanges addresses,
            Duplicates duplicates,
            PersonalDataReads reads,
            Audit audit) {
        this.audit = audit;
        this.search = search;
        this.changes = changes;
        this.addresses = addresses;
        this.duplicates = duplicates;
        this.reads = reads;
    }

    /** What a citizen is made of. */
    public record NewCitizen(String kind, String name, String language, List<NewAddress> addresses) {}

    /** An address as somebody types it; {@code country} is for passports and foreign documents. */
    public record NewAddress(String kind, String value, String country, LocalDate verifiedOn, boolean isDefault) {}

    /** What is to change; absent parts stay, empty texts take away. */
    public record Change(
            String kind, String name, String language, String preferredChannel, Boolean secrecy, Integer version) {}

    /** What of an address is to change; absent parts stay. */
    public record AddressChange(Boolean isDefault, LocalDate verifiedOn, Boolean reachable) {}

    /** Which citizens to find; one of them, or none for the newest. */
    public record Query(String words, String document, String phone, String email) {}

    /** Two citizens who may be one, and why. */
    public record Duplicate(Citizen citizen, double score, List<String> reasons) {}

    /** Exact documents, phones and e-mails first, then the names most like the words. */
    public Page<Citizen> search(Actor actor, Query query, Integer limit, String after) {
        actor.require(Permission.CITIZENS_READ);
        Page<Citizen> found = search.search(query, Page.limit(limit), after);
        reads.record(actor, found.items().stream().map(Citizen::id).toList(), "citizen-search", null);
        return found;
    }

    /** One citizen with all that belongs to them. @throws Problem 404 */
    public Citizen find(Actor actor, UUID id) {
        actor.require(Permission.CITIZENS_READ);
        Citizen found = search.whole(id).orElseThrow(() -> Problem.notFound("citizen"));
        reads.record(actor, List.of(id), "citizen", id.toString());
        return found;
    }

    /** The next citizens after an id, in the order in which they were made; absent: from the beginning. */
    public List<Citizen> export(Actor actor, UUID after) {
        actor.require(Permission.EXPORT);
        actor.require(Permission.CITIZENS_READ);
        List<Citizen> found = search.next(after);
        List<UUID> ids = found.stream().map(Citizen::id).toList();
        reads.record(actor, ids, "citizen-export", null);
        if (!ids.isEmpty()) {
            audit.record(actor, "citizens-exported", "export:citizens", null, Map.of("citizens", ids), ids);
        }
        return found;
    }

    /** @throws Problem 409 {@code address-taken} with {@code citizen} */
    @Transactional
    public UUID create(Actor actor, NewCitizen citizen) {
        actor.require(Permission.CITIZENS_WORK);
        return changes.create(citizen);
    }

    /** @throws Problem 404; 409 {@code stale} with {@code current}, {@code merged} */
    @Transactional
    public void change(Actor actor, UUID id, Change change) {
        actor.require(Permission.CITIZENS_WORK);
        changes.change(id, change);
    }

    /** @throws Problem 404; 409 {@code address-taken} with {@code citizen} */
    @Transactional
    public UUID addAddress(Actor actor, UUID id, NewAddress address) {
        actor.require(Permission.CITIZENS_WORK);
        return addresses.add(id, address);
    }

    /** @throws Problem 404 */
    @Transactional
    public void changeAddress(Actor actor, UUID id, UUID addressId, AddressChange change) {
        actor.require(Permission.CITIZENS_WORK);
        addresses.change(id, addressId, change);
    }

    /** @throws Problem 404; 409 {@code channel-identity} for one that a network gave */
    @Transactional
    public void removeAddress(Actor actor, UUID id, UUID addressId) {
        actor.require(Permission.CITIZENS_WORK);
        addresses.remove(id, addressId);
    }

    /** @throws Problem 404 */
    @Transactional
    public UUID addNote(Actor actor, UUID id, String text) {
        actor.require(Permission.CITIZENS_WORK);
        return changes.addNote(id, actor.name(), text);
    }

    /** Somebody may act for the citizen. @throws Problem 404 */
    @Transactional
    public UUID addMandate(
            Actor actor, UUID id, UUID representative, String scope, String proof, LocalDate validUntil) {
        actor.require(Permission.CITIZENS_WORK);
        return changes.addMandate(id, representative, scope, proof, validUntil);
    }

    /** The mandate stays with the date on which it ended. @throws Problem 404 */
    @Transactional
    public void revokeMandate(Actor actor, UUID id, UUID mandateId) {
        actor.require(Permission.CITIZENS_WORK);
        changes.revokeMandate(id, mandateId);
    }

    /** @throws Problem 404 */
    @Transactional
    public void addConsent(
            Actor actor, UUID id, String purpose, boolean given, String textVersion, String channel, Instant at) {
        actor.require(Permission.CITIZENS_WORK);
        changes.addConsent(id, purpose, given, textVersion, channel, at);
    }

    /** @throws Problem 404 */
    @Transactional
    public void addInformation(Actor actor, UUID id, String textVersion, String channel, Instant at) {
        actor.require(Permission.CITIZENS_WORK);
        changes.addInformation(id, textVersion, channel, at);
    }

    /**
     * The same once: does nothing when the citizen was shown that version before, anywhere.
     *
     * @return whether it is the first time
     * @throws Problem 404
     */
    @Transactional
    public boolean addInformationOnce(Actor actor, UUID id, String textVersion, String channel, Instant at) {
        actor.require(Permission.CITIZENS_WORK);
        return changes.addInformationOnce(id, textVersion, channel, at);
    }

    /**
     * The citizen withdraws what they have agreed to on a channel.
     *
     * @return how many consents stood and stand no more
     * @throws Problem 404
     */
    @Transactional
    public int withdrawConsents(Actor actor, UUID id, String channel, Instant at) {
        actor.require(Permission.CITIZENS_WORK);
        return changes.withdrawConsents(id, channel, at);
    }

    /** Citizens who may be the same person, most likely first. @throws Problem 404 */
    public List<Duplicate> duplicates(Actor actor, UUID id) {
        actor.require(Permission.CITIZENS_READ);
        List<Duplicate> found = duplicates.of(id);
        reads.record(
                actor,
                found.stream().map(duplicate -> duplicate.citizen().id()).toList(),
                "citizen-duplicates",
                id.toString());
        return found;
    }
}
