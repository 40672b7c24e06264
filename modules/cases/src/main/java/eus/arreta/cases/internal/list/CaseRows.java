package eus.arreta.cases.internal.list;

import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.CaseView.Person;
import eus.arreta.events.EventCodec;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads rows of {@code cases.case_record}. */
public final class CaseRows {

    /** What a query selects from the case that it calls {@code record}. */
    public static final String COLUMNS = "record.*,"
            + " (select target.number from cases.case_record target where target.id = record.merged_into) as merged_number";

    private CaseRows() {}

    public static CaseView read(ResultSet row) throws SQLException {
        UUID assignee = row.getObject("assignee_id", UUID.class);
        boolean restricted = row.getBoolean("restricted");
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
                texts(row.getArray("tags")),
                fields(row.getString("fields")),
                new Person(row.getObject("citizen_id", UUID.class), row.getString("citizen_name")),
                texts(row.getArray("channels")),
                List.of(),
                instant(row.getTimestamp("due_at")),
                row.getObject("breached", Boolean.class),
                due(row),
                restricted,
                restricted
                        ? new CaseView.Restriction(
                                List.of((UUID[]) row.getArray("allowed_agents").getArray()),
                                texts(row.getArray("allowed_roles")))
                        : null,
                row.getString("excerpt"),
                instant(row.getTimestamp("waiting_since")),
                instant(row.getTimestamp("snoozed_until")),
                row.getString("merged_number"),
                instant(row.getTimestamp("last_activity_at")),
                instant(row.getTimestamp("created_at")),
                instant(row.getTimestamp("updated_at")),
                row.getInt("version"),
                null,
                null,
                null);
    }

    private static CaseView.Due due(ResultSet row) throws SQLException {
        String target = row.getString("due_target");
        return target == null
                ? null
                : new CaseView.Due(
                        target,
                        row.getString("due_calendar"),
                        row.getObject("due_calendar_version", Integer.class),
                        instant(row.getTimestamp("due_soon_at")));
    }

    private static Map<String, Object> fields(String json) {
        Map<String, Object> fields = new TreeMap<>();
        if (json != null && !json.equals("{}")) {
            Map<?, ?> stored = EventCodec.read(json, Map.class);
            stored.forEach((code, value) -> fields.put(String.valueOf(code), value));
        }
        return fields;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
