package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    Path folder;

    @Test
    void whatWasThereIsThereAgainAfterBackupAndRestore() throws Exception {
        Path backup = folder.resolve("the backup");
        Map<String, String> environment =
                RunningLauncher.environment(folder.toRealPath().resolve("data of test"));
        try (RunningLauncher launcher = RunningLauncher.start(environment).awaitReady()) {
            write(launcher);

            assertThat(command(environment, 0, "backup", backup.toString())).contains("The service was away for");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rw-------");
            assertThat(command(environment, 13, "restore", backup.toString())).contains("Arreta runs on");
        }
        assertThat(command(environment, 12, "restore", backup.toString())).contains("is not empty");
        assertThat(command(environment, 0, "restore", "--replace", backup.toString()))
                .contains("What was there is now in");
        try (RunningLauncher launcher = RunningLauncher.start(environment).awaitReady()) {
            assertThat(launcher.output()).containsPattern("restored at 20..-..-..T..:..:..Z");
            assertThat(read(launcher)).isEqualTo("kept");
            assertThat(launcher.records().first("notes")).isEqualTo("kept");
        }
    }

    @Test
    void aDamagedBackupChangesNothing() throws Exception {
        Path data = Files.createDirectories(folder.toRealPath().resolve("data"));
        Files.writeString(data.resolve("precious"), "kept");
        Path backup = folder.resolve("backup");
        Files.writeString(backup, "this is no archive");

        command(RunningLauncher.environment(data), 16, "restore", "--replace", backup.toString());

        assertThat(data.resolve("precious")).hasContent("kept");
    }

    private static void write(RunningLauncher launcher) throws Exception {
        try (Connection connection = launcher.database();
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (text text); insert into note values ('kept')");
        }
        launcher.records().createTopic("notes");
        launcher.records().send("notes", "kept");
    }

    private static String read(RunningLauncher launcher) throws Exception {
        try (Connection connection = launcher.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Runs a command of the folder deploy; answers what it said. */
    private static String command(Map<String, String> environment, int expected, String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", Path.of("..", name).toAbsolutePath().normalize().toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(expected);
        return said;
    }
}
