package eus.arreta.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that an earlier launcher, killed without a chance to stop them, has left on a data folder. A process counts
 * only by what {@code /proc} says of it: a pid file's number may belong to anybody after a restart of the machine.
 */
final class FolderHolders {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BROKER = BrokerMain.class.getName();

    private final Path dataFolder;

    /** Looks for holders of the folder with this real path. */
    FolderHolders(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Stops them all: first the server, which uses the others. Answers what was stopped, for people to read. */
    List<String> stop() throws IOException {
        List<String> stopped = new ArrayList<>();
        for (long pid : servers()) {
            RunningProcess.end(pid, "TERM", PATIENCE);
            stopped.add("server (process " + pid + ")");
        }
        for (long pid : brokers()) {
            RunningProcess.end(pid, "TERM", PATIENCE);
            stopped.add("Kafka (process " + pid + ")");
        }
        List<Long> postgres = ofPostgres(dataFolder.resolve(DataFolder.POSTGRES));
        for (long pid : postgres) {
            RunningProcess.end(pid, "INT", PATIENCE);
        }
        if (!postgres.isEmpty()) {
            stopped.add("PostgreSQL (process " + postgres.get(0) + ")");
        }
        return stopped;
    }

    List<Long> servers() throws IOException {
        String mark = ServerProcess.mark(dataFolder);
        return RunningProcess.all().stream()
                .filter(process -> process.arguments().contains(mark))
                .map(RunningProcess::pid)
                .toList();
    }

    List<Long> brokers() throws IOException {
        String properties =
                BrokerProperties.file(dataFolder.resolve(DataFolder.KAFKA)).toString();
        return RunningProcess.all().stream()
                .filter(process -> process.arguments().contains(BROKER)
                        && process.arguments().contains(properties))
                .map(RunningProcess::pid)
                .toList();
    }

    /**
     * The processes of PostgreSQL on a cluster, the first one first. The first names the folder on its command line; its
     * children rewrite theirs, but all work in the cluster's folder.
     */
    static List<Long> ofPostgres(Path postgresFolder) throws IOException {
        Path data = LocalPostgres.dataFolder(postgresFolder);
        return RunningProcess.all().stream()
                .filter(process -> isPostgres(process) && (names(process, data) || worksIn(process, data)))
                .sorted((one, other) -> Boolean.compare(names(other, data), names(one, data)))
                .map(RunningProcess::pid)
                .toList();
    }

    private static boolean isPostgres(RunningProcess process) {
        String program = process.arguments().get(0);
        return program.startsWith("postgres:") || program.endsWith("/postgres");
    }

    private static boolean names(RunningProcess process, Path data) {
        int option = process.arguments().indexOf("-D");
        return option > 0
                && process.arguments().size() > option + 1
                && process.arguments().get(option + 1).equals(data.toString());
    }

    private static boolean worksIn(RunningProcess process, Path data) {
        return data.equals(process.workingDirectory());
    }
}
