package eus.arreta.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the database can do at least: a case by its primary key over JDBC, by as many clients as ask the server. */
public final class SingleRowSelects {

    private static final int TIMES = 16_000;
    private static final int KEYS = 2_000;

    private SingleRowSelects() {}

    /** How long each took, once warm. */
    public static Latencies latencies(Stage stage) throws SQLException, InterruptedException {
        List<UUID> keys = new ArrayList<>();
        try (Connection connection = stage.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select id from cases.case_record tablesample system (1) limit " + KEYS)) {
            while (rows.next()) {
                keys.add(rows.getObject(1, UUID.class));
            }
        }
        Rounds.nanos(TIMES / 4, number -> new Selecting(stage, keys));
        return Rounds.latencies(TIMES, number -> new Selecting(stage, keys));
    }

    private static final class Selecting implements Rounds.Client {
        private final List<UUID> keys;
        private final Connection connection;
        private final PreparedStatement select;

        Selecting(Stage stage, List<UUID> keys) {
            this.keys = keys;
            try {
                this.connection = stage.connect();
                this.select = connection.prepareStatement("select * from cases.case_record where id = ?");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void ask(int index) throws SQLException {
            select.setObject(1, keys.get(index * 7 % keys.size()));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
