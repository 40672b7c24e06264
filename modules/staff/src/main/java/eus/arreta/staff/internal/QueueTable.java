package eus.arreta.staff.internal;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Problem;
import eus.arreta.staff.Queue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Queues in the database. */
@ApplicationScoped
public class QueueTable {

    private final Jdbi jdbi;
    private final Changed changed;

    public QueueTable(Jdbi jdbi, Changed changed) {
        this.jdbi = jdbi;
        this.changed = changed;
    }

    public Optional<Queue> find(String slug) {
        return jdbi.withHandle(handle -> find(handle, slug, ""));
    }

    private static Optional<Queue> find(Handle handle, String slug, String lock) {
        return handle.createQuery("select * from staff.queue where slug = :slug" + lock)
                .bind("slug", slug)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** By slug, which is the primary key. */
    public List<Queue> list(int limit, String after) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from staff.queue"
                        + " where :after::text is null or slug > :after order by slug limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public Queue put(Queue wanted, Integer version) {
        Names.slug(wanted.slug());
        Map<String, String> names = Names.check(wanted.names());
        return jdbi.withHandle(handle -> {
            find(handle, wanted.slug(), " for update").ifPresent(there -> {
                if (version != null && version != there.version()) {
                    throw Problem.conflict(
                            "stale", "Somebody else has changed this queue meanwhile.", Map.of("current", there));
                }
            });
            checkTeam(handle, wanted.team());
            handle.createUpdate("""
                            insert into staff.queue (slug, names, team, calendar, active, version)
                            values (:slug, :names::jsonb, :team, :calendar, :active, 0)
                            on conflict (slug) do update set names = excluded.names, team = excluded.team,
                                calendar = excluded.calendar, active = excluded.active, version = queue.version + 1""")
                    .bind("slug", wanted.slug())
                    .bind("names", EventCodec.write(names))
                    .bind("team", wanted.team())
                    .bind("calendar", Names.optional(wanted.calendar(), "/calendar"))
                    .bind("active", wanted.active())
                    .execute();
            changed.tell("queue", wanted.slug());
            return find(handle, wanted.slug(), "").orElseThrow();
        });
    }

    private static void checkTeam(Handle handle, String team) {
        if (team != null
                && handle.createQuery("select 1 from staff.team where slug = :team and active")
                        .bind("team", team)
                        .mapTo(int.class)
                        .findOne()
                        .isEmpty()) {
            throw new InvalidInput("/team", "invalid", "is no active team");
        }
    }

    public boolean deactivate(String slug) {
        return jdbi.withHandle(handle -> {
            int done = handle.createUpdate(
                            "update staff.queue set active = false, version = version + 1 where slug = :slug")
                    .bind("slug", slug)
                    .execute();
            if (done == 1) {
                changed.tell("queue", slug);
            }
            return done == 1;
        });
    }

    private static Queue read(ResultSet row) throws SQLException {
        return new Queue(
                row.getString("slug"),
                Names.read(row.getString("names")),
                row.getString("team"),
                row.getString("calendar"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
