package eus.arreta.citizens.internal.rights;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.citizens.DataRights.Hold;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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

/** Holds in the database. */
@ApplicationScoped
public class Holds {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Clock clock;

    public Holds(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Hold set(Actor actor, UUID citizenId, UUID caseId, String caseNumber, String reason) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into citizens.hold (id, citizen_id, case_id, case_number, reason, set_by, set_at)
                        values (:id, :citizen, :case, :number, :reason, :by, :now) returning *""")
                .bind("id", IDS.generate())
                .bind("citizen", citizenId)
                .bind("case", caseId)
                .bind("number", caseNumber)
                .bind("reason", reason)
                .bind("by", actor.name())
                .bind("now", now())
                .map((row, context) -> read(row))
                .one());
    }

    public Hold release(Actor actor, UUID id) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("update citizens.hold set released_by = :by, released_at = :now"
                            + " where id = :id and released_at is null")
                    .bind("by", actor.name())
                    .bind("now", now())
                    .bind("id", id)
                    .execute();
            return handle.createQuery("select * from citizens.hold where id = :id")
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("hold"));
        });
    }

    public Page<Hold> list(Integer limit, String after) {
        int size = Page.limit(limit);
        Cursor from = after == null ? null : Cursor.parse(after, 2);
        List<Hold> rows = jdbi.withHandle(handle -> handle.createQuery("select * from citizens.hold"
                        + (from == null ? "" : " where (set_at, id) < (:at, :id)")
                        + " order by set_at desc, id desc limit :limit")
                .bindMap(from == null ? Map.of() : Map.of("at", from.instant(0), "id", from.id(1)))
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list());
        return Page.of(rows, size, hold -> Cursor.of(hold.setAt(), hold.id()));
    }

    /** The hold that keeps all of any of these citizens. */
    Optional<UUID> ofCitizens(Handle handle, Set<UUID> citizens) {
        return handle.createQuery("select id from citizens.hold where released_at is null"
                        + " and citizen_id = any(:citizens) order by set_at limit 1")
                .bindArray("citizens", UUID.class, citizens.toArray())
                .mapTo(UUID.class)
                .findOne();
    }

    /** Holds of these cases, by case. */
    Map<UUID, UUID> ofCases(Handle handle, Set<UUID> cases) {
        Map<UUID, UUID> found = new java.util.HashMap<>();
        handle.createQuery("select case_id, id from citizens.hold where released_at is null and case_id = any(:cases)")
                .bindArray("cases", UUID.class, cases.toArray())
                .map((row, context) -> found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        return found;
    }

    public Set<UUID> held(Map<UUID, UUID> citizensOfCases) {
        if (citizensOfCases.isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(handle -> {
            Set<UUID> citizens = Set.copyOf(handle.createQuery("select citizen_id from citizens.hold"
                            + " where released_at is null and citizen_id = any(:citizens)")
                    .bindArray(
                            "citizens",
                            UUID.class,
                            Set.copyOf(citizensOfCases.values()).toArray())
                    .mapTo(UUID.class)
                    .list());
            Set<UUID> held =
                    new HashSet<>(ofCases(handle, citizensOfCases.keySet()).keySet());
            citizensOfCases.forEach((caseId, citizen) -> {
                if (citizens.contains(citizen)) {
                    held.add(caseId);
                }
            });
            return held;
        });
    }

    private static Hold read(ResultSet row) throws SQLException {
        Timestamp released = row.getTimestamp("released_at");
        return new Hold(
                row.getObject("id", UUID.class),
                row.getObject("citizen_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("reason"),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant(),
                row.getString("released_by"),
                released == null ? null : released.toInstant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
