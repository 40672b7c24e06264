package eus.arreta.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs an installation on one machine until it is told to stop. The system property {@value #SERVER_JAR} names the
 * application's runner; {@value #SERVER_ARGUMENTS}, one argument a line, replaces {@code -jar} and the runner; {@value
 * TelegramSimulatorProcess#JAR} names the program that plays Telegram in the demo.
 */
public final class Launcher {

    static final String SERVER_JAR = "arreta.server.jar";
    static final String SERVER_ARGUMENTS = "arreta.server.arguments";
    private static final int POLL_MILLIS = 200;

    private final Settings settings;
    private final Console console;
    private final List<String> serverArguments;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final long begun = System.nanoTime();
    private volatile int exitCode = ExitCode.STOPPED.number();
    private volatile Installation installation;
    private volatile DataFolder folder;

    private Launcher(Settings settings, Console console, List<String> serverArguments) {
        this.settings = settings;
        this.console = console;
        this.serverArguments = serverArguments;
    }

    /** {@code --help} prints what there is to know; otherwise runs, and ends the process with a documented exit code. */
    public static void main(String[] arguments) {
        Console console = new Console();
        if (List.of(arguments).contains("--help")) {
            console.say(Help.text());
            return;
        }
        String lines = System.getProperty(SERVER_ARGUMENTS);
        String jar = System.getProperty(SERVER_JAR);
        if (arguments.length > 0 || (lines == null && jar == null)) {
            console.say("Wrong arguments\n\n" + Help.text());
            System.exit(ExitCode.USAGE.number());
        }
        List<String> server =
                lines == null ? List.of("-jar", jar) : lines.lines().toList();
        new Launcher(new Settings(System.getenv()), console, server).run();
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shut down"));
        try {
            open();
            PauseRequest pause = new PauseRequest(folder);
            if (pause.isMade()) {
                console.say("A backup or restore of the data folder is under way; starting when it is done");
            }
            Optional<String> maker = pause.hold(stopping);
            start();
            pause.tellResumed(maker);
            while (!stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (pause.isMade()) {
                    pause(pause);
                }
            }
        } catch (CancellationException | InterruptedException stopped) {
            // the shutdown hook does the rest
        } catch (CannotRunException e) {
            fail(e.exitCode(), e.getMessage());
        } catch (IOException e) {
            fail(ExitCode.FOLDER_UNUSABLE.number(), "The data folder " + settings.data() + " cannot be used: " + e);
        }
    }

    private void fail(int code, String message) {
        if (stopping.getCount() > 0) {
            console.say(message);
            exitCode = code;
            System.exit(code);
        }
    }

    private void open() throws IOException {
        requireSecretKey();
        folder = DataFolder.lock(settings.data());
        console.say("Starting Arreta on the data folder " + folder.path());
        for (String orphan : new FolderHolders(folder.path()).stop()) {
            console.say("Stopped what an earlier launcher left behind: " + orphan);
        }
        requireFree(settings.httpPort(), Settings.HTTP_PORT, Ports.isFreeEverywhere(settings.httpPort()));
        if (settings.given(Settings.DATABASE_URL).isEmpty()) {
            requireFree(settings.postgresPort(), Settings.POSTGRES_PORT, Ports.isFree(settings.postgresPort()));
        }
        if (settings.given(Settings.KAFKA).isEmpty()) {
            requireFree(settings.kafkaPort(), Settings.KAFKA_PORT, Ports.isFree(settings.kafkaPort()));
        }
        if (settings.simulatesTelegram() && TelegramSimulatorProcess.isThere()) {
            requireFree(settings.simulatorPort(), Settings.SIMULATOR_PORT, Ports.isFree(settings.simulatorPort()));
        }
        installation = new Installation(settings, folder, console, serverArguments);
    }

    private void requireSecretKey() {
        if (settings.given(Settings.DATABASE_URL).isPresent()
                && settings.given(Settings.SECRET_KEY).isEmpty()) {
            throw new CannotRunException(
                    ExitCode.SETTING_MISSING,
                    "ARRETA_SECRET_KEY is required when ARRETA_DATABASE_URL names an external database, so that all"
                            + " servers on it share the key. Make one with: openssl rand -base64 32");
        }
    }

    private static void requireFree(int port, String variable, boolean free) {
        if (!free) {
            throw new CannotRunException(
                    ExitCode.PORT_IN_USE,
                    "Port " + port + " is in use by another program. Stop that program, or set " + variable
                            + " to a free port.");
        }
    }

    private void start() {
        installation.start();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        console.say("Arreta is ready after " + Console.seconds(taken) + ": " + settings.url());
    }

    private void pause(PauseRequest pause) throws IOException, InterruptedException {
        console.say("Pausing for a backup");
        long paused = System.nanoTime();
        installation.stop();
        Optional<String> maker = pause.hold(stopping);
        if (stopping.getCount() > 0) {
            console.say("Starting again after the backup");
            installation.start();
            Duration away = Duration.ofNanos(System.nanoTime() - paused);
            console.say("Arreta is ready again; the service was away for " + Console.seconds(away));
            pause.tellResumed(maker);
        }
    }

    /** Runs on SIGTERM, SIGINT and at every other end; the exit code is ours, not the signal's. */
    private void shutDown() {
        stopping.countDown();
        try {
            if (installation != null) {
                console.say("Stopping Arreta");
                installation.end();
            }
            if (folder != null) {
                folder.close();
            }
            if (installation != null) {
                console.say("Arreta has stopped");
            }
        } catch (IOException e) {
            console.say("While stopping: " + e);
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
