package eus.arreta.sla.internal.legal;

import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.LegalUnit;
import eus.arreta.events.EventCodec;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlineEntry.ExtensionEntry;
import eus.arreta.sla.LegalDeadlineEntry.SuspensionEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Legal deadlines in the database; a deadline's suspensions and extensions come with it in one statement. */
@ApplicationScoped
public class LegalDeadlineTable {

    private static final String READ = """
            select deadline.*,
                coalesce((select jsonb_agg(jsonb_build_object('cause', cause, 'from', from_day, 'to', to_day) order by from_day)
                    from sla.legal_suspension where deadline_id = deadline.id), '[]') as suspensions,
                coalesce((select jsonb_agg(jsonb_build_object('count', count, 'unit', deadline.unit, 'reason', reason,
                        'decidedAt', decided_at) order by decided_at, id)
                    from sla.legal_extension where deadline_id = deadline.id), '[]') as extensions
            from sla.legal_deadline deadline
            """;

    private static final int MOST = 200;

    private final Jdbi jdbi;

    public LegalDeadlineTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By case, in the order of entering: index legal_deadline_by_case. */
    public List<DeadlineRow> ofCase(UUID caseId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(READ + "where case_id = :case order by entered_at, id limit :most")
                        .bind("case", caseId)
                        .bind("most", MOST)
                        .map((row, context) -> read(row))
                        .list());
    }

    /** The same, kept from others until the transaction has ended. */
    public List<DeadlineRow> lockOfCase(UUID caseId) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id from sla.legal_deadline where case_id = :case order by id for update")
                .bind("case", caseId)
                .mapTo(UUID.class)
                .list());
        return ofCase(caseId);
    }

    /** @param lock whether to keep others from changing it until the transaction has ended */
    public Optional<DeadlineRow> find(UUID id, boolean lock) {
        return jdbi.withHandle(handle -> {
            if (lock) {
                // Before the reading statement, whose parts see what was there when it began.
                handle.createQuery("select id from sla.legal_deadline where id = :id for update")
                        .bind("id", id)
                        .mapTo(UUID.class)
                        .findOne();
            }
            return handle.createQuery(READ + "where id = :id")
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne();
        });
    }

    public void insert(DeadlineRow row, Instant now, UUID actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sla.legal_deadline (id, case_id, unit, count, article, silence, binds, start_kind,
                            start_at, registry_number, calendars, due, due_date, entered_at, entered_by)
                        values (:id, :case, :unit, :count, :article, :silence, :binds, :startKind,
                            :startAt, :registryNumber, :calendars::jsonb, :due, :dueDate, :now, :actor)""")
                .bind("id", row.id())
                .bind("case", row.caseId())
                .bind("unit", row.rule().unit().word())
                .bind("count", row.rule().count())
                .bind("article", row.rule().article())
                .bind("silence", row.rule().silence())
                .bind("binds", row.binds())
                .bind("startKind", row.startKind())
                .bind("startAt", row.startAt())
                .bind("registryNumber", row.registryNumber())
                .bind("calendars", EventCodec.write(row.calendars()))
                .bind("due", row.due())
                .bind("dueDate", row.dueDate())
                .bind("now", now)
                .bind("actor", actor)
                .execute());
    }

    public void suspend(UUID id, SuspensionEntry suspension, Instant now, UUID actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sla.legal_suspension (deadline_id, from_day, to_day, cause, entered_at, entered_by)
                        values (:id, :from, :to, :cause, :now, :actor)
                        on conflict (deadline_id, from_day) do update set to_day = excluded.to_day""")
                .bind("id", id)
                .bind("from", suspension.from())
                .bind("to", suspension.to())
                .bind("cause", suspension.cause())
                .bind("now", now)
                .bind("actor", actor)
                .execute());
    }

    public void extend(UUID id, UUID deadline, ExtensionEntry extension, Instant now, UUID actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sla.legal_extension (id, deadline_id, count, reason, decided_at, entered_at, entered_by)
                        values (:id, :deadline, :count, :reason, :decidedAt, :now, :actor)""")
                .bind("id", id)
                .bind("deadline", deadline)
                .bind("count", extension.count())
                .bind("reason", extension.reason())
                .bind("decidedAt", extension.decidedAt())
                .bind("now", now)
                .bind("actor", actor)
                .execute());
    }

    /** Stores when it is due now. */
    public void setDue(DeadlineRow row) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update sla.legal_deadline set due = :due, due_date = :dueDate where id = :id")
                .bind("due", row.due())
                .bind("dueDate", row.dueDate())
                .bind("id", row.id())
                .execute());
    }

    /** Stores with which versions it is counted, and when it is due by them. */
    public void setCalendars(DeadlineRow row) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sla.legal_deadline set calendars = :calendars::jsonb, due = :due, due_date = :dueDate
                        where id = :id""")
                .bind("calendars", EventCodec.write(row.calendars()))
                .bind("due", row.due())
                .bind("dueDate", row.dueDate())
                .bind("id", row.id())
                .execute());
    }

    public void setRegistryNumber(UUID id, String number) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update sla.legal_deadline set registry_number = :number where id = :id")
                        .bind("number", number)
                        .bind("id", id)
                        .execute());
    }

    private static DeadlineRow read(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        return new DeadlineRow(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                new LegalDeadlineEntry.Rule(
                        LegalUnit.of(row.getString("unit")),
                        row.getInt("count"),
                        row.getString("article"),
                        row.getString("silence")),
                row.getString("binds"),
                row.getString("start_kind"),
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                row.getString("registry_number"),
                List.of(EventCodec.read(row.getString("calendars"), CalendarVersion[].class)),
                due == null ? null : due.toInstant(),
                row.getObject("due_date", LocalDate.class),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                List.of(EventCodec.read(row.getString("suspensions"), SuspensionEntry[].class)),
                List.of(EventCodec.read(row.getString("extensions"), ExtensionEntry[].class)));
    }
}
