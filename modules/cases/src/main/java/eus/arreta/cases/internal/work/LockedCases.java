package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.list.CaseRows;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Locks cases for a change, and writes what every change has in common: entries of the timeline, events, sequences. */
@ApplicationScoped
public class LockedCases {

    private final Visibility visibility;
    private final Outbox outbox;

    public LockedCases(Visibility visibility, Outbox outbox) {
        this.visibility = visibility;
        this.outbox = outbox;
    }

    /**
     * Locks a case that the actor may see.
     *
     * @param version that the caller saw; absent for "whatever it is"
     * @throws Problem 404; 409 {@code stale} with {@code current}
     */
    public LockedCase lock(Handle handle, Actor actor, String number, Integer version) {
        LockedCase locked = lock(handle, actor, number);
        if (version != null && version != locked.view().version()) {
            throw stale("Somebody else has changed this case meanwhile.", locked.view());
        }
        return locked;
    }

    public static Problem stale(String detail, Object current) {
        return Problem.conflict("stale", detail, Map.of("current", current));
    }

    /** Locks a case that the actor may see. @throws Problem 404 */
    public LockedCase lock(Handle handle, Actor actor, String number) {
        return all(handle, actor, "record.number = any(:wanted)", String.class, List.of(number)).values().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("case"));
    }

    /** Makes sure that the actor may see the case, without a lock. @throws Problem 404 */
    public void requireVisible(Handle handle, Actor actor, String number) {
        visibility
                .bind(
                        handle.createQuery("select 1 from cases.case_record record where record.number = :number and "
                                        + visibility.condition("record"))
                                .bind("number", number),
                        actor)
                .mapTo(int.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound("case"));
    }

    /** Locks cases by id, in the order of ids; who may see them has been checked, or nobody asks. */
    public Map<UUID, LockedCase> lockAll(Handle handle, Collection<UUID> ids) {
        Map<UUID, LockedCase> locked = new HashMap<>();
        if (!ids.isEmpty()) {
            select(handle.createQuery("select " + CaseRows.COLUMNS + " from cases.case_record record"
                                    + " where record.id = any(:wanted) order by record.id for update of record")
                            .bindArray("wanted", UUID.class, ids.toArray()))
                    .forEach(one -> locked.put(one.id(), one));
        }
        return locked;
    }

    /** Locks several cases that the actor may see, in the order of ids, by number. @throws Problem 404 for any */
    public Map<String, LockedCase> lockByNumber(Handle handle, Actor actor, Collection<String> numbers) {
        Map<String, LockedCase> locked = new HashMap<>();
        all(handle, actor, "record.number = any(:wanted)", String.class, numbers)
                .values()
                .forEach(one -> locked.put(one.view().number(), one));
        if (!locked.keySet().containsAll(numbers)) {
            throw Problem.notFound("case");
        }
        return locked;
    }

    private Map<UUID, LockedCase> all(
            Handle handle, Actor actor, String condition, Class<?> type, Collection<?> wanted) {
        Map<UUID, LockedCase> locked = new HashMap<>();
        String sql = "select " + CaseRows.COLUMNS + " from cases.case_record record where " + condition + " and "
                + visibility.condition("record") + " order by record.id for update of record";
        select(visibility.bind(handle.createQuery(sql).bindArray("wanted", type, wanted.toArray()), actor))
                .forEach(one -> locked.put(one.id(), one));
        return locked;
    }

    private static List<LockedCase> select(Query query) {
        return query.map((row, context) -> new LockedCase(CaseRows.read(row), row.getLong("sequence")))
                .list();
    }

    /** Adds an entry to the timeline of a locked case; answers its id. */
    public UUID entry(Handle handle, LockedCase locked, String type, Actor actor, String text, Instant now) {
        return entry(handle, locked, type, actor, text, List.of(), now);
    }

    /** The same with the agents whom it mentions. */
    public UUID entry(
            Handle handle,
            LockedCase locked,
            String type,
            Actor actor,
            String text,
            Collection<UUID> mentions,
            Instant now) {
        UUID entryId = Ids.next();
        handle.createUpdate(
                        "insert into cases.entry (id, case_id, type, at, author_kind, author_id, author_name, text, mentions)"
                                + " values (:id, :case, :type, :now, :kind, :agent, :name, :text, nullif(:mentions::uuid[], '{}'))")
                .bind("id", entryId)
                .bind("case", locked.id())
                .bind("type", type)
                .bind("now", now)
                .bind("kind", actor.kind() == Actor.Kind.SYSTEM ? "system" : "agent")
                .bind("agent", actor.kind() == Actor.Kind.SYSTEM ? null : actor.id())
                .bind("name", actor.kind() == Actor.Kind.SYSTEM ? null : actor.name())
                .bind("text", text)
                .bindArray("mentions", UUID.class, mentions.toArray())
                .execute();
        return entryId;
    }

    /** Adds a line for something that has happened, and tells of it. */
    public void happened(
            Handle handle, LockedCase locked, Actor actor, String word, String what, String detail, Instant now) {
        locked.tell(what, entry(handle, locked, "event", actor, word, now), actor.id(), detail, now);
    }

    /** Writes the sequences that were drawn and appends what was told. */
    public void finish(Handle handle, Collection<LockedCase> locked, Instant now) {
        Columns.of(
                        handle.createUpdate(
                                        "update cases.case_record record set sequence = done.sequence, updated_at = :now"
                                                + " from unnest(:ids, :sequences) as done (id, sequence) where record.id = done.id")
                                .bind("now", now),
                        locked)
                .uuids("ids", LockedCase::id)
                .longs("sequences", LockedCase::sequence)
                .bound()
                .execute();
        List<OutgoingEvent> events = new ArrayList<>();
        locked.forEach(one -> events.addAll(one.events()));
        outbox.append(events);
    }

    /** Appends events that are no case's own, such as commands for the gateway. */
    public void append(List<OutgoingEvent> events) {
        outbox.append(events);
    }

    /** The same for one case with further events beside its own. */
    public void finish(Handle handle, LockedCase locked, List<OutgoingEvent> more, Instant now) {
        finish(handle, List.of(locked), now);
        outbox.append(more);
    }
}
