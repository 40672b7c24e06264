package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Promise;
import eus.arreta.cases.internal.Ids;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import eus.arreta.staff.Agent;
import eus.arreta.staff.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What was promised to citizens, by whom and for when; and whether it was kept. */
@ApplicationScoped
public class Promises {

    private static final int LONGEST = 500;
    private static final int MOST_SHOWN = 100;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Staff staff;
    private final Clock clock;

    public Promises(Jdbi jdbi, LockedCases cases, Staff staff, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.staff = staff;
        this.clock = clock;
    }

    public UUID make(Actor actor, String number, String text, UUID owner, Instant dueAt) {
        String words = Words.text(text, "/text", LONGEST);
        Instant now = now();
        if (dueAt == null) {
            throw new InvalidInput("/dueAt", "required", "is required");
        }
        if (!dueAt.isAfter(now) || dueAt.isAfter(now.plus(3660, ChronoUnit.DAYS))) {
            throw new InvalidInput("/dueAt", "out-of-range", "is not in the next ten years");
        }
        Agent keeper = staff.agent(actor, owner == null ? actor.id() : owner)
                .orElseThrow(() -> new InvalidInput("/owner", "invalid", "is no active agent"));
        UUID id = Ids.next();
        jdbi.useHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number);
            handle.createUpdate(
                            "insert into cases.promise (id, case_id, text, owner_id, owner_name, due_at, created_at)"
                                    + " values (:id, :case, :text, :owner, :name, :due, :now)")
                    .bind("id", id)
                    .bind("case", locked.id())
                    .bind("text", words)
                    .bind("owner", keeper.id())
                    .bind("name", keeper.name())
                    .bind("due", dueAt.truncatedTo(ChronoUnit.MICROS))
                    .bind("now", now)
                    .execute();
            cases.happened(handle, locked, actor, "promised:" + words, CaseEvent.PROMISE_CHANGED, id + ":made", now);
            cases.finish(handle, List.of(locked), now);
        });
        return id;
    }

    /** Says whether a promise was kept. */
    public Promise settle(Actor actor, UUID id, boolean kept, Integer version) {
        Instant now = now();
        return jdbi.withHandle(handle -> {
            String number = handle.createQuery("select record.number from cases.promise promise"
                            + " join cases.case_record record on record.id = promise.case_id where promise.id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("promise"));
            LockedCase locked = cases.lock(handle, actor, number);
            Promise before = one(handle, id);
            if (version != null && version != before.version()) {
                throw LockedCases.stale("Somebody else has changed this promise meanwhile.", before);
            }
            handle.createUpdate("update cases.promise set kept = :kept, settled_at = :now, version = version + 1"
                            + " where id = :id")
                    .bind("kept", kept)
                    .bind("now", now)
                    .bind("id", id)
                    .execute();
            cases.happened(
                    handle,
                    locked,
                    actor,
                    (kept ? "promise-kept:" : "promise-broken:") + before.text(),
                    CaseEvent.PROMISE_CHANGED,
                    id + (kept ? ":kept" : ":broken"),
                    now);
            cases.finish(handle, List.of(locked), now);
            return one(handle, id);
        });
    }

    /** Those of a case, soonest first. */
    public List<Promise> ofCase(Handle handle, UUID caseId) {
        return handle.createQuery("select * from cases.promise where case_id = :case order by due_at, id limit :most")
                .bind("case", caseId)
                .bind("most", MOST_SHOWN)
                .map((row, context) -> read(row))
                .list();
    }

    /** When some are due, by id. */
    public Map<UUID, Instant> due(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, due_at from cases.promise where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> Map.entry(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("due_at").toInstant()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Promise one(Handle handle, UUID id) {
        return handle.createQuery("select * from cases.promise where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .one();
    }

    private static Promise read(ResultSet row) throws SQLException {
        return new Promise(
                row.getObject("id", UUID.class),
                row.getString("text"),
                new CaseView.Person(row.getObject("owner_id", UUID.class), row.getString("owner_name")),
                row.getTimestamp("due_at").toInstant(),
                row.getObject("kept", Boolean.class),
                row.getTimestamp("settled_at") == null
                        ? null
                        : row.getTimestamp("settled_at").toInstant(),
                row.getInt("version"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
