package eus.arreta.cases.internal.rights;

import eus.arreta.access.PersonalDataHolder.Kept;
import eus.arreta.cases.Retention.Due;
import eus.arreta.cases.Retention.Run;
import eus.arreta.cases.RetentionRule;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.http.Cursor;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rules of retention, what is due by them, and the runs. */
@ApplicationScoped
public class RetentionTable {

    /** More than an office has procedures with a term of their own; all of them are read at once. */
    static final int MOST = 1_000;

    /** The rule that says most about a case called {@code record}. */
    private static final String RULE = """
            join lateral (
                select rule.*, record.closed_at + make_interval(months => rule.months) as until
                from cases.retention_rule rule
                where (rule.kind is null or rule.kind = record.kind) and (rule.topic is null or rule.topic = record.topic)
                order by rule.topic is null, rule.kind is null limit 1) rule on true""";

    List<RetentionRule> rules(Handle handle) {
        return handle.createQuery("select * from cases.retention_rule order by code")
                .map((row, context) -> rule(row))
                .list();
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        return new RetentionRule(
                row.getString("code"),
                row.getString("kind"),
                row.getString("topic"),
                row.getInt("months"),
                row.getString("reason"),
                row.getInt("version"));
    }

    RetentionRule put(Handle handle, RetentionRule wanted) {
        handle.execute("select pg_advisory_xact_lock(hashtext('cases.retention_rule'))");
        List<RetentionRule> all = rules(handle);
        Optional<RetentionRule> before =
                all.stream().filter(rule -> rule.code().equals(wanted.code())).findFirst();
        if (before.map(RetentionRule::version).orElse(0) != wanted.version()) {
            throw LockedCases.stale("Somebody else has changed this rule meanwhile.", before.orElse(wanted));
        }
        all.stream()
                .filter(rule -> !rule.code().equals(wanted.code())
                        && java.util.Objects.equals(rule.kind(), wanted.kind())
                        && java.util.Objects.equals(rule.topic(), wanted.topic()))
                .findFirst()
                .ifPresent(same -> {
                    throw Problem.conflict(
                            "rule-exists", "There is a rule for this already.", Map.of("code", same.code()));
                });
        if (before.isEmpty() && all.size() >= MOST) {
            throw Problem.conflict("too-many", "There are " + MOST + " rules already.", Map.of());
        }
        return handle.createQuery("""
                        insert into cases.retention_rule (code, kind, topic, months, reason, version)
                        values (:code, :kind, :topic, :months, :reason, 1)
                        on conflict (code) do update set kind = excluded.kind, topic = excluded.topic,
                            months = excluded.months, reason = excluded.reason, version = retention_rule.version + 1
                        returning *""")
                .bind("code", wanted.code())
                .bind("kind", wanted.kind())
                .bind("topic", wanted.topic())
                .bind("months", wanted.months())
                .bind("reason", wanted.reason())
                .map((row, context) -> rule(row))
                .one();
    }

    /** What was removed. */
    Optional<RetentionRule> remove(Handle handle, String code) {
        return handle.createQuery("delete from cases.retention_rule where code = :code returning *")
                .bind("code", code)
                .map((row, context) -> rule(row))
                .findOne();
    }

    /** Those of the cases that a rule keeps; one that isn't closed is taken for closed now. */
    List<Kept> kept(Handle handle, Set<UUID> cases, Instant now) {
        return handle.createQuery("""
                        select record.id, record.number, rule.code, rule.reason,
                            coalesce(rule.until, cast(:now as timestamptz) + make_interval(months => rule.months)) as until
                        from cases.case_record record""" + " " + RULE + """
                         where record.id = any(:cases)
                        and coalesce(rule.until, cast(:now as timestamptz) + make_interval(months => rule.months)) > :now
                        order by record.id""")
                .bind("now", now)
                .bindArray("cases", UUID.class, cases.toArray())
                .map((row, context) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getTimestamp("until").toInstant(),
                        row.getString("code") + ": " + row.getString("reason")))
                .list();
    }

    /** What is due, longest closed first; by the index of closed cases, of which the shortest term bounds how many are read. */
    List<Due> due(Handle handle, Instant now, int limit, Cursor after) {
        return handle.createQuery("""
                        select record.id, record.number, record.citizen_id, record.closed_at, rule.code, rule.until
                        from cases.case_record record""" + " " + RULE + """
                         where record.state = 'closed'
                        and record.closed_at <= cast(:now as timestamptz) - (select make_interval(months => min(months))
                            from cases.retention_rule)
                        and (record.closed_at, record.id) > (:at, :id)
                        and rule.until <= :now
                        order by record.closed_at, record.id limit :limit""")
                .bind("now", now)
                .bind("at", after == null ? Instant.EPOCH : after.instant(0))
                .bind("id", after == null ? new UUID(0, 0) : after.id(1))
                .bind("limit", limit)
                .map((row, context) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("citizen_id", UUID.class),
                        row.getTimestamp("closed_at").toInstant(),
                        row.getString("code"),
                        row.getTimestamp("until").toInstant(),
                        false))
                .list();
    }

    UUID begin(Handle handle, String by, Instant now) {
        UUID id = Ids.next();
        handle.createUpdate("insert into cases.retention_run (id, started_at, started_by) values (:id, :now, :by)")
                .bind("id", id)
                .bind("now", now)
                .bind("by", by)
                .execute();
        return id;
    }

    void count(Handle handle, UUID run, int more, Instant ended) {
        handle.createUpdate("update cases.retention_run set destroyed = destroyed + :more,"
                        + " ended_at = coalesce(:ended::timestamptz, ended_at) where id = :id")
                .bind("more", more)
                .bind("ended", ended)
                .bind("id", run)
                .execute();
    }

    List<Run> runs(Handle handle, int limit, Cursor after) {
        return handle.createQuery("select * from cases.retention_run"
                        + (after == null ? "" : " where (started_at, id) < (:at, :id)")
                        + " order by started_at desc, id desc limit :limit")
                .bindMap(after == null ? Map.of() : Map.of("at", after.instant(0), "id", after.id(1)))
                .bind("limit", limit)
                .map((row, context) -> {
                    Timestamp ended = row.getTimestamp("ended_at");
                    return new Run(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("started_at").toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getString("started_by"),
                            row.getInt("destroyed"));
                })
                .list();
    }
}
