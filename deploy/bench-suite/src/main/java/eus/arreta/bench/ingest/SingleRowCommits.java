package eus.arreta.bench.ingest;

import eus.arreta.bench.SampleText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What the database can do at most when each message is a commit: one durable row, a primary key and a second index. */
final class SingleRowCommits implements Clients.Preparation {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Clients.Work on(Connection connection, int client) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(
                "insert into bench_plain.single_row (id, place, at, body) values (?, ?, ?, ?)");
        return () -> {
            int number = count.getAndIncrement();
            insert.setObject(1, UUID.randomUUID());
            insert.setLong(2, number % InboundLoad.CONVERSATIONS);
            insert.setTimestamp(3, Timestamp.from(Instant.now()));
            insert.setString(4, SampleText.number(number));
            insert.executeUpdate();
        };
    }
}
