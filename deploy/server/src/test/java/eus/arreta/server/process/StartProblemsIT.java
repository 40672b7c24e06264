package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that can't start says why in words and ends with the code for it. */
class StartProblemsIT {

    private static Installation installation;

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.create();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private record Ended(int code, String said) {}

    @Test
    void aWrongPasswordIsSaid() throws IOException, InterruptedException {
        Ended ended = run(Map.of("ARRETA_DATABASE_PASSWORD", "wrong"));
        assertThat(ended.code()).isEqualTo(13);
        assertThat(ended.said()).contains("ARRETA_DATABASE_PASSWORD").doesNotContain("\tat ");
    }

    @Test
    void aPortInUseIsSaid() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            Ended ended = run(Map.of("ARRETA_HTTP_PORT", Integer.toString(taken.getLocalPort())));
            assertThat(ended.code()).isEqualTo(11);
            assertThat(ended.said()).contains("ARRETA_HTTP_PORT", Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("a-file"));
        Ended ended = run(Map.of("ARRETA_FILES", file.resolve("files").toString()));
        assertThat(ended.code()).isEqualTo(12);
        assertThat(ended.said()).contains("ARRETA_FILES");
    }

    @Test
    void aMissingSettingIsSaid() throws IOException, InterruptedException {
        Ended ended = run(Map.of("ARRETA_SECRET_KEY", ""));
        assertThat(ended.code()).isEqualTo(15);
        assertThat(ended.said()).contains("ARRETA_SECRET_KEY");
    }

    private static Ended run(Map<String, String> different) throws IOException, InterruptedException {
        ProcessBuilder builder = Installation.java(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Installation.jar().toString());
        builder.environment().putAll(installation.environment());
        builder.environment().put("ARRETA_HTTP_PORT", Integer.toString(Ports.free()));
        builder.environment().putAll(different);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
