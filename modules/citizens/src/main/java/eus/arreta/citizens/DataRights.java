package eus.arreta.citizens;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.citizens.internal.rights.BlockedData;
import eus.arreta.citizens.internal.rights.Erasing;
import eus.arreta.citizens.internal.rights.Exporting;
import eus.arreta.citizens.internal.rights.Holds;
import eus.arreta.citizens.internal.rights.Reasons;
import eus.arreta.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What citizens may ask for by the General Data Protection Regulation: all that is kept about them (arts. 15 and 20), and that
 * it is erased (art. 17); what a rule or a hold keeps is blocked meanwhile (Ley Orgánica 3/2018, art. 32).
 */
@ApplicationScoped
public class DataRights {

    private final Exporting exporting;
    private final Erasing erasing;
    private final BlockedData blocked;
    private final Holds holds;
    private final Audit audit;
    private final PersonalDataReads reads;

    public DataRights(
            Exporting exporting,
            Erasing erasing,
            BlockedData blocked,
            Holds holds,
            Audit audit,
            PersonalDataReads reads) {
        this.exporting = exporting;
        this.erasing = erasing;
        this.blocked = blocked;
        this.holds = holds;
        this.audit = audit;
        this.reads = reads;
    }

    /**
     * What became of the data of a citizen.
     *
     * @param id       of the receipt
     * @param result   {@code erased}, or {@code blocked} when a part is
     * @param cases    numbers of the cases that are gone from everywhere
     * @param blocked  what is not destroyed yet, and until when; empty when all is
     */
    public record Receipt(
            UUID id, UUID citizenId, Instant at, String result, List<String> cases, List<Blocked> blocked) {}

    /**
     * Something that is not destroyed yet.
     *
     * @param caseNumber  absent when it is all about a citizen
     * @param until       absent while only a hold keeps it
     * @param rule        that keeps it until then, in words; absent when none does
     * @param hold        that keeps it, whatever the rule says; absent when none does or it was released
     * @param destroyedAt absent while it is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Blocked(
            UUID id,
            UUID receipt,
            String caseNumber,
            Instant until,
            String rule,
            UUID hold,
            Instant blockedAt,
            Instant destroyedAt) {}

    /** Because of which nothing is destroyed. @param caseNumber absent for a hold on all of a citizen */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hold(
            UUID id,
            UUID citizenId,
            UUID caseId,
            String caseNumber,
            String reason,
            String setBy,
            Instant setAt,
            String releasedBy,
            Instant releasedAt) {}

    /**
     * Asks for all about a citizen; what is written is told in the audit first.
     *
     * @param language of the page for people; absent for the citizen's
     * @throws eus.arreta.http.Problem 404, 409 {@code merged}
     */
    @Transactional
    public void announceExport(Actor actor, UUID citizenId, String language) {
        actor.require(Permission.DATA_RIGHTS);
        Exporting.check(language);
        exporting.requireWhole(citizenId);
        audit.record(actor, "citizen-data-exported", "citizen:" + citizenId, null, null, List.of(citizenId));
        reads.record(actor, List.of(citizenId), "data-export", null);
    }

    /** Writes all about a citizen as ZIP: {@code index.html} for people, {@code data/} for machines, {@code files/}. */
    public void export(Actor actor, UUID citizenId, String language, OutputStream to) throws IOException {
        actor.require(Permission.DATA_RIGHTS);
        exporting.write(citizenId, language, to);
    }

    /**
     * Erases all about a citizen; what a rule or a hold keeps is blocked instead. The same again answers the same receipt.
     *
     * @param reason 1 to 1,000 characters; stands with the receipt
     * @throws eus.arreta.http.Problem 404, 409 {@code merged}
     */
    public Receipt erase(Actor actor, UUID citizenId, String reason) {
        actor.require(Permission.DATA_RIGHTS);
        return erasing.erase(actor, citizenId, Reasons.checked(reason));
    }

    /** @throws eus.arreta.http.Problem 404 */
    public Receipt receipt(Actor actor, UUID id) {
        actor.require(Permission.DATA_RIGHTS);
        return erasing.receipt(id);
    }

    /** Newest first. */
    public Page<Receipt> receipts(Actor actor, Integer limit, String after) {
        actor.require(Permission.DATA_RIGHTS);
        return erasing.receipts(limit, after);
    }

    /** What is blocked, newest first; what it says is read one by one. */
    public Page<Blocked> blocked(Actor actor, Integer limit, String after) {
        actor.require(Permission.DATA_RIGHTS);
        return blocked.list(limit, after);
    }

    /** Says why something blocked is read; then it may be. @throws eus.arreta.http.Problem 404 */
    @Transactional
    public void announceReading(Actor actor, UUID id, String reason) {
        actor.require(Permission.BLOCKED_DATA);
        blocked.require(id);
        audit.record(actor, "blocked-data-read", "blocked:" + id, null, Map.of("reason", Reasons.checked(reason)));
    }

    /** Writes what is blocked as ZIP; call {@link #announceReading} before. */
    public void read(Actor actor, UUID id, OutputStream to) throws IOException {
        actor.require(Permission.BLOCKED_DATA);
        blocked.read(id, to);
    }

    /**
     * Nothing of the citizen, or of the case, is destroyed any more.
     *
     * @param citizenId absent for a case
     * @param caseId    absent for a citizen
     */
    @Transactional
    public Hold hold(Actor actor, UUID citizenId, UUID caseId, String caseNumber, String reason) {
        actor.require(Permission.DATA_RIGHTS);
        Hold set = holds.set(actor, citizenId, caseId, caseNumber, Reasons.checked(reason));
        audit.record(
                actor, "hold-set", "hold:" + set.id(), null, set, citizenId == null ? List.of() : List.of(citizenId));
        return set;
    }

    /** What the hold kept is destroyed at its term again. @throws eus.arreta.http.Problem 404 */
    @Transactional
    public Hold release(Actor actor, UUID holdId) {
        actor.require(Permission.DATA_RIGHTS);
        Hold released = holds.release(actor, holdId);
        audit.record(actor, "hold-released", "hold:" + holdId, null, Map.of("releasedBy", released.releasedBy()));
        return released;
    }

    /** Newest first; released ones too. */
    public Page<Hold> holds(Actor actor, Integer limit, String after) {
        actor.require(Permission.DATA_RIGHTS);
        return holds.list(limit, after);
    }

    /** Those of the cases that must not be destroyed: held themselves, or because of their citizen. */
    public Set<UUID> held(Actor actor, Map<UUID, UUID> citizensOfCases) {
        actor.require(Permission.DATA_RIGHTS);
        return holds.held(citizensOfCases);
    }

    /**
     * Erases citizens of whom nothing is left but who they were, in the caller's transaction: anonymous ones, and those who
     * gave no consent that still stands. The others stay.
     */
    public void forgetIfNothingIsLeft(Actor actor, Collection<UUID> citizenIds) {
        actor.require(Permission.DATA_RIGHTS);
        erasing.forgetIfNothingIsLeft(citizenIds);
    }

    /** The same for those behind these addresses who never said who they are: they looked, and went. */
    public void forgetPassersBy(Actor actor, Collection<UUID> addressIds) {
        actor.require(Permission.DATA_RIGHTS);
        erasing.forgetPassersBy(addressIds);
    }
}
