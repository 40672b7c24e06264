package eus.arreta.bench.ingest;

import eus.arreta.bench.SampleText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a message is usually stored: by a request of its own, in one transaction. Finds the conversation and its case or
 * makes them, moves the case on, inserts the message and the outbox row, commits. Nothing is left undone on purpose:
 * statements are prepared, each is by an index, and the case is locked by its update. Writes to {@link BenchTables}, so
 * it needs no Kafka, no relay and no JSON to parse, which the server's way does.
 */
final class PlainWay implements Clients.Preparation {

    private final UUID account;
    private final AtomicInteger count = new AtomicInteger();

    PlainWay(UUID account) {
        this.account = account;
    }

    @Override
    public Clients.Work on(Connection connection, int client) throws SQLException {
        connection.setAutoCommit(false);
        PlainStatements statements = new PlainStatements(connection, account);
        return () -> {
            int number = count.getAndIncrement();
            String address = "plain-" + number % InboundLoad.CONVERSATIONS;
            String text = SampleText.number(number);
            PlainStatements.Place place = statements.find(address);
            while (place == null) {
                // Another client may make it at the same time: then it is there at the next look.
                statements.create(address, text);
                place = statements.find(address);
            }
            long sequence = statements.moveOn(place, text);
            UUID entry = statements.addMessage(place, address + "/" + number, text);
            statements.addEvent(place, sequence, entry);
            connection.commit();
        };
    }
}
