package eus.arreta.cases.internal.restriction;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.Role;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.following.Notifications;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Says who may see a case, and lets somebody else in for a reason that everybody concerned hears of. */
@ApplicationScoped
public class Restricting {

    /** One working day: then the glass is whole again. */
    private static final Duration GLASS_STAYS_BROKEN = Duration.ofHours(8);

    private static final int MOST = 200;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Notifications notifications;
    private final Clock clock;

    public Restricting(Jdbi jdbi, LockedCases cases, Notifications notifications, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Who may see a case from now on: these agents and roles; everybody when both are empty. */
    public record Wanted(List<UUID> agents, List<String> roles, Integer version) {}

    public void restrict(Actor actor, String number, Wanted wanted) {
        List<UUID> agents = wanted.agents() == null ? List.of() : List.copyOf(Set.copyOf(wanted.agents()));
        List<String> roles = wanted.roles() == null
                ? List.of()
                : wanted.roles().stream()
                        .map(Role::of)
                        .map(Role::word)
                        .distinct()
                        .toList();
        if (agents.size() > MOST) {
            throw new InvalidInput("/agents", "too-many", "are more than " + MOST);
        }
        Instant now = now();
        jdbi.useHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number, wanted.version());
            boolean restricted = !agents.isEmpty() || !roles.isEmpty();
            // What was merged into it is as secret; written first, so that the event is told as what the case is now.
            handle.createUpdate("""
                            update cases.case_record set restricted = :restricted, allowed_agents = :agents,
                                allowed_roles = :roles, version = version + 1
                            where id = :id or merged_into = :id""")
                    .bind("restricted", restricted)
                    .bindArray("agents", UUID.class, agents.toArray())
                    .bindArray("roles", String.class, roles.toArray())
                    .bind("id", locked.id())
                    .execute();
            LockedCase changed = cases.lockAll(handle, List.of(locked.id())).get(locked.id());
            cases.happened(
                    handle,
                    changed,
                    actor,
                    restricted ? "restricted" : "unrestricted",
                    CaseEvent.RESTRICTED,
                    String.valueOf(restricted),
                    now);
            cases.finish(handle, List.of(changed), now);
        });
    }

    /** A glass that was broken. @param citizen whose case it is */
    public record Glass(Instant until, UUID citizen) {}

    /** Lets the actor see a restricted case for some hours. */
    public Glass breakGlass(Actor actor, String number, String reason) {
        String words = Words.text(reason, "/reason", 500);
        Instant now = now();
        Instant until = now.plus(GLASS_STAYS_BROKEN);
        return jdbi.withHandle(handle -> {
            UUID id = handle.createQuery("select id from cases.case_record where number = :number for update")
                    .bind("number", number)
                    .mapTo(UUID.class)
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("case"));
            LockedCase locked = cases.lockAll(handle, List.of(id)).get(id);
            if (!locked.view().restricted()) {
                throw Problem.conflict("not-restricted", "This case is open to you anyway.", Map.of());
            }
            handle.createUpdate("insert into cases.break_glass (case_id, user_id, reason, at, until)"
                            + " values (:case, :user, :reason, :now, :until) on conflict do nothing")
                    .bind("case", id)
                    .bind("user", actor.id())
                    .bind("reason", words)
                    .bind("now", now)
                    .bind("until", until)
                    .execute();
            cases.happened(
                    handle,
                    locked,
                    actor,
                    "glass-broken:" + words,
                    CaseEvent.GLASS_BROKEN,
                    actor.id().toString(),
                    now);
            tell(handle, actor, locked, words, now);
            cases.finish(handle, List.of(locked), now);
            return new Glass(until, locked.view().citizen().id());
        });
    }

    /** Those who are named hear of it, and whoever follows the case or has it. */
    private void tell(Handle handle, Actor actor, LockedCase locked, String reason, Instant now) {
        Optional<CaseView.Person> assignee = Optional.ofNullable(locked.view().assignee());
        Set<UUID> concerned = new HashSet<>(locked.view().restriction().agents());
        assignee.ifPresent(person -> concerned.add(person.id()));
        notifications.tell(handle, locked.id(), concerned, "glass-broken", actor, reason, now);
    }

    /** Who may see a restricted case now, for those who tell many. */
    public Optional<Allowed> allowed(UUID caseId) {
        Instant now = now();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select record.restricted, record.allowed_agents || array(
                                select glass.user_id from cases.break_glass glass
                                where glass.case_id = record.id and glass.until > :now) as agents,
                            record.allowed_roles as roles
                        from cases.case_record record where record.id = :id""")
                .bind("now", now)
                .bind("id", caseId)
                .map((row, context) -> new Allowed(
                        row.getBoolean("restricted"),
                        Set.copyOf(List.of((UUID[]) row.getArray("agents").getArray())),
                        Set.copyOf(List.of((String[]) row.getArray("roles").getArray()))))
                .findOne());
    }

    /** Who may see a case. */
    public record Allowed(boolean restricted, Set<UUID> agents, Set<String> roles) {

        public boolean maySee(Actor actor) {
            return !restricted
                    || actor.may(Permission.RESTRICTED_CASES)
                    || agents.contains(actor.id())
                    || actor.roles().stream().map(Role::word).anyMatch(roles::contains);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
