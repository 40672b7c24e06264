package eus.arreta.events.internal.deadletters;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.events.DeadLetters.DeadLetter;
import eus.arreta.events.DeadLetters.Filter;
import eus.arreta.events.EventCodec;
import eus.arreta.events.RawRecord;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.events.internal.kafka.Headers;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Records that could not be processed. */
@ApplicationScoped
public class DeadLetterTable {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private static final String COLUMNS =
            "id, topic, partition, record_offset, type, cause, detail, state, attempts, failed_at, replayed_at";

    private final Jdbi jdbi;
    private final Clock clock;

    public DeadLetterTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps records with their causes. The same record again is kept once; a replay that fails goes back to its own. */
    public void add(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> rejections.forEach(rejection -> add(handle, rejection)));
    }

    private void add(Handle handle, Rejection rejection) {
        if (rejection.replayOf() != null && failedAgain(handle, rejection)) {
            return;
        }
        RawRecord record = rejection.record();
        UUID id = IDS.generate();
        int added = handle.createUpdate("""
                        insert into events.dead_letter (id, topic, partition, record_offset, key, value, headers, type,
                            cause, detail, state, attempts, failed_at)
                        values (:id, :topic, :partition, :offset, :key, :value, :headers, :type,
                            :cause, :detail, 'open', 1, :now)
                        on conflict (topic, partition, record_offset) do nothing""")
                .bind("id", id)
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("offset", record.offset())
                .bind("key", record.key())
                .bind("value", record.value())
                .bind("headers", EventCodec.write(record.headers()).replace("\\u0000", ""))
                .bind("type", rejection.type() == null ? null : rejection.type().replace("\0", ""))
                .bind("cause", rejection.cause())
                .bind("detail", rejection.detail().replace("\0", ""))
                .bind("now", clock.instant())
                .execute();
        if (added == 1) {
            announce(handle, id, rejection);
        }
    }

    private boolean failedAgain(Handle handle, Rejection rejection) {
        return handle.createUpdate("update events.dead_letter set state = 'open', cause = :cause, detail = :detail,"
                                + " attempts = attempts + 1, failed_at = :now where id = :id")
                        .bind("cause", rejection.cause())
                        .bind("detail", rejection.detail())
                        .bind("now", clock.instant())
                        .bind("id", rejection.replayOf())
                        .execute()
                == 1;
    }

    /** Tells {@code arreta.dead-letters}, for those who watch the broker: where it stood and why, without its text. */
    private void announce(Handle handle, UUID id, Rejection rejection) {
        RawRecord record = rejection.record();
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("topic", record.topic());
        body.put("partition", record.partition());
        body.put("offset", record.offset());
        body.put("cause", rejection.cause());
        body.put("detail", rejection.detail());
        handle.createUpdate(
                        "insert into events.outbox (topic, key, event_id, type, at, body, headers)"
                                + " values ('arreta.dead-letters', :key, :id, 'eus.arreta.dead-letter.added.v1', :now, :body, '')")
                .bind("key", id.toString())
                .bind("id", id)
                .bind("now", clock.instant())
                .bind("body", EventCodec.write(body))
                .execute();
    }

    /** Marks the dead letters whose replays have had their effect. */
    public void settled(List<ReceivedEvent> events, List<Rejection> rejected) {
        Set<UUID> done = new HashSet<>();
        events.stream().map(ReceivedEvent::deadLetter).filter(Objects::nonNull).forEach(done::add);
        rejected.stream().map(Rejection::replayOf).filter(Objects::nonNull).forEach(done::remove);
        if (!done.isEmpty()) {
            jdbi.useHandle(
                    handle -> handle.createUpdate("update events.dead_letter set state = 'done' where id = any(:ids)")
                            .bindArray("ids", UUID.class, done.toArray())
                            .execute());
        }
    }

    /** Newest first, by one of the three indexes on (…, failed_at, id). */
    public List<DeadLetter> list(Filter filter, int limit, Cursor after) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from events.dead_letter where true");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.topic() != null) {
            sql.append(" and topic = :topic");
            parameters.put("topic", filter.topic());
        }
        if (filter.cause() != null) {
            sql.append(" and cause = :cause");
            parameters.put("cause", filter.cause());
        }
        if (filter.from() != null) {
            sql.append(" and failed_at >= :from");
            parameters.put("from", filter.from());
        }
        if (after != null) {
            sql.append(" and (failed_at, id) < (:at, :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.id(1));
        }
        sql.append(" order by failed_at desc, id desc limit :limit");
        return jdbi.withHandle(handle -> handle.createQuery(sql.toString())
                .bindMap(parameters)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Ids of those that wait to be sent again, oldest first. */
    public List<UUID> waiting(Filter filter, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from events.dead_letter
                        where state = 'open' and (:topic::text is null or topic = :topic)
                        and (:cause::text is null or cause = :cause)
                        and (:from::timestamptz is null or failed_at >= :from)
                        order by failed_at, id limit :limit""")
                .bind("topic", filter.topic())
                .bind("cause", filter.cause())
                .bind("from", filter.from())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** Forgets those whose replay had its effect long ago, a batch at a time; what waits is kept for ever. */
    public int forgetDoneBefore(Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from events.dead_letter where id = any(array("
                        + "select id from events.dead_letter where state = 'done' and failed_at < :then limit 1000))")
                .bind("then", then)
                .execute());
    }

    /** Sends the record again, whole, to where it came from, by the outbox. Empty when there is no such dead letter. */
    public Optional<DeadLetter> replay(UUID id) {
        return jdbi.withHandle(handle -> {
            Optional<DeadLetter> found = handle.createQuery(
                            "update events.dead_letter set state = 'replayed', replayed_at = :now where id = :id"
                                    + " returning " + COLUMNS)
                    .bind("now", clock.instant())
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne();
            return found;
        });
    }

    /** The record of a dead letter, with the header that names it added. */
    public RawRecord record(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select topic, partition, record_offset, key, value, headers from events.dead_letter where id = :id")
                .bind("id", id)
                .map((row, context) -> {
                    Map<String, String> headers = new HashMap<>();
                    Map<?, ?> kept = EventCodec.read(row.getString("headers"), Map.class);
                    kept.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
                    headers.put(Headers.DEAD_LETTER, id.toString());
                    return new RawRecord(
                            row.getString("topic"),
                            row.getInt("partition"),
                            row.getLong("record_offset"),
                            row.getBytes("key"),
                            row.getBytes("value"),
                            headers);
                })
                .one());
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("type"),
                row.getString("cause"),
                row.getString("detail"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("failed_at").toInstant(),
                row.getTimestamp("replayed_at") == null
                        ? null
                        : row.getTimestamp("replayed_at").toInstant());
    }
}
