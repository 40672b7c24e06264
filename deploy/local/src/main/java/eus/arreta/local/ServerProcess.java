package eus.arreta.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application's process. It is ready when {@code /q/health/ready} says so, however long that takes. */
final class ServerProcess implements LocalService {

    /**
     * What the JVM is told when ARRETA_JAVA_OPTS does not say otherwise. The second compiler takes what is three times as
     * hot as usual: with the usual thresholds it would make a start three seconds longer. Four full collections of a start
     * were due to the size at which the space of classes is first looked at.
     */
    private static final String JVM_FLAGS = "-Xms192m -Xmx448m -Xmn128m -XX:MetaspaceSize=160m -XX:+UseSerialGC"
            + " -XX:Tier4InvocationThreshold=15000 -XX:Tier4MinInvocationThreshold=2000"
            + " -XX:Tier4CompileThreshold=45000 -XX:Tier4BackEdgeThreshold=120000"
            + " -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED";

    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(15);
    private static final int HTTP_MILLIS = 2_000;
    private static final int POLL_MILLIS = 100;
    private static final String MARK = "-Darreta.data=";

    private final Settings settings;
    private final DataFolder folder;
    private final ServerEnvironment environment;
    private final Console console;
    private final List<String> arguments;
    private final BoundedLog log;
    private volatile Process process;

    /** {@code arguments} is what follows the JVM's flags: {@code -jar} and the application. */
    ServerProcess(
            Settings settings,
            DataFolder folder,
            ServerEnvironment environment,
            Console console,
            List<String> arguments) {
        this.settings = settings;
        this.folder = folder;
        this.environment = environment;
        this.console = console;
        this.arguments = arguments;
        this.log = new BoundedLog(folder.log("server.log"));
    }

    /** The argument by which a server process tells whose it is. */
    static String mark(Path dataFolder) {
        return MARK + dataFolder;
    }

    @Override
    public String name() {
        return "Server";
    }

    @Override
    public String address() {
        return settings.url();
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void start() throws IOException {
        List<String> flags = new ArrayList<>(Arrays.asList(
                settings.given("ARRETA_JAVA_OPTS").orElse(JVM_FLAGS).strip().split("\\s+")));
        flags.add(mark(folder.path()));
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(flags, arguments)).redirectErrorStream(true);
        builder.environment().putAll(environment.forServer());
        Process started = builder.start();
        process = started;
        log.follow(started.getInputStream(), console::say);
        environment.write(started);
        awaitReady(started);
        folder.forgetRestore();
    }

    private void awaitReady(Process started) throws IOException {
        URI health = URI.create("http://127.0.0.1:" + settings.httpPort() + "/q/health/ready");
        try {
            while (!answersReady(health)) {
                if (started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    // What it said is already on the terminal.
                    throw new StartFailedException(name(), started.exitValue(), "");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the server was starting");
        }
    }

    private static boolean answersReady(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(HTTP_MILLIS);
            connection.setReadTimeout(HTTP_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        running.destroy();
        if (!RunningProcess.awaitEnd(running.pid(), PATIENCE_TO_STOP)) {
            console.say("The server does not stop within " + Console.seconds(PATIENCE_TO_STOP) + "; killing it");
            running.destroyForcibly();
            RunningProcess.awaitEnd(running.pid(), PATIENCE_TO_STOP);
        }
    }
}
