package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the real server: kills, backup and restore. */
class LauncherIT {

    @TempDir
    Path folder;

    @Test
    void aKilledLauncherLeavesAFolderThatTheNextOneTakesOver() throws IOException, InterruptedException {
        Map<String, String> environment = RunningArreta.environment(folder.resolve("data with a space"));
        RunningArreta first = RunningArreta.start(environment);
        String number = write(first, "before the kill");
        first.kill();
        try (RunningArreta second = RunningArreta.start(environment)) {
            assertThat(second.api().texts(number, "inbound")).containsExactly("before the kill");
            assertThat(holders("/bin/postgres", environment)).hasSize(1);
            assertThat(holders("BrokerMain", environment)).hasSize(1);
            assertThat(second.terminate()).isZero();
            assertThat(holders("", environment)).isEmpty();
        }
    }

    @Test
    void aRestoredCopySendsNothingThatMayHaveBeenSentAlready() throws Exception {
        Map<String, String> environment = RunningArreta.environment(folder.resolve("data"));
        String number;
        try (RunningArreta arreta = RunningArreta.start(environment)) {
            number = write(arreta, "question");
            ApiClient api = arreta.api();
            reply(api, number, "sent before the backup");
            String account = api.get("/api/channel-accounts")
                    .body()
                    .get("items")
                    .get(0)
                    .get("id")
                    .asText();
            Awaitility.await().until(() -> states(api, number).equals(List.of("sent")));
            // Somebody else has the right to send for a while: the second reply is still waiting in the copy.
            arreta.execute("update events.lease set holder = 'another', fencing = fencing + 1,"
                    + " expires_at = now() + interval '40 seconds' where name = 'dispatch:" + account + "'");
            reply(api, number, "not sent before the backup");
            String backup = folder.resolve("backup.tar").toString();
            assertThat(RunningArreta.command(environment, "backup", backup)).isZero();
            arreta.awaitReady();
            assertThat(api.texts(number, "outbound")).hasSize(2);
        }
        Map<String, String> elsewhere = RunningArreta.environment(folder.resolve("restored"));
        assertThat(RunningArreta.command(
                        elsewhere, "restore", folder.resolve("backup.tar").toString()))
                .isZero();
        try (RunningArreta restored = RunningArreta.start(elsewhere)) {
            ApiClient api = restored.api();
            assertThat(api.texts(number, "inbound")).containsExactly("question");
            assertThat(states(api, number)).containsExactly("sent", "unknown");
            String doubtful = api.all("/api/cases/" + number + "/timeline").stream()
                    .filter(entry ->
                            entry.path("delivery").path("state").asText().equals("unknown"))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asText();
            decide(api, doubtful);
            Awaitility.await().atMost(Installation.PATIENCE).until(() -> states(api, number)
                    .equals(List.of("sent", "sent")));
            assertThat(write(restored, "another question")).isNotEqualTo(number);
        }
    }

    /** The copy's queue is read anew after the start, so for a moment there is nothing to decide yet. */
    private static void decide(ApiClient api, String message) {
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() -> api.post("/api/messages/" + message + "/decision", Map.of("decision", "resend"))
                                .status()
                        == 200);
    }

    private static void reply(ApiClient api, String number, String text) {
        assertThat(api.post("/api/cases/" + number + "/replies", ApiClient.text(text))
                        .status())
                .isEqualTo(202);
    }

    private static List<String> states(ApiClient api, String number) {
        return api.all("/api/cases/" + number + "/timeline").stream()
                .filter(entry -> entry.path("direction").asText().equals("outbound"))
                .map(entry -> entry.get("delivery").get("state").asText())
                .toList();
    }

    /** A citizen writes once; answers the number of the case. */
    private static String write(RunningArreta arreta, String text) {
        try (ChatVisitor visitor = new ChatVisitor(HttpClient.newHttpClient(), arreta::address)) {
            visitor.write(text);
            String[] number = new String[1];
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(20))
                    .untilAsserted(() -> number[0] = arreta.api()
                            .caseOf(visitor.conversation())
                            .get("number")
                            .asText());
            return number[0];
        }
    }

    /** Processes that name the data folder, and what is asked for, on their command line. */
    private static List<String> holders(String what, Map<String, String> environment) throws IOException {
        String data = environment.get("ARRETA_DATA");
        List<String> holders = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String command = commandLine(process);
                if (command.contains(data) && command.contains(what)) {
                    holders.add(command);
                }
            }
        }
        return holders;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
