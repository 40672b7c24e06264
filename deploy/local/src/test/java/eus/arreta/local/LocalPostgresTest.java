package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path folder;

    @Test
    void whatIsConfirmedIsOnTheDisk() throws Exception {
        try (LocalPostgres postgres = new LocalPostgres(folder, 0, Durability.DURABLE, folder.resolve("log"))) {
            postgres.start();

            assertThat(query(postgres, "select setting from pg_settings where name = 'fsync'"))
                    .isEqualTo("on");
            assertThat(query(postgres, "select setting from pg_settings where name = 'synchronous_commit'"))
                    .isEqualTo("on");
            assertThat(query(postgres, "select setting from pg_settings where name = 'full_page_writes'"))
                    .isEqualTo("on");
        }
    }

    @Test
    void theApplicationOwnsItsDatabaseAndNothingElse() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.forTests(folder)) {
            postgres.start();

            assertThat(query(postgres, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
            assertThat(query(
                            postgres,
                            "select unaccent('Íñigo') || (select count(*) from pg_extension"
                                    + " where extname = 'pg_trgm')"))
                    .isEqualTo("Inigo1");
            execute(postgres, "create schema cases; create extension btree_gist");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void rowsSurviveAStopAndAKill() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.forTests(folder)) {
            postgres.start();
            execute(postgres, "create table note (text text); insert into note values ('first')");
            postgres.stop();
            postgres.start();
            execute(postgres, "insert into note values ('second')");

            postgres.process().destroyForcibly();
            assertThat(RunningProcess.awaitEnd(postgres.pid(), Duration.ofSeconds(5)))
                    .isTrue();
            postgres.start();

            assertThat(query(postgres, "select string_agg(text, ' ') from note"))
                    .isEqualTo("first second");
            postgres.stop();
            assertThat(FolderHolders.ofPostgres(folder.toRealPath())).isEmpty();
        }
    }

    @Test
    void aPortInUseIsSaidWithPostgresOwnWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LocalPostgres postgres =
                        new LocalPostgres(folder, taken.getLocalPort(), Durability.RELAXED, folder.resolve("log"))) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    private static String query(LocalPostgres postgres, String sql) throws SQLException, IOException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException, IOException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException, IOException {
        return DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, postgres.password());
    }
}
