package eus.arreta.server.process;

import eus.arreta.local.Launcher;
import eus.arreta.local.Ports;
import eus.arreta.server.ApiClient;
import eus.arreta.server.Quiet;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The launcher with everything that it starts, as {@code deploy/run} starts it. */
final class RunningArreta implements AutoCloseable {

    private final Map<String, String> environment;
    private final Path data;
    private final Process launcher;

    private RunningArreta(Map<String, String> environment, Process launcher) {
        this.environment = environment;
        this.data = Path.of(environment.get("ARRETA_DATA"));
        this.launcher = launcher;
    }

    /** A data folder and three free ports. */
    static Map<String, String> environment(Path data) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ARRETA_DATA", data.toString());
        environment.put("ARRETA_API_KEY", Installation.KEY);
        environment.put("ARRETA_ADMIN_PASSWORD", Installation.ADMIN_PASSWORD);
        for (String port : new String[] {"ARRETA_HTTP_PORT", "ARRETA_LOCAL_PG_PORT", "ARRETA_LOCAL_KAFKA_PORT"}) {
            environment.put(port, Integer.toString(Ports.free()));
        }
        return environment;
    }

    /** Starts it and waits until it is ready. */
    static RunningArreta start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = Installation.java(
                "-Xmx48m",
                "-Darreta.server.jar=" + Installation.jar(),
                "-Darreta.telegram-simulator.jar="
                        + Path.of("..", "telegram-simulator", "target", "arreta-telegram-simulator.jar")
                                .toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName());
        builder.environment().putAll(environment);
        Path data = Path.of(environment.get("ARRETA_DATA"));
        Path output = Files.createTempFile(data.getParent(), "launcher-", ".log");
        RunningArreta arreta = new RunningArreta(
                environment,
                builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start());
        // Its own word: the server of a launcher that was killed may answer for some moments still.
        Awaitility.await()
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Files.readString(output).contains("Arreta is ready after"));
        Quiet.at(arreta.api());
        return arreta;
    }

    /** Changes something in the database behind the server's back. */
    void execute(String sql) throws IOException, SQLException {
        Properties running = new Properties();
        try (Reader lines = Files.newBufferedReader(data.resolve("run/environment"))) {
            running.load(lines);
        }
        try (Connection connection = DriverManager.getConnection(
                        plain(running, "ARRETA_DATABASE_URL"),
                        plain(running, "ARRETA_DATABASE_USER"),
                        plain(running, "ARRETA_DATABASE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String plain(Properties running, String name) {
        return running.getProperty(name).replaceAll("^'|'$", "");
    }

    void awaitReady() {
        Awaitility.await()
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new AssertionError("the launcher ended; see the log beside " + data);
                    }
                    return api().isReady();
                });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + environment.get("ARRETA_HTTP_PORT"));
    }

    ApiClient api() {
        return new ApiClient(HttpClient.newHttpClient(), address(), Installation.KEY);
    }

    /** A value of {@code run/environment}. */
    String told(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(data.resolve("run").resolve("environment"))));
        return properties.getProperty(name);
    }

    /** Runs one of the commands of {@code deploy/} on this data folder and answers its exit code. */
    static int command(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        String[] whole = command.clone();
        whole[0] = Path.of("..", command[0]).toAbsolutePath().normalize().toString();
        ProcessBuilder builder = new ProcessBuilder(whole).inheritIO();
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }

    void kill() throws InterruptedException {
        launcher.destroyForcibly().waitFor();
    }

    /** Ends it as SIGTERM does; answers the exit code. */
    int terminate() throws InterruptedException {
        launcher.destroy();
        launcher.waitFor(60, TimeUnit.SECONDS);
        return launcher.exitValue();
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            try {
                terminate();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
