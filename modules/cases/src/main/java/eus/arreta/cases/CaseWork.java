package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.contacts.ContinueElsewhere;
import eus.arreta.cases.internal.merging.CaseMerges;
import eus.arreta.cases.internal.merging.Splitting;
import eus.arreta.cases.internal.restriction.Restricting;
import eus.arreta.cases.internal.work.Assigning;
import eus.arreta.cases.internal.work.CaseChanging;
import eus.arreta.cases.internal.work.Links;
import eus.arreta.cases.internal.work.Promises;
import eus.arreta.cases.internal.work.StateChanging;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Working on cases: who has one, where it stands, what it is about, which others it belongs to. A write that changes what
 * somebody read takes the version that they saw; one that is old is refused with the present state.
 */
@ApplicationScoped
public class CaseWork {

    private final Audit audit;
    private final Assigning assigning;
    private final StateChanging stateChanging;
    private final CaseChanging changing;
    private final Links links;
    private final CaseMerges merges;
    private final Splitting splitting;
    private final Promises promises;
    private final Restricting restricting;
    private final ContinueElsewhere continuing;

    public CaseWork(
            Assigning assigning,
            StateChanging stateChanging,
            CaseChanging changing,
            Links links,
            CaseMerges merges,
            Splitting splitting,
            Promises promises,
            Restricting restricting,
            ContinueElsewhere continuing,
            Audit audit) {
        this.audit = audit;
        this.assigning = assigning;
        this.stateChanging = stateChanging;
        this.changing = changing;
        this.links = links;
        this.merges = merges;
        this.splitting = splitting;
        this.promises = promises;
        this.restricting = restricting;
        this.continuing = continuing;
    }

    /**
     * Gives the case to an agent, to nobody, or to a queue.
     *
     * @param agent   absent for nobody
     * @param queue   slug; absent leaves the queue as it is
     * @param version of the case that the caller saw; absent for "whatever it is"
     * @throws Problem 404; 409 {@code stale} with {@code current}; 422 when there is no such active agent or queue
     */
    @Transactional
    public void assign(Actor actor, String number, UUID agent, String queue, Integer version) {
        actor.require(Permission.CASES_WORK);
        assigning.assign(actor, number, agent, queue, version);
    }

    /**
     * Moves the case to another state.
     *
     * @param until with waiting or on hold: out of the inbox until then, or until the citizen writes
     * @throws Problem 404; 409 {@code not-allowed} with {@code allowed}, {@code open-concerns} with {@code concerns},
     *     {@code fields-required} with {@code fields}, {@code stale} with {@code current}
     */
    @Transactional
    public void changeState(
            Actor actor, String number, CaseState state, String reason, Instant until, Integer version) {
        actor.require(Permission.CASES_WORK);
        stateChanging.change(actor, number, new StateChanging.Wanted(state, reason, until, version));
    }

    /** Changes what agents fill in. @throws Problem 404; 409 {@code stale} with {@code current} */
    @Transactional
    public void change(Actor actor, String number, CaseChange change) {
        actor.require(Permission.CASES_WORK);
        changing.change(actor, number, change);
    }

    /** Links two cases: {@code duplicate-of}, {@code related-to} or {@code child-of}. @throws Problem 404 */
    @Transactional
    public void link(Actor actor, String number, String type, String other) {
        actor.require(Permission.CASES_WORK);
        links.link(actor, number, type, other);
    }

    /** Takes a link away. @throws Problem 404 */
    @Transactional
    public void unlink(Actor actor, String number, String type, String other) {
        actor.require(Permission.CASES_WORK);
        links.unlink(actor, number, type, other);
    }

    /** Makes a case part of another one. @throws Problem 404; 409 {@code merged}, {@code case-closed}, {@code restricted} */
    @Transactional
    public void merge(Actor actor, String number, String into, Integer version) {
        actor.require(Permission.CASES_WORK);
        merges.merge(actor, number, into, version);
    }

    /** Takes a merge back. @throws Problem 404; 409 {@code not-merged}, {@code merged-further} */
    @Transactional
    public void unmerge(Actor actor, String number) {
        actor.require(Permission.CASES_WORK);
        merges.undo(actor, number);
    }

    /** Moves messages to a case of their own. @return its number @throws Problem 404 */
    @Transactional
    public String split(Actor actor, String number, List<UUID> messageIds, Integer version) {
        actor.require(Permission.CASES_WORK);
        return splitting.split(actor, number, messageIds, version);
    }

    /** Promises something to the citizen. @param owner absent for the actor @return id of the promise */
    @Transactional
    public UUID promise(Actor actor, String number, String text, UUID owner, Instant dueAt) {
        actor.require(Permission.CASES_WORK);
        return promises.make(actor, number, text, owner, dueAt);
    }

    /** Says whether a promise was kept. @throws Problem 404; 409 {@code stale} */
    @Transactional
    public Promise settlePromise(Actor actor, UUID id, boolean kept, Integer version) {
        actor.require(Permission.CASES_WORK);
        return promises.settle(actor, id, kept, version);
    }

    /** Says who may see the case; nobody named: everybody. @throws Problem 404; 409 {@code stale} */
    @Transactional
    public void restrict(Actor actor, String number, List<UUID> agents, List<String> roles, Integer version) {
        actor.require(Permission.CASES_RESTRICT);
        Restricting.Wanted wanted = new Restricting.Wanted(agents, roles, version);
        restricting.restrict(actor, number, wanted);
        audit.record(actor, "case-restricted", "case:" + number, null, wanted);
    }

    /**
     * Lets the actor see a restricted case for some hours; everybody concerned is told, with the reason.
     *
     * @return until when
     * @throws Problem 404; 409 {@code not-restricted}
     */
    @Transactional
    public Instant breakGlass(Actor actor, String number, String reason) {
        actor.require(Permission.CASES_READ);
        Restricting.Glass broken = restricting.breakGlass(actor, number, reason);
        audit.record(
                actor,
                "glass-broken",
                "case:" + number,
                null,
                Map.of("reason", reason, "until", broken.until()),
                List.of(broken.citizen()));
        return broken.until();
    }

    /** A short code with which the citizen goes on in this case on another channel. @throws Problem 404; 409 */
    @Transactional
    public ContinueCode continueElsewhere(Actor actor, String number) {
        actor.require(Permission.CASES_WORK);
        return continuing.code(actor, number);
    }

    /** The case of such a code. @throws Problem 404 when there is none, or the actor may not see the case */
    public String caseOfCode(Actor actor, String code) {
        actor.require(Permission.CASES_READ);
        return continuing.find(actor, code);
    }

    /** A code, and how long it is good. */
    public record ContinueCode(String code, Instant until) {}
}
