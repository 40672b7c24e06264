package eus.arreta.events.internal.relay;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows that wait to be sent. */
public class OutboxTable {

    private final Jdbi jdbi;

    public OutboxTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One event that waits; {@code headers} is JSON with further headers, or empty. */
    public record Row(
            long id, String topic, String key, UUID eventId, String type, Instant at, String body, String headers) {}

    /** The oldest rows, in the order of their ids (primary key). */
    public List<Row> oldest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, topic, key, event_id, type, at, body, headers from events.outbox order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getObject(6, Timestamp.class).toInstant(),
                        row.getString(7),
                        row.getString(8)))
                .list());
    }

    /** Forgets what was sent. Deleting a row twice is harmless, so a relay that has lost its lease may do it too. */
    public void delete(List<Row> sent) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from events.outbox where id = any(:ids)")
                .bindArray("ids", Long.class, sent.stream().map(Row::id).toArray())
                .execute());
    }

    /** How many rows wait, counted up to 100,000. */
    public long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from (select 1 from events.outbox limit 100000) as counted")
                .mapTo(long.class)
                .one());
    }
}
