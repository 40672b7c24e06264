package eus.arreta.server.process;

import eus.arreta.local.Durability;
import eus.arreta.local.LocalKafka;
import eus.arreta.local.LocalPostgres;
import eus.arreta.local.Ports;
import eus.arreta.server.ApiClient;
import eus.arreta.server.Quiet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A database, a broker and packaged servers, each in a process of its own that a test may kill or stop. */
final class Installation implements AutoCloseable {

    static final String KEY = "key-for-tests";
    static final String ADMIN_PASSWORD = "password-for-tests";
    static final Duration PATIENCE = Duration.ofSeconds(90);

    final LocalPostgres postgres;
    final LocalKafka kafka;
    final HttpClient http = HttpClient.newHttpClient();
    /** What servers are told besides. */
    final Map<String, String> settings = new HashMap<>();

    private final Path folder;
    private final List<Server> servers = new ArrayList<>();

    private Installation(Path folder) throws IOException {
        this.folder = folder;
        this.postgres =
                new LocalPostgres(folder.resolve("postgres"), 0, Durability.DURABLE, folder.resolve("postgres.log"));
        this.kafka = new LocalKafka(folder.resolve("kafka"), 0, Durability.DURABLE, folder.resolve("kafka.log"));
    }

    /** An empty one, database and broker running. */
    static Installation create() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "arreta-")
                .toAbsolutePath();
        Installation installation = new Installation(folder);
        installation.postgres.start();
        installation.kafka.start();
        return installation;
    }

    /** What a server's environment holds. */
    Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ARRETA_DATABASE_URL", postgres.jdbcUrl());
        environment.put("ARRETA_DATABASE_USER", LocalPostgres.USER);
        environment.put("ARRETA_DATABASE_PASSWORD", postgres.password());
        environment.put("ARRETA_KAFKA", kafka.bootstrapServers());
        environment.put("ARRETA_SECRET_KEY", "secret-for-tests");
        environment.put("ARRETA_FILES", folder.resolve("files").toString());
        environment.put("ARRETA_API_KEY", KEY);
        environment.put("ARRETA_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("ARRETA_TEST_CLOCK", "true");
        // Crowds write faster than people; what limits them is tested by itself.
        environment.put("ARRETA_WEB_CHAT_MESSAGES_BURST", "100000");
        environment.putAll(settings);
        return environment;
    }

    /** A server that is ready, and whose web chat says nothing by itself. */
    Server server() throws IOException {
        Server server = speakingServer();
        Quiet.at(server.api());
        return server;
    }

    /** So many servers that start side by side, ready, and whose web chat says nothing by itself. */
    List<Server> servers(int many) throws IOException {
        List<Server> started = new ArrayList<>();
        for (int no = 0; no < many; no++) {
            Server server = new Server(Ports.free());
            servers.add(server);
            started.add(server);
            server.start();
        }
        started.forEach(Server::awaitReady);
        Quiet.at(started.get(0).api());
        return started;
    }

    /** A server that is ready, as an empty installation has it. */
    Server speakingServer() throws IOException {
        Server server = new Server(Ports.free());
        servers.add(server);
        server.start();
        server.awaitReady();
        return server;
    }

    /** Where the packaged application is. */
    static Path jar() {
        return Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    }

    static ProcessBuilder java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("ARRETA_"));
        return builder;
    }

    /** Sends a signal, such as {@code STOP}, to a process and all its children. */
    static void signal(String signal, long pid) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(pid)));
        ProcessHandle.of(pid)
                .ifPresent(process -> process.descendants().forEach(child -> command.add(Long.toString(child.pid()))));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Override
    public void close() {
        servers.forEach(Server::kill);
        kafka.close();
        postgres.close();
    }

    /** One server process, which keeps its port when it is started again. */
    final class Server {
        private final int port;
        private Process process;

        Server(int port) {
            this.port = port;
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + port);
        }

        ApiClient api() {
            return new ApiClient(http, address(), KEY);
        }

        long pid() {
            return process.pid();
        }

        void start() throws IOException {
            ProcessBuilder builder = java(
                    "-Xmx384m",
                    "-XX:MetaspaceSize=160m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar().toString());
            builder.environment().putAll(environment());
            builder.environment().put("ARRETA_HTTP_PORT", Integer.toString(port));
            builder.environment().put("ARRETA_REPLICA", "replica-" + port);
            Path log = folder.resolve("server-" + port + ".log");
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        }

        void awaitReady() {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new AssertionError("the server ended; its log is in " + folder);
                        }
                        return api().isReady();
                    });
        }

        void kill() {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
