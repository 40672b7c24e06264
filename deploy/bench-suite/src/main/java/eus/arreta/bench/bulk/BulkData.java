package eus.arreta.bench.bulk;

import eus.arreta.bench.Stage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A million cases with five million messages, loaded by COPY unless the installation has them from an earlier run: most are
 * closed, 6 % are worked on; 12 queues, 4 languages, 4 channels, 40 topics and 40 agents, some of each rare; over three
 * years. One case has 20,000 entries. 300,000 citizens. Only what lists, timelines and the search read is filled.
 *
 * @param agents ids of those who have the cases
 */
public record BulkData(List<UUID> agents) {

    /** The password of the bulk agents, whose installation is reachable from this machine only while it is measured. */
    public static final String PASSWORD = "only for the benchmarks 7";

    /** Number of the case with very many entries. */
    public static final String LONG_CASE = BulkRows.LONG_CASE;

    /** To be raised when other rows are made: what was kept is then replaced. */
    private static final int VERSION = 2;

    public BulkData {
        agents = List.copyOf(agents);
    }

    static String agentName(int number) {
        return "Agent " + number;
    }

    /** What a bulk agent signs in with; {@code number} counts from 0. */
    public static String login(int number) {
        return "bulk-agent-" + number;
    }

    /** A citizen with many cases; fewer, the larger {@code number}. */
    public static UUID citizen(int number) {
        return BulkCase.citizenId(number);
    }

    /** Makes sure that they are there. Takes minutes the first time. */
    public static BulkData in(Stage stage) throws SQLException, IOException, InterruptedException {
        try (Connection connection = stage.connect()) {
            List<UUID> agents = agents(stage, connection);
            if (!isThere(connection)) {
                load(stage, connection, agents);
            }
            try (Statement statement = connection.createStatement()) {
                // Reads of earlier runs.
                statement.execute("truncate access.personal_data_read");
            }
            return new BulkData(agents);
        }
    }

    private static List<UUID> agents(Stage stage, Connection connection)
            throws SQLException, IOException, InterruptedException {
        List<UUID> agents = new ArrayList<>();
        try (var find = connection.prepareStatement("select id from access.account_user where login = ?")) {
            for (int number = 0; number < BulkCase.AGENTS; number++) {
                find.setString(1, login(number));
                try (ResultSet rows = find.executeQuery()) {
                    agents.add(
                            rows.next()
                                    ? rows.getObject(1, UUID.class)
                                    : stage.api().makeAgent(agentName(number), login(number), PASSWORD));
                }
            }
        }
        return agents;
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (one(statement, "select (to_regclass('bench_bulk.loaded') is not null)::int") == 0) {
                return false;
            }
            return one(statement, "select count(*) from bench_bulk.loaded where version = " + VERSION) == 1
                    && one(statement, "select cases from bench_bulk.loaded")
                            == one(statement, "select count(*) from cases.case_record")
                    && one(statement, "select entries from bench_bulk.loaded")
                            == one(statement, "select count(*) from cases.entry");
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void load(Stage stage, Connection connection, List<UUID> agents)
            throws SQLException, IOException, InterruptedException {
        stage.say("loading a million cases with five million messages; they are kept for later runs");
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench_bulk cascade");
            statement.execute("truncate cases.case_record, cases.conversation, cases.entry, citizens.citizen,"
                    + " citizens.address cascade");
            statement.execute("set synchronous_commit = off");
            BulkRows rows = new BulkRows(connection, stage.api().webChatAccount(), agents, Instant.now());
            rows.citizens();
            rows.cases();
            rows.conversations();
            // An index on words is made much faster at once than row by row.
            String words = text(statement, "select indexdef from pg_indexes where indexname = 'entry_words'");
            statement.execute("drop index cases.entry_words");
            long entries = rows.entries();
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute(words);
            for (String table : List.of("cases.case_record", "cases.conversation", "cases.entry", "citizens.citizen")) {
                statement.execute("vacuum (analyze) " + table);
            }
            statement.execute("create schema bench_bulk");
            statement.execute("create table bench_bulk.loaded as select " + VERSION + " as version, " + entries
                    + "::bigint as entries, (select count(*) from cases.case_record) as cases");
        }
        stage.say(String.format("loaded in %.0f s", (System.nanoTime() - start) / 1e9));
    }
}
