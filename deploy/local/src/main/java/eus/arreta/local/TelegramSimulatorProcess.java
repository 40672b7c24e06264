package eus.arreta.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Telegram as the demo plays it: a program of its own beside the server, with one bot. It ends when the launcher does, since
 * its standard input ends then.
 */
final class TelegramSimulatorProcess implements LocalService {

    static final String JAR = "arreta.telegram-simulator.jar";

    /** No secret: the simulator hears this machine alone, and knows no other bot. */
    private static final String TOKEN = "7000000001:bot-of-the-demo";

    private static final List<String> JVM_FLAGS =
            List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(5);

    private final int port;
    private final BoundedLog log;
    private volatile Process process;

    TelegramSimulatorProcess(int port, Path log) throws IOException {
        this.port = port;
        this.log = new BoundedLog(log);
    }

    /** Whether the program is installed: the launcher's own tests do without. */
    static boolean isThere() {
        String jar = System.getProperty(JAR);
        return jar != null && Files.exists(Path.of(jar));
    }

    /** What the server is told of it. */
    Map<String, String> settings() {
        return Map.of(
                Settings.TELEGRAM_TOKEN,
                TOKEN,
                "ARRETA_TELEGRAM_API_URL",
                address(),
                "ARRETA_TELEGRAM_DEMO",
                address() + "/telegram/demo");
    }

    @Override
    public String name() {
        return "Telegram simulator";
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void start() throws IOException {
        Process started = new ProcessBuilder(JavaCommand.of(
                        JVM_FLAGS,
                        List.of("-jar", System.getProperty(JAR), Integer.toString(port), TOKEN, "arreta_demo_bot")))
                .start();
        process = started;
        log.follow(started.getErrorStream());
        BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        // One line when it is ready, or its end.
        if (output.readLine() == null) {
            throw new StartFailedException(name(), 1, log.lastLines());
        }
    }

    @Override
    public void stop() {
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroy();
            RunningProcess.awaitEnd(running.pid(), PATIENCE_TO_STOP);
        }
    }
}
