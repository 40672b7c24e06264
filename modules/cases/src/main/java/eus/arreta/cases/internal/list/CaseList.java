package eus.arreta.cases.internal.list;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads cases. What a list filters or sorts by stands in the list's own table. */
@ApplicationScoped
public class CaseList {

    private static final int COUNTED_UP_TO = 100;

    private final Jdbi jdbi;
    private final Visibility visibility;
    private final Clock clock;

    public CaseList(Jdbi jdbi, Visibility visibility, Clock clock) {
        this.jdbi = jdbi;
        this.visibility = visibility;
        this.clock = clock;
    }

    /** A query's conditions with what they name. */
    static final class Conditions {
        final StringBuilder sql = new StringBuilder();
        final Map<String, Object> parameters = new HashMap<>();

        void equal(String column, Object value) {
            if (value != null) {
                add("record." + column + " = :" + column);
                parameters.put(column, value);
            }
        }

        void add(String condition) {
            sql.append(" and ").append(condition);
        }

        void add(String condition, String name, Object value) {
            add(condition);
            parameters.put(name, value);
        }
    }

    /**
     * Newest activity first. Each part of the list is read by an index of its own, (…, last_activity_at desc, id desc), and
     * what of them is newest is the answer.
     */
    public List<CaseView> list(Actor actor, CaseFilter filter, int limit, Cursor after) {
        Conditions conditions = conditions(filter);
        if (after != null) {
            conditions.add("(record.last_activity_at, record.id) < (:at, :id)", "at", after.instant(0));
            conditions.parameters.put("id", after.id(1));
        }
        return read(actor, filter, conditions, limit);
    }

    /** The list of {@link #list} narrowed by further conditions. */
    List<CaseView> read(Actor actor, CaseFilter filter, Conditions conditions, int limit) {
        List<String> parts = ListParts.of(filter).stream()
                .map(states -> "select * from cases.case_record record where "
                        + visibility.condition("record") + states + conditions.sql
                        + " order by record.last_activity_at desc, record.id desc limit :limit")
                .toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        String sql = "select " + CaseRows.COLUMNS + " from ((" + String.join(") union all (", parts) + ")) as record"
                + " order by record.last_activity_at desc, record.id desc limit :limit";
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql).bindMap(conditions.parameters), actor)
                .bind("limit", limit)
                .map((row, context) -> CaseRows.read(row))
                .list());
    }

    /**
     * Soonest due first, then that of which nothing is due, newest activity first. The former stand by their due time in the
     * indexes case_record_due…, which hold what is worked on; whatever else has a due time is found among the latter.
     *
     * @param after as {@link #dueCursor} makes it
     */
    public List<CaseView> byDue(Actor actor, CaseFilter filter, int limit, Cursor after) {
        boolean isPastDue = after != null && after.number(0) == 1;
        List<CaseView> found = new ArrayList<>();
        Optional<String> atWork = ListParts.atWork(filter);
        if (!isPastDue && atWork.isPresent()) {
            found.addAll(due(actor, filter, atWork.get(), limit, after));
        }
        if (found.size() < limit) {
            Conditions rest = conditions(filter);
            rest.add("(record.due_at is null or record.at_work is null)");
            if (isPastDue) {
                rest.add("(record.last_activity_at, record.id) < (:at, :id)", "at", after.instant(1));
                rest.parameters.put("id", after.id(2));
            }
            found.addAll(read(actor, filter, rest, limit - found.size()));
        }
        return found;
    }

    private List<CaseView> due(Actor actor, CaseFilter filter, String atWork, int limit, Cursor after) {
        Conditions conditions = conditions(filter);
        if (after != null) {
            conditions.add("(record.due_at, record.id) > (:at, :id)", "at", after.instant(1));
            conditions.parameters.put("id", after.id(2));
        }
        String sql = "select " + CaseRows.COLUMNS + " from cases.case_record record where "
                + visibility.condition("record") + atWork + " and record.due_at is not null" + conditions.sql
                + " order by record.due_at, record.id limit :limit";
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql).bindMap(conditions.parameters), actor)
                .bind("limit", limit)
                .map((row, context) -> CaseRows.read(row))
                .list());
    }

    /** Where the page of {@link #byDue} after a case begins. */
    public static Cursor dueCursor(CaseView last) {
        return last.dueAt() != null && last.state().isActive()
                ? Cursor.of(0, last.dueAt(), last.id())
                : Cursor.of(1, last.lastActivityAt(), last.id());
    }

    Conditions conditions(CaseFilter filter) {
        Conditions conditions = new Conditions();
        conditions.equal("queue", filter.queue());
        conditions.equal("language", filter.language());
        conditions.equal("topic", filter.topic());
        conditions.equal("kind", filter.kind());
        conditions.equal("citizen_id", filter.citizen());
        if (filter.active()) {
            conditions.add("(record.snoozed_until is null or record.snoozed_until <= :now)", "now", clock.instant());
        }
        if (filter.snoozed()) {
            conditions.add("record.snoozed_until > :now", "now", clock.instant());
        }
        if (filter.assignee() != null) {
            conditions.parameters.put("assignee_id", filter.assignee());
        }
        if (filter.breached() != null) {
            conditions.add(filter.breached() ? "record.breached" : "record.breached is not true");
        }
        if (filter.dueBefore() != null) {
            conditions.add("record.due_at < :dueBefore", "dueBefore", filter.dueBefore());
        }
        if (filter.channel() != null) {
            conditions.parameters.put("channel", filter.channel());
        }
        if (filter.tag() != null) {
            conditions.add("record.tags <> '{}' and record.tags @> array[:tag]::text[]", "tag", filter.tag());
        }
        if (!filter.fields().isEmpty()) {
            conditions.add(
                    "record.fields <> '{}' and record.fields @> :fields::jsonb",
                    "fields",
                    EventCodec.write(filter.fields()));
        }
        if (filter.following() != null) {
            conditions.add(
                    "record.id in (select case_id from cases.follower where user_id = :following)",
                    "following",
                    filter.following());
        }
        return conditions;
    }

    /** A case that the actor may see. */
    public Optional<CaseView> find(Actor actor, String number) {
        String sql = "select " + CaseRows.COLUMNS + " from cases.case_record record where record.number = :number and "
                + visibility.condition("record");
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql).bind("number", number), actor)
                .map((row, context) -> CaseRows.read(row))
                .findOne());
    }

    /** Those of some cases that the actor may see. */
    public Map<UUID, CaseView> several(Actor actor, Collection<UUID> ids) {
        String sql = "select " + CaseRows.COLUMNS + " from cases.case_record record where record.id = any(:ids) and "
                + visibility.condition("record");
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql).bindArray("ids", UUID.class, ids.toArray()), actor)
                .map((row, context) -> CaseRows.read(row))
                .collect(Collectors.toMap(CaseView::id, Function.identity())));
    }

    /** Ids by number of those of some cases that the actor may see. */
    public Map<String, UUID> ids(Actor actor, Collection<String> numbers) {
        String sql = "select record.number, record.id from cases.case_record record where record.number = any(:numbers)"
                + " and " + visibility.condition("record");
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql).bindArray("numbers", String.class, numbers.toArray()), actor)
                .map((row, context) -> Map.entry(row.getString("number"), row.getObject("id", UUID.class)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Number of a case that the actor may see. */
    public Optional<String> number(Actor actor, UUID id) {
        String sql = "select record.number from cases.case_record record where record.id = :id and "
                + visibility.condition("record");
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql).bind("id", id), actor)
                .mapTo(String.class)
                .findOne());
    }

    /** How many cases are worked on and visible to the actor, counted up to 100. */
    public int countActive(Actor actor) {
        String sql = "select count(*) from (select 1 from cases.case_record record where " + ListParts.ACTIVE
                + " and (record.snoozed_until is null or record.snoozed_until <= :now) and "
                + visibility.condition("record") + " limit :most) as counted";
        return jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery(sql), actor)
                .bind("now", clock.instant())
                .bind("most", COUNTED_UP_TO)
                .mapTo(int.class)
                .one());
    }
}
