package eus.arreta.events;

import eus.arreta.events.internal.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Events that go out with the caller's transaction, or not at all. Call it after the row that the event is about is
 * locked: the order of the rows here is the order in which consumers hear.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into events.outbox (topic, key, event_id, type, at, body, headers)
            select topic, key, event_id, type, at, body, ''
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
                with ordinality as event (topic, key, event_id, type, at, body, position)
            order by position""";

    private final Jdbi jdbi;
    private final Relay relay;
    private final TransactionSynchronizationRegistry transaction;

    public Outbox(Jdbi jdbi, Relay relay, TransactionSynchronizationRegistry transaction) {
        this.jdbi = jdbi;
        this.relay = relay;
        this.transaction = transaction;
    }

    /**
     * Appends events, in their order.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void append(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are appended in the transaction that they tell of");
        }
        jdbi.useHandle(handle -> insert(handle.getConnection(), events));
        transaction.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private static void insert(Connection connection, List<OutgoingEvent> events) {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(event -> event.topic().topicName())
                                    .toArray(String[]::new)));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", events.stream().map(OutgoingEvent::key).toArray(String[]::new)));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", events.stream().map(OutgoingEvent::id).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", events.stream().map(OutgoingEvent::type).toArray(String[]::new)));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz",
                            events.stream()
                                    .map(event -> Timestamp.from(event.time()))
                                    .toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(event -> EventCodec.write(event.body()))
                                    .toArray(String[]::new)));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("events could not be appended", failed);
        }
    }

    /** The relay of this process needs no poll to learn of what this process committed. */
    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            relay.wake();
        }
    }
}
