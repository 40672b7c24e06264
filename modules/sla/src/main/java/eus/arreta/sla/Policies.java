package eus.arreta.sla;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.calendars.Calendars;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.internal.policies.CaseFacts;
import eus.arreta.sla.internal.policies.Matching;
import eus.arreta.sla.internal.policies.PolicyCheck;
import eus.arreta.sla.internal.policies.PolicyTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is promised to which cases. Whoever is signed in may know; a change makes a version. */
@ApplicationScoped
public class Policies {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final PolicyTable table;
    private final Calendars calendars;
    private final Cases cases;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    public Policies(PolicyTable table, Calendars calendars, Cases cases, Audit audit, Outbox outbox, Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.cases = cases;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an admin event about a policy says. */
    public record Changed(UUID id) {}

    /** In the order in which they are looked at, also those that were taken out. */
    public Page<Policy> list(Actor actor, Integer limit, String after) {
        int size = Page.limit(limit);
        Cursor cursor = after == null ? null : Cursor.parse(after, 2);
        List<Policy> rows = table.list(
                size + 1, cursor == null ? null : (int) cursor.number(0), cursor == null ? null : cursor.id(1));
        return Page.of(rows, size, policy -> Cursor.of(policy.position(), policy.id()));
    }

    /** @param version absent for the newest */
    public Optional<Policy> find(Actor actor, UUID id, Integer version) {
        return table.find(id, version);
    }

    /** Makes one. @throws Problem 409 {@code name-taken} @throws InvalidInput with everything that is wrong */
    @Transactional
    public Policy create(Actor actor, Policy wanted) {
        actor.require(Permission.SETTINGS);
        Policy policy = checked(actor, wanted);
        table.lock();
        return write(actor, IDS.generate(), policy, null, true);
    }

    /**
     * Makes a new version of one; also brings one back that was taken out.
     *
     * @param version that the caller has read; absent to replace whatever there is
     * @throws Problem      404; 409 {@code name-taken}, {@code stale} with {@code current}
     * @throws InvalidInput with everything that is wrong
     */
    @Transactional
    public Policy change(Actor actor, UUID id, Policy wanted, Integer version) {
        actor.require(Permission.SETTINGS);
        Policy policy = checked(actor, wanted);
        table.lock();
        Policy before = table.find(id, null).orElseThrow(() -> Problem.notFound("policy"));
        if (version != null && version != before.version()) {
            throw Problem.conflict(
                    "stale", "Somebody else has changed this policy meanwhile.", Map.of("current", before));
        }
        return write(actor, id, policy, before, true);
    }

    /** The versions of one, newest first. @throws Problem 404 */
    public Page<PolicyVersion> versions(Actor actor, UUID id, Integer limit, String after) {
        if (table.find(id, null).isEmpty()) {
            throw Problem.notFound("policy");
        }
        int size = Page.limit(limit);
        int before = after == null
                ? Integer.MAX_VALUE
                : (int) Math.min(Cursor.parse(after, 1).number(0), Integer.MAX_VALUE);
        return Page.of(
                table.versions(id, size + 1, before),
                size,
                made -> Cursor.of(made.policy().version()));
    }

    /**
     * Has one looked at one place earlier or later among the active ones; at the end of them nothing changes. Those whose position
     * moves get a version.
     *
     * @throws Problem 404 unless it is active
     */
    @Transactional
    public void move(Actor actor, UUID id, boolean earlier) {
        actor.require(Permission.SETTINGS);
        table.lock();
        List<Policy> order = new ArrayList<>(table.active());
        int at = 0;
        while (at < order.size() && !order.get(at).id().equals(id)) {
            at++;
        }
        if (at == order.size()) {
            throw Problem.notFound("policy");
        }
        int other = earlier ? at - 1 : at + 1;
        if (other < 0 || other == order.size()) {
            return;
        }
        List<Integer> positions = order.stream().map(Policy::position).toList();
        Collections.swap(order, at, other);
        int position = -1;
        for (int place = 0; place < order.size(); place++) {
            // Those at one position stood by their ids: apart from now on.
            position = Math.max(positions.get(place), position + 1);
            Policy policy = order.get(place);
            if (policy.position() != position) {
                write(actor, policy.id(), policy.at(position), policy, true);
            }
        }
    }

    /** Takes one out: no case gets it any more. @throws Problem 404 */
    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.require(Permission.SETTINGS);
        table.lock();
        Policy before = table.find(id, null).orElseThrow(() -> Problem.notFound("policy"));
        write(actor, id, before, before, false);
    }

    private Policy checked(Actor actor, Policy wanted) {
        Policy policy = PolicyCheck.check(wanted);
        if (policy.calendar() != null
                && calendars.find(actor, policy.calendar(), null).isEmpty()) {
            throw new InvalidInput("/calendar", "unknown", "is no calendar");
        }
        return policy;
    }

    private Policy write(Actor actor, UUID id, Policy policy, Policy before, boolean active) {
        if (active && table.isTaken(policy.name(), id)) {
            throw Problem.conflict("name-taken", "Another policy has this name.", Map.of());
        }
        table.write(id, policy, active, clock.instant());
        Policy after = table.find(id, null).orElseThrow();
        outbox.append(List.of(new OutgoingEvent(
                Topic.ADMIN_EVENTS,
                id.toString(),
                IDS.generate(),
                "eus.arreta.admin.policy-changed.v1",
                clock.instant(),
                new Changed(id))));
        audit.record(actor, active ? "policy-set" : "policy-removed", "policy:" + id, before, after);
        return after;
    }

    /** Which policy a case would get now, and why. @throws Problem 404 */
    public PolicyChoice preview(Actor actor, String number) {
        CaseView found = cases.find(actor, number);
        return Matching.choose(
                table.active(),
                CaseFacts.of(
                        found.channels(),
                        found.queue(),
                        found.kind(),
                        found.topic(),
                        found.priority(),
                        found.language()));
    }

    /** Which policy a case with these values would get now, and why; an absent one is a value that it hasn't. */
    public PolicyChoice preview(Actor actor, Policy.Match values) {
        return Matching.choose(
                table.active(),
                CaseFacts.of(
                        values.channel() == null ? List.of() : List.of(values.channel()),
                        values.queue(),
                        values.kind(),
                        values.topic(),
                        values.priority(),
                        values.language()));
    }
}
