package eus.arreta.staff;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.access.User;
import eus.arreta.access.Users;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.staff.internal.QueueTable;
import eus.arreta.staff.internal.TeamTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Agents, teams and queues. Whoever is signed in may know them. */
@ApplicationScoped
public class Staff {

    private final Audit audit;
    private final QueueTable queues;
    private final TeamTable teams;
    private final Users users;

    public Staff(QueueTable queues, TeamTable teams, Users users, Audit audit) {
        this.audit = audit;
        this.queues = queues;
        this.teams = teams;
        this.users = users;
    }

    /** An agent who can be given work: an active user who may work cases. */
    public Optional<Agent> agent(Actor actor, UUID id) {
        return users.find(actor, id).filter(Staff::worksCases).map(user -> agent(user, teams.ofUsers(List.of(id))));
    }

    /** The agents among these users, by name; those who left are not among them. */
    public List<Agent> agents(Actor actor, Collection<UUID> ids) {
        Map<UUID, List<String>> teamsOf = teams.ofUsers(ids);
        return users.findAll(actor, ids).stream()
                .filter(Staff::worksCases)
                .map(user -> agent(user, teamsOf))
                .toList();
    }

    /** All agents by name. */
    public Page<Agent> agents(Actor actor, Integer limit, String after) {
        Page<User> page = users.colleagues(actor, Permission.CASES_WORK, limit, after);
        Map<UUID, List<String>> teamsOf =
                teams.ofUsers(page.items().stream().map(User::id).toList());
        return page.map(user -> agent(user, teamsOf));
    }

    private static boolean worksCases(User user) {
        return user.active()
                && user.roles().stream().anyMatch(role -> role.permissions().contains(Permission.CASES_WORK));
    }

    private static Agent agent(User user, Map<UUID, List<String>> teamsOf) {
        return new Agent(user.id(), user.name(), user.languages(), teamsOf.getOrDefault(user.id(), List.of()));
    }

    /** A queue that takes work. */
    public Optional<Queue> queue(Actor actor, String slug) {
        return queues.find(slug).filter(Queue::active);
    }

    /** A queue, also one that takes no more work. */
    public Optional<Queue> anyQueue(Actor actor, String slug) {
        return queues.find(slug);
    }

    /** All queues that take work, by slug; there are few. */
    public List<Queue> queues(Actor actor) {
        return queues.list(Page.MAX_LIMIT, null).stream().filter(Queue::active).toList();
    }

    /** All queues by slug. */
    public Page<Queue> queues(Actor actor, Integer limit, String after) {
        int size = Page.limit(limit);
        List<Queue> rows = queues.list(
                size + 1, after == null ? null : Cursor.parse(after, 1).parts().get(0));
        return Page.of(rows, size, queue -> Cursor.of(queue.slug()));
    }

    /** Makes a queue or replaces one. @throws Problem 409 {@code stale} with {@code current} */
    @Transactional
    public Queue put(Actor actor, Queue queue, Integer version) {
        actor.require(Permission.SETTINGS);
        Queue before = queues.find(queue.slug()).orElse(null);
        Queue after = queues.put(queue, version);
        audit.record(actor, "queue-set", "queue:" + after.slug(), before, after);
        return after;
    }

    /** Takes a queue out; cases keep it. @throws Problem 404 */
    @Transactional
    public void removeQueue(Actor actor, String slug) {
        actor.require(Permission.SETTINGS);
        Queue before = queues.find(slug).orElseThrow(() -> Problem.notFound("queue"));
        queues.deactivate(slug);
        audit.record(actor, "queue-removed", "queue:" + slug, before, null);
    }

    /** A team. */
    public Optional<Team> team(Actor actor, String slug) {
        return teams.find(slug);
    }

    /** All teams by slug. */
    public Page<Team> teams(Actor actor, Integer limit, String after) {
        int size = Page.limit(limit);
        List<Team> rows = teams.list(
                size + 1, after == null ? null : Cursor.parse(after, 1).parts().get(0));
        return Page.of(rows, size, team -> Cursor.of(team.slug()));
    }

    /** Makes a team. @throws Problem 409 {@code team-exists}, also where one was taken out */
    @Transactional
    public Team create(Actor actor, Team team) {
        actor.require(Permission.SETTINGS);
        checkMembers(actor, team);
        Team created = teams.create(team)
                .orElseThrow(() -> Problem.conflict("team-exists", "There is a team with this slug.", Map.of()));
        audit.record(actor, "team-set", "team:" + created.slug(), null, created);
        return created;
    }

    private void checkMembers(Actor actor, Team team) {
        List<UUID> members = team.members() == null ? List.of() : team.members();
        if (users.findAll(actor, members).size() != members.stream().distinct().count()) {
            throw new eus.arreta.channelapi.InvalidInput("/members", "invalid", "names somebody who is no user");
        }
    }

    /** Makes a team or replaces one. @throws Problem 409 {@code stale} with {@code current} */
    @Transactional
    public Team put(Actor actor, Team team, Integer version) {
        actor.require(Permission.SETTINGS);
        checkMembers(actor, team);
        Team before = teams.find(team.slug()).orElse(null);
        Team after = teams.put(team, version);
        audit.record(actor, "team-set", "team:" + after.slug(), before, after);
        return after;
    }

    /** Takes a team out. @throws Problem 404 */
    @Transactional
    public void removeTeam(Actor actor, String slug) {
        actor.require(Permission.SETTINGS);
        Team before = teams.find(slug).orElseThrow(() -> Problem.notFound("team"));
        teams.deactivate(slug);
        audit.record(actor, "team-removed", "team:" + slug, before, null);
    }
}
