package eus.arreta.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A Kafka broker of this machine in a folder and a process of its own, on 127.0.0.1. Topics are not made by themselves.
 * It survives a kill and can be started again on the same folder by this or another program.
 */
public final class LocalKafka implements LocalService {

    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(10);
    private static final List<String> JVM_FLAGS = List.of(
            "-Xms48m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxDirectMemorySize=64m",
            "-Xshare:auto",
            "-Djava.awt.headless=true");

    private final Path folder;
    private final int port;
    private final Durability durability;
    private final BoundedLog log;
    private volatile Process process;

    /**
     * Describes a broker; {@link #start()} makes it.
     *
     * @param folder where it keeps everything; made when absent
     * @param port its port for clients, 0 for a free one, which then stays the same over restarts of this object; its
     *     controller takes the next port, or any free one
     * @param durability what a power cut may cost: {@link Durability#DURABLE} flushes every second, and a topic may ask
     *     for more by {@code flush.messages=1}
     * @param log its log file
     */
    public LocalKafka(Path folder, int port, Durability durability, Path log) throws IOException {
        PrivateFiles.createFolder(folder);
        // The real path, since a process of this folder is recognised by it.
        this.folder = folder.toRealPath();
        this.port = port == 0 ? Ports.free() : port;
        this.durability = durability;
        this.log = new BoundedLog(log);
    }

    /** A broker for tests: free port, relaxed durability, log inside the folder. */
    public static LocalKafka forTests(Path folder) throws IOException {
        return new LocalKafka(folder, 0, Durability.RELAXED, folder.resolve("kafka.log"));
    }

    @Override
    public String name() {
        return "Kafka";
    }

    public int port() {
        return port;
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void start() throws IOException {
        Path file = BrokerProperties.file(folder);
        PrivateFiles.write(file, text(new BrokerProperties(folder, port, controllerPort(), durability).properties()));
        List<String> flags = new ArrayList<>(JVM_FLAGS);
        if (durability == Durability.RELAXED) {
            // A test is over before the optimising compiler pays off: starts in two thirds of the time.
            flags.add("-XX:TieredStopAtLevel=1");
        }
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(
                flags,
                List.of("-cp", System.getProperty("java.class.path"), BrokerMain.class.getName(), file.toString())));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process started = builder.start();
        process = started;
        log.follow(started.getErrorStream());
        awaitReady(started);
    }

    private int controllerPort() throws IOException {
        return Ports.isFree(port + 1) ? port + 1 : Ports.free();
    }

    private static String text(Properties properties) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, "Written at each start.");
        return text.toString();
    }

    /** No polling: either the broker says that it is ready, or it dies and its output ends. */
    private void awaitReady(Process started) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals(BrokerMain.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new StartFailedException(name(), exitCode(started), log.lastLines());
        }
    }

    private static int exitCode(Process ended) throws IOException {
        try {
            return ended.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Kafka was starting");
        }
    }

    @Override
    public void stop() {
        Process running = process;
        if (running != null && running.isAlive()) {
            try {
                RunningProcess.end(running.pid(), "TERM", PATIENCE_TO_STOP);
            } catch (IOException e) {
                running.destroyForcibly();
            }
        }
    }
}
