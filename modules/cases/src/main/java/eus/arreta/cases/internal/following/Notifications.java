package eus.arreta.cases.internal.following;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.Notification;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.http.Cursor;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who follows a case, and what agents are told. What somebody may no longer see is not shown to them, nor what is for later: its
 * time is when they are to see it.
 */
@ApplicationScoped
public class Notifications {

    private static final Duration KEPT = Duration.ofDays(90);

    private final Jdbi jdbi;
    private final Visibility visibility;
    private final Clock clock;

    public Notifications(Jdbi jdbi, Visibility visibility, Clock clock) {
        this.jdbi = jdbi;
        this.visibility = visibility;
        this.clock = clock;
    }

    public void follow(Handle handle, UUID caseId, Collection<UUID> users, Instant now) {
        if (!users.isEmpty()) {
            Columns.of(
                            handle.createUpdate("insert into cases.follower (case_id, user_id, since)"
                                            + " select :case, user_id, :now from unnest(:users) as wanted (user_id)"
                                            + " on conflict do nothing")
                                    .bind("case", caseId)
                                    .bind("now", now),
                            users)
                    .uuids("users", user -> user)
                    .bound()
                    .execute();
        }
    }

    public void unfollow(Handle handle, UUID caseId, UUID user) {
        handle.createUpdate("delete from cases.follower where case_id = :case and user_id = :user")
                .bind("case", caseId)
                .bind("user", user)
                .execute();
    }

    /** Tells some agents of a case, but never the one who did it. */
    public void tell(
            Handle handle, UUID caseId, Collection<UUID> users, String what, Actor by, String text, Instant now) {
        List<UUID> others =
                users.stream().filter(user -> !user.equals(by.id())).distinct().toList();
        if (!others.isEmpty()) {
            Columns.of(
                            handle.createUpdate("""
                            insert into cases.notification (id, user_id, case_id, what, by_name, text, at)
                            select id, user_id, :case, :what, :by, :text, :now
                            from unnest(:ids, :users) as wanted (id, user_id)""")
                                    .bind("case", caseId)
                                    .bind("what", what)
                                    .bind("by", by.name())
                                    .bind("text", text)
                                    .bind("now", now),
                            others)
                    .uuids("ids", user -> Ids.next())
                    .uuids("users", user -> user)
                    .bound()
                    .execute();
        }
    }

    /** Tells those who follow a case. */
    public void tellFollowers(Handle handle, UUID caseId, String what, Actor by, String text, Instant now) {
        List<UUID> followers = handle.createQuery("select user_id from cases.follower where case_id = :case limit 200")
                .bind("case", caseId)
                .mapTo(UUID.class)
                .list();
        tell(handle, caseId, followers, what, by, text, now);
    }

    /** Those who have cases and those who follow them, by case. */
    public Map<UUID, Set<UUID>> teams(Collection<UUID> cases) {
        Map<UUID, Set<UUID>> teams = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select case_id, user_id from cases.follower where case_id = any(:cases)
                        union
                        select id, assignee_id from cases.case_record
                        where id = any(:cases) and assignee_id is not null""")
                .bindArray("cases", UUID.class, cases.toArray())
                .map((row, context) ->
                        Map.entry(row.getObject("case_id", UUID.class), row.getObject("user_id", UUID.class)))
                .forEach(one -> teams.computeIfAbsent(one.getKey(), unknown -> new HashSet<>())
                        .add(one.getValue())));
        return teams;
    }

    /** Tells many of many cases. */
    public void tell(Collection<CaseNews.Notified> all, Actor by) {
        if (all.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> Columns.of(handle.createUpdate("""
                        insert into cases.notification (id, user_id, case_id, what, by_name, at)
                        select id, user_id, case_id, what, :by, at
                        from unnest(:ids, :users, :cases, :whats, :ats::timestamptz[])
                            as told (id, user_id, case_id, what, at)""").bind("by", by.name()), all)
                .uuids("ids", one -> Ids.next())
                .uuids("users", CaseNews.Notified::user)
                .uuids("cases", CaseNews.Notified::caseId)
                .texts("whats", CaseNews.Notified::what)
                .times("ats", CaseNews.Notified::from)
                .bound()
                .execute());
    }

    /** Newest first, by index notification_by_user. */
    public List<Notification> list(Actor actor, boolean unread, int limit, Cursor after) {
        String sql = "select notification.*, record.number, record.subject from cases.notification notification"
                + " join cases.case_record record on record.id = notification.case_id"
                + " where notification.user_id = :user and notification.at <= :now and "
                + visibility.condition("record")
                + (unread ? " and notification.read_at is null" : "")
                + (after == null ? "" : " and (notification.at, notification.id) < (:at, :id)")
                + " order by notification.at desc, notification.id desc limit :limit";
        return jdbi.withHandle(handle -> {
            var query = visibility
                    .bind(handle.createQuery(sql), actor)
                    .bind("user", actor.id())
                    .bind("now", clock.instant())
                    .bind("limit", limit);
            if (after != null) {
                query.bind("at", after.instant(0)).bind("id", after.id(1));
            }
            return query.map((row, context) -> new Notification(
                            row.getObject("id", UUID.class),
                            row.getString("what"),
                            row.getString("number"),
                            row.getString("subject"),
                            row.getString("by_name"),
                            row.getString("text"),
                            row.getTimestamp("at").toInstant(),
                            row.getTimestamp("read_at") == null
                                    ? null
                                    : row.getTimestamp("read_at").toInstant()))
                    .list();
        });
    }

    /** Marks those up to and including one as read; all when none is named. */
    public void read(Actor actor, UUID upTo) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update cases.notification set read_at = :now
                        where user_id = :user and read_at is null and at <= :now
                        and (:upTo::uuid is null or (at, id) <= (select at, id from cases.notification where id = :upTo))""")
                .bind("now", clock.instant())
                .bind("user", actor.id())
                .bind("upTo", upTo)
                .execute());
    }

    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = jdbi.withHandle(handle -> handle.createUpdate("delete from cases.notification"
                            + " where id = any(array(select id from cases.notification where at < :then limit 1000))")
                    .bind("then", clock.instant().minus(KEPT))
                    .execute());
        } while (forgotten > 0);
    }
}
