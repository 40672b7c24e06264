package eus.arreta.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A launcher in a process of its own, on a data folder and with ports of the test's. */
final class RunningLauncher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Path output;
    private final Process process;

    private RunningLauncher(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /** Three free ports, and the data folder. */
    static Map<String, String> environment(Path data) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ARRETA_DATA", data.toString());
        for (String name : List.of(Settings.HTTP_PORT, Settings.POSTGRES_PORT, Settings.KAFKA_PORT)) {
            environment.put(name, Integer.toString(Ports.free()));
        }
        return environment;
    }

    static RunningLauncher start(Map<String, String> environment) throws IOException {
        Path data = Path.of(environment.get("ARRETA_DATA"));
        Path output = Files.createTempFile(data.getParent(), "launcher", ".txt");
        String classPath = System.getProperty("java.class.path");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + Launcher.SERVER_ARGUMENTS + "=-cp\n" + classPath + "\n" + FakeServer.class.getName(),
                "-cp",
                classPath,
                Launcher.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("ARRETA_"));
        builder.environment().putAll(environment);
        return new RunningLauncher(
                data,
                output,
                builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start());
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    RunningLauncher awaitReady() {
        awaitOutput("Arreta is ready after");
        return this;
    }

    void awaitOutput(String text) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive() && !output().contains(text)) {
                throw new AssertionError("the launcher ended:\n" + output());
            }
            return output().contains(text);
        });
    }

    int awaitExit() throws InterruptedException {
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return process.exitValue();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** What {@code run/environment} says. */
    String told(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(data.resolve("run/environment"))));
        return properties.getProperty(name);
    }

    long toldPid(String name) throws IOException {
        return Long.parseLong(told(name));
    }

    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                told("ARRETA_DATABASE_URL"), told("ARRETA_DATABASE_USER"), told("ARRETA_DATABASE_PASSWORD"));
    }

    Records records() throws IOException {
        return new Records(told("ARRETA_KAFKA"));
    }

    @Override
    public void close() {
        process.destroy();
        RunningProcess.awaitEnd(process.pid(), PATIENCE);
    }
}
