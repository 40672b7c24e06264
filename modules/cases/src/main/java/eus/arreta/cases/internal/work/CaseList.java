package eus.arreta.cases.internal.work;

import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.CaseView.Person;
import eus.arreta.cases.Cases.Filter;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads cases. What a list filters or sorts by stands in the list's own table. */
@ApplicationScoped
public class CaseList {

    private static final String ACTIVE = "state in ('new', 'open', 'waiting', 'on-hold')";
    private static final int COUNTED_UP_TO = 1_000;

    private final Jdbi jdbi;

    public CaseList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Newest activity first, by one of the indexes on (…, last_activity_at desc, id desc). */
    public List<CaseView> list(Filter filter, int limit, Cursor after) {
        StringBuilder sql = new StringBuilder("select * from cases.case_record where true");
        Map<String, Object> parameters = new HashMap<>();
        condition(
                sql,
                parameters,
                "state",
                filter.state() == null ? null : filter.state().word());
        condition(sql, parameters, "queue", filter.queue());
        condition(sql, parameters, "assignee_id", filter.assignee());
        condition(sql, parameters, "language", filter.language());
        condition(sql, parameters, "citizen_id", filter.citizen());
        if (filter.active()) {
            sql.append(" and ").append(ACTIVE);
        }
        if (filter.unassigned()) {
            sql.append(" and assignee_id is null");
        }
        if (filter.channel() != null) {
            sql.append(" and channels @> array[:channel]::text[]");
            parameters.put("channel", filter.channel());
        }
        if (after != null) {
            sql.append(" and (last_activity_at, id) < (:at, :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.id(1));
        }
        sql.append(" order by last_activity_at desc, id desc limit :limit");
        return jdbi.withHandle(handle -> handle.createQuery(sql.toString())
                .bindMap(parameters)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public Optional<CaseView> find(String number) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from cases.case_record where number = :number")
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne());
    }

    public int countActive() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from (select 1 from cases.case_record where " + ACTIVE
                                + " limit :most) as counted")
                        .bind("most", COUNTED_UP_TO)
                        .mapTo(int.class)
                        .one());
    }

    private static void condition(StringBuilder sql, Map<String, Object> parameters, String column, Object value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = :").append(column);
            parameters.put(column, value);
        }
    }

    static CaseView read(ResultSet row) throws SQLException {
        UUID assignee = row.getObject("assignee_id", UUID.class);
        return new CaseView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("subject"),
                row.getString("kind"),
                CaseState.of(row.getString("state")),
                row.getString("priority"),
                row.getString("queue"),
                assignee == null ? null : new Person(assignee, row.getString("assignee_name")),
                row.getString("language"),
                row.getString("topic"),
                List.of(),
                new Person(row.getObject("citizen_id", UUID.class), row.getString("citizen_name")),
                texts(row.getArray("channels")),
                List.of(),
                false,
                row.getString("excerpt"),
                instant(row.getTimestamp("waiting_since")),
                instant(row.getTimestamp("last_activity_at")),
                instant(row.getTimestamp("created_at")),
                instant(row.getTimestamp("updated_at")),
                row.getInt("version"),
                null);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
