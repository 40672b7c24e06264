package eus.arreta.sla.internal.clocks;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The index of next events in the database. */
@ApplicationScoped
public class AlarmTable {

    private static final Comparator<Alarm> ORDER = Comparator.comparing(Alarm::caseId)
            .thenComparing(Alarm::target)
            .thenComparing(Alarm::round)
            .thenComparing(Alarm::kind);

    private final Jdbi jdbi;

    public AlarmTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Replaces what hasn't fired of some cases; what has fired stays and doesn't fire again. */
    void plan(Collection<UUID> cases, Collection<Alarm> alarms) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from sla.alarm where case_id = any(:cases) and fired_at is null")
                    .bindArray("cases", UUID.class, cases.toArray())
                    .execute();
            if (alarms.isEmpty()) {
                return;
            }
            List<Alarm> rows = alarms.stream().sorted(ORDER).toList();
            var insert = handle.createUpdate("""
                    insert into sla.alarm (case_id, number, target, round, kind, due)
                    select * from unnest(:cases, :numbers, :targets, :rounds, :kinds, :dues::timestamptz[])
                    on conflict do nothing""");
            keys(insert, rows);
            column(insert, "numbers", String.class, rows, Alarm::number);
            column(insert, "dues", Timestamp.class, rows, alarm -> Timestamp.from(alarm.due()));
            insert.execute();
        });
    }

    /** What is due by then and not held, soonest first: index alarm_next. */
    List<Alarm> due(Instant until, Instant now, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from sla.alarm where fired_at is null and due <= :until"
                                + " and (held_until is null or held_until <= :now) order by due limit :limit")
                        .bind("now", now)
                        .bind("until", until)
                        .bind("limit", limit)
                        .map((row, context) -> new Alarm(
                                row.getObject("case_id", UUID.class),
                                row.getString("number"),
                                row.getString("target"),
                                row.getInt("round"),
                                row.getString("kind"),
                                row.getTimestamp("due").toInstant()))
                        .list());
    }

    /** Writes down that some have fired; the caller holds their cases' terms, so that nobody plans them anew meanwhile. */
    void fired(List<Alarm> alarms, Instant now) {
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate("""
                            update sla.alarm alarm set fired_at = :now
                            from unnest(:cases, :targets, :rounds, :kinds) as done (case_id, target, round, kind)
                            where alarm.case_id = done.case_id and alarm.target = done.target and alarm.round = done.round
                                and alarm.kind = done.kind""").bind("now", now);
            keys(update, alarms);
            update.execute();
        });
    }

    /** Looks at some again later. */
    void hold(List<Alarm> alarms, Instant until) {
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate("""
                            update sla.alarm alarm set held_until = :until
                            from unnest(:cases, :targets, :rounds, :kinds) as held (case_id, target, round, kind)
                            where alarm.case_id = held.case_id and alarm.target = held.target and alarm.round = held.round
                                and alarm.kind = held.kind""").bind("until", until);
            keys(update, alarms);
            update.execute();
        });
    }

    private static void keys(SqlStatement<?> statement, List<Alarm> rows) {
        column(statement, "cases", UUID.class, rows, Alarm::caseId);
        column(statement, "targets", String.class, rows, Alarm::target);
        column(statement, "rounds", Integer.class, rows, Alarm::round);
        column(statement, "kinds", String.class, rows, Alarm::kind);
    }

    private static <T> void column(
            SqlStatement<?> statement, String name, Class<?> type, List<T> rows, Function<T, ?> value) {
        statement.bindArray(name, type, rows.stream().map(value).toArray());
    }
}
