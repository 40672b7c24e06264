package eus.arreta.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** All services of one data folder, started and stopped together and in order. */
final class Installation {

    private final DataFolder folder;
    private final Console console;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final TelegramSimulatorProcess simulator;
    private final ServerProcess server;
    private final ServerEnvironment environment;
    private List<SupervisedProcess> running = List.of();
    private boolean ended;

    Installation(Settings settings, DataFolder folder, Console console, List<String> serverArguments)
            throws IOException {
        this.folder = folder;
        this.console = console;
        this.postgres = settings.given(Settings.DATABASE_URL).isPresent()
                ? null
                : new LocalPostgres(
                        folder.path().resolve(DataFolder.POSTGRES),
                        settings.postgresPort(),
                        Durability.DURABLE,
                        folder.log("postgresql.log"));
        this.kafka = settings.given(Settings.KAFKA).isPresent()
                ? null
                : new LocalKafka(
                        folder.path().resolve(DataFolder.KAFKA),
                        settings.kafkaPort(),
                        Durability.DURABLE,
                        folder.log("kafka.log"));
        this.simulator = settings.simulatesTelegram() && TelegramSimulatorProcess.isThere()
                ? new TelegramSimulatorProcess(settings.simulatorPort(), folder.log("telegram-simulator.log"))
                : null;
        this.environment = new ServerEnvironment(settings, folder, postgres, kafka, simulator);
        this.server = new ServerProcess(settings, folder, environment, console, serverArguments);
    }

    /**
     * Starts PostgreSQL and Kafka side by side, then the server; returns when the server is ready.
     *
     * @throws CannotRunException when one of them cannot start
     */
    void start() {
        List<SupervisedProcess> grounds = new ArrayList<>();
        if (postgres != null) {
            grounds.add(new SupervisedProcess(postgres, console, this::writeEnvironment));
        }
        if (kafka != null) {
            grounds.add(new SupervisedProcess(kafka, console, this::writeEnvironment));
        }
        if (simulator != null) {
            grounds.add(new SupervisedProcess(simulator, console, this::writeEnvironment));
        }
        begin(grounds);
        await(grounds);
        SupervisedProcess application = new SupervisedProcess(server, console, this::writeEnvironment);
        begin(List.of(application));
        await(List.of(application));
    }

    private synchronized void begin(List<SupervisedProcess> processes) {
        if (ended) {
            throw new CancellationException("Arreta is being stopped");
        }
        List<SupervisedProcess> all = new ArrayList<>(running);
        for (SupervisedProcess process : processes) {
            all.add(process.begin());
        }
        running = all;
    }

    private static void await(List<SupervisedProcess> processes) {
        try {
            CompletableFuture<?>[] starts =
                    processes.stream().map(SupervisedProcess::firstStart).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(starts).join();
        } catch (CompletionException e) {
            throw cannotRun(e.getCause());
        }
    }

    private static RuntimeException cannotRun(Throwable cause) {
        if (cause instanceof CancellationException stopped) {
            return stopped;
        }
        boolean serverEnded =
                cause instanceof StartFailedException failed && failed.service().equals("Server");
        int code = serverEnded ? ((StartFailedException) cause).exitCode() : ExitCode.NOT_STARTED.number();
        return new CannotRunException(code, cause.getMessage());
    }

    private void writeEnvironment() {
        try {
            environment.write(server.process());
        } catch (IOException e) {
            console.say("run/environment could not be written: " + e);
        }
    }

    /** Stops the server first, since it uses the others. They can be started again. */
    synchronized void stop() {
        for (int last = running.size() - 1; last >= 0; last--) {
            running.get(last).stop();
        }
        running = List.of();
    }

    /** Stops everything for good. */
    void end() throws IOException {
        synchronized (this) {
            ended = true;
        }
        stop();
        Files.deleteIfExists(folder.run("environment"));
    }
}
