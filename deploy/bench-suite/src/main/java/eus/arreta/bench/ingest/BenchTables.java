package eus.arreta.bench.ingest;

import eus.arreta.bench.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables that the references write to: the server's own in the same database, copied without their rows but with
 * all columns, indexes and foreign keys, into a schema of the benchmarks. In the server's own tables the relay would
 * send the references' outbox rows, and their cases would be in the console. The schema goes away on closing.
 */
final class BenchTables implements AutoCloseable {

    private static final String[] DROP = {"drop schema if exists bench_plain cascade"};

    private static final String[] CREATE = {
        "create schema bench_plain",
        "create table bench_plain.citizen (like citizens.citizen including all)",
        "create table bench_plain.address (like citizens.address including all)",
        "create table bench_plain.case_record (like cases.case_record including all)",
        "create table bench_plain.conversation (like cases.conversation including all)",
        "create table bench_plain.entry (like cases.entry including all)",
        "create table bench_plain.outbox (like events.outbox including all)",
        // "Like" copies no foreign keys.
        "alter table bench_plain.address add foreign key (citizen_id) references bench_plain.citizen (id)",
        "alter table bench_plain.conversation add foreign key (case_id) references bench_plain.case_record (id)",
        "alter table bench_plain.entry add foreign key (case_id) references bench_plain.case_record (id)",
        "alter table bench_plain.entry add foreign key (conversation_id) references bench_plain.conversation (id)",
        """
        create table bench_plain.single_row (
            id    uuid        primary key,
            place bigint      not null,
            at    timestamptz not null,
            body  text        not null
        )""",
        "create index single_row_by_place on bench_plain.single_row (place, at)"
    };

    private final Stage stage;

    /** Also removes what an interrupted run has left behind. */
    BenchTables(Stage stage) throws SQLException {
        this.stage = stage;
        execute(DROP);
        execute(CREATE);
    }

    /** A new connection for a client; the caller closes it. */
    Connection connect() throws SQLException {
        return stage.connect();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        execute(DROP);
    }
}
