package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder;

    private Path data;
    private Map<String, String> environment;

    @BeforeEach
    void chooseFolder() throws Exception {
        data = folder.toRealPath().resolve("data of test");
        environment = RunningLauncher.environment(data);
    }

    @Test
    void aPortInUseIsNamedWithItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put(Settings.POSTGRES_PORT, Integer.toString(taken.getLocalPort()));

            RunningLauncher launcher = RunningLauncher.start(environment);

            assertThat(launcher.awaitExit()).isEqualTo(11);
            assertThat(launcher.output())
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("ARRETA_LOCAL_PG_PORT");
        }
    }

    @Test
    void anExternalDatabaseNeedsASecretKey() throws Exception {
        environment.put(Settings.DATABASE_URL, "jdbc:postgresql://database.example/arreta");

        RunningLauncher launcher = RunningLauncher.start(environment);

        assertThat(launcher.awaitExit()).isEqualTo(15);
        assertThat(launcher.output()).contains("ARRETA_SECRET_KEY");
    }

    @Test
    void aServerThatCannotStartEndsEverythingWithItsExitCode() throws Exception {
        environment.put("ARRETA_FAKE_EXIT", "7");

        RunningLauncher launcher = RunningLauncher.start(environment);

        assertThat(launcher.awaitExit()).isEqualTo(7);
        assertThatNothingHoldsTheFolder();
    }

    @Test
    void whateverIsKilledComesBackAndNothingIsLeftAtTheEnd() throws Exception {
        RunningLauncher killed = RunningLauncher.start(environment).awaitReady();
        assertThatASecondLauncherIsRefused();
        assertThatAKilledPostgresAndServerAreStartedAgain(killed);
        long postgres = killed.toldPid("ARRETA_POSTGRES_PID");
        killed.kill();

        RunningLauncher launcher = RunningLauncher.start(environment).awaitReady();

        assertThat(launcher.output()).contains("left behind: PostgreSQL (process " + postgres + ")");
        FolderHolders holders = new FolderHolders(data);
        assertThat(holders.brokers()).containsExactly(launcher.toldPid("ARRETA_KAFKA_PID"));
        assertThat(holders.servers()).containsExactly(launcher.toldPid("ARRETA_SERVER_PID"));
        assertThat(FolderHolders.ofPostgres(data.resolve("postgres")).get(0))
                .isEqualTo(launcher.toldPid("ARRETA_POSTGRES_PID"));
        assertThat(launcher.terminate()).isZero();
        assertThat(launcher.output()).contains("Arreta has stopped");
        assertThatNothingHoldsTheFolder();
    }

    private void assertThatASecondLauncherIsRefused() throws Exception {
        RunningLauncher second = RunningLauncher.start(environment);
        assertThat(second.awaitExit()).isEqualTo(13);
        assertThat(second.output()).contains("already runs on the data folder");
    }

    private static void assertThatAKilledPostgresAndServerAreStartedAgain(RunningLauncher launcher) throws Exception {
        long postgres = launcher.toldPid("ARRETA_POSTGRES_PID");
        long server = launcher.toldPid("ARRETA_SERVER_PID");
        RunningProcess.signal("KILL", postgres);
        RunningProcess.signal("KILL", server);

        launcher.awaitOutput("PostgreSQL (process " + postgres + ") ended unexpectedly, killed by signal 9");
        launcher.awaitOutput("Server (process " + server + ") ended unexpectedly, killed by signal 9");
        await().untilAsserted(() -> {
            assertThat(launcher.toldPid("ARRETA_POSTGRES_PID")).isNotEqualTo(postgres);
            assertThat(launcher.toldPid("ARRETA_SERVER_PID")).isNotEqualTo(server);
        });
        await().ignoreExceptions().until(() -> {
            try (Connection connection = launcher.database()) {
                return connection.isValid(5);
            }
        });
    }

    private void assertThatNothingHoldsTheFolder() throws Exception {
        FolderHolders holders = new FolderHolders(data);
        assertThat(holders.servers()).isEmpty();
        assertThat(holders.brokers()).isEmpty();
        assertThat(FolderHolders.ofPostgres(data.resolve("postgres"))).isEmpty();
    }
}
