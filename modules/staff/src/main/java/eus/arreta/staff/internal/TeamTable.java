package eus.arreta.staff.internal;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Problem;
import eus.arreta.staff.Team;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Teams and their members in the database. */
@ApplicationScoped
public class TeamTable {

    private static final int MOST_MEMBERS = 500;
    private static final String SELECT = "select team.*, array(select member.user_id from staff.team_member member"
            + " where member.team = team.slug order by member.user_id) as members from staff.team team";

    private final Jdbi jdbi;
    private final Changed changed;

    public TeamTable(Jdbi jdbi, Changed changed) {
        this.jdbi = jdbi;
        this.changed = changed;
    }

    public Optional<Team> find(String slug) {
        return jdbi.withHandle(handle -> find(handle, slug));
    }

    private static Optional<Team> find(Handle handle, String slug) {
        return handle.createQuery(SELECT + " where team.slug = :slug")
                .bind("slug", slug)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** By slug, which is the primary key. */
    public List<Team> list(int limit, String after) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + " where :after::text is null or team.slug > :after order by team.slug limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Slugs of the active teams of each user. */
    public Map<UUID, List<String>> ofUsers(Collection<UUID> users) {
        Map<UUID, List<String>> teams = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select member.user_id, member.team from staff.team_member member"
                        + " join staff.team team on team.slug = member.team"
                        + " where member.user_id = any(:users) and team.active order by member.team")
                .bindArray("users", UUID.class, users.toArray())
                .map((row, context) -> teams.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(row.getString(2)))
                .list());
        return teams;
    }

    /** Empty when the slug is taken: of two at once, the primary key lets one in. */
    public Optional<Team> create(Team wanted) {
        Names.slug(wanted.slug());
        Map<String, String> names = Names.check(wanted.names());
        List<UUID> members = members(wanted);
        return jdbi.withHandle(handle -> {
            int made = handle.createUpdate("insert into staff.team (slug, names, active, version)"
                            + " values (:slug, :names::jsonb, :active, 0) on conflict do nothing")
                    .bind("slug", wanted.slug())
                    .bind("names", EventCodec.write(names))
                    .bind("active", wanted.active())
                    .execute();
            if (made == 0) {
                return Optional.empty();
            }
            addMembers(handle, wanted.slug(), members);
            changed.tell("team", wanted.slug());
            return find(handle, wanted.slug());
        });
    }

    private static List<UUID> members(Team wanted) {
        List<UUID> members = wanted.members() == null ? List.of() : wanted.members();
        if (members.size() > MOST_MEMBERS) {
            throw new InvalidInput("/members", "too-many", "are more than " + MOST_MEMBERS);
        }
        return members;
    }

    private static void addMembers(Handle handle, String slug, List<UUID> members) {
        handle.createUpdate("insert into staff.team_member (team, user_id)"
                        + " select :team, user_id from unnest(:members) as wanted (user_id) on conflict do nothing")
                .bind("team", slug)
                .bindArray("members", UUID.class, members.toArray())
                .execute();
    }

    public Team put(Team wanted, Integer version) {
        Names.slug(wanted.slug());
        Map<String, String> names = Names.check(wanted.names());
        List<UUID> members = members(wanted);
        return jdbi.withHandle(handle -> {
            handle.createQuery("select 1 from staff.team where slug = :slug for update")
                    .bind("slug", wanted.slug())
                    .mapTo(int.class)
                    .list();
            find(handle, wanted.slug()).ifPresent(there -> {
                if (version != null && version != there.version()) {
                    throw Problem.conflict(
                            "stale", "Somebody else has changed this team meanwhile.", Map.of("current", there));
                }
            });
            handle.createUpdate("""
                            insert into staff.team (slug, names, active, version)
                            values (:slug, :names::jsonb, :active, 0)
                            on conflict (slug) do update set names = excluded.names, active = excluded.active,
                                version = team.version + 1""")
                    .bind("slug", wanted.slug())
                    .bind("names", EventCodec.write(names))
                    .bind("active", wanted.active())
                    .execute();
            handle.createUpdate("delete from staff.team_member where team = :team and not user_id = any(:members)")
                    .bind("team", wanted.slug())
                    .bindArray("members", UUID.class, members.toArray())
                    .execute();
            addMembers(handle, wanted.slug(), members);
            changed.tell("team", wanted.slug());
            return find(handle, wanted.slug()).orElseThrow();
        });
    }

    public boolean deactivate(String slug) {
        return jdbi.withHandle(handle -> {
            int done = handle.createUpdate(
                            "update staff.team set active = false, version = version + 1 where slug = :slug")
                    .bind("slug", slug)
                    .execute();
            if (done == 1) {
                changed.tell("team", slug);
            }
            return done == 1;
        });
    }

    private static Team read(ResultSet row) throws SQLException {
        return new Team(
                row.getString("slug"),
                Names.read(row.getString("names")),
                List.of((UUID[]) row.getArray("members").getArray()),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
