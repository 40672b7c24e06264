package eus.arreta.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of this machine in a folder of its own, on 127.0.0.1, with role and database {@code arreta}. It
 * survives a kill of any of its processes and can be started again on the same folder by this or another program.
 */
public final class LocalPostgres implements LocalService {

    /** The role that owns the database; not a superuser. */
    public static final String USER = "arreta";

    /** The database. */
    public static final String DATABASE = "arreta";

    /** The superuser; for administration, never for the application. */
    public static final String SUPERUSER = "postgres";

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private final Durability durability;
    private final BoundedLog log;
    private volatile Process process;

    /**
     * Describes a server; {@link #start()} makes it.
     *
     * @param folder where it keeps everything; made when absent
     * @param port its port, 0 for a free one, which then stays the same over restarts of this object
     * @param durability what a power cut may cost
     * @param log its log file
     */
    public LocalPostgres(Path folder, int port, Durability durability, Path log) throws IOException {
        PrivateFiles.createFolder(folder);
        // The real path, since a process of this folder is recognised by it.
        this.folder = folder.toRealPath();
        this.port = port == 0 ? Ports.free() : port;
        this.durability = durability;
        this.log = new BoundedLog(log);
    }

    /** A server for tests: free port, relaxed durability, log inside the folder. */
    public static LocalPostgres forTests(Path folder) throws IOException {
        return new LocalPostgres(folder, 0, Durability.RELAXED, folder.resolve("postgresql.log"));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    public int port() {
        return port;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of {@link #USER}; made at random at the first call and kept in the folder. */
    public String password() throws IOException {
        return PrivateFiles.password(folder.resolve("password"));
    }

    /** The password of {@link #SUPERUSER}; made at random at the first call and kept in the folder. */
    public String superuserPassword() throws IOException {
        return PrivateFiles.password(superuserPasswordFile());
    }

    private Path superuserPasswordFile() {
        return folder.resolve("superuser-password");
    }

    /** The folder of the database cluster itself. */
    public Path dataFolder() {
        return dataFolder(folder);
    }

    static Path dataFolder(Path folder) {
        return folder.resolve("data");
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void start() throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        if (!Files.exists(dataFolder())) {
            initialise(binaries);
        }
        clearRemains();
        List<String> command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(), "-D", dataFolder().toString()));
        command.addAll(new PostgresSettings(port, durability).arguments());
        Process started = launch(command);
        process = started;
        log.follow(started.getInputStream());
        awaitReady(started);
        new PostgresBootstrap(this, folder.resolve("bootstrapped")).run();
    }

    /** Makes the cluster under another name first, so that a folder named {@code data} is always a complete one. */
    private void initialise(PostgresBinaries binaries) throws IOException {
        Path unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        superuserPassword();
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + superuserPasswordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (durability == Durability.RELAXED) {
            command.add("--no-sync");
        }
        Process initdb = launch(command);
        log.follow(initdb.getInputStream());
        int code = waitFor(initdb);
        if (code != 0) {
            throw new StartFailedException("initdb of PostgreSQL", code, log.lastLines());
        }
        Files.move(unfinished, dataFolder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Process launch(List<String> postgres) throws IOException {
        // A session of its own: Ctrl-C in the terminal is for the launcher, which stops everything in order.
        List<String> command = new ArrayList<>(List.of("setsid"));
        if (isRoot()) {
            // PostgreSQL refuses to run as root. In a user namespace without a mapping it sees itself as nobody, while
            // the files stay root's.
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(postgres);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static boolean isRoot() throws IOException {
        return ((Integer) 0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /**
     * After a kill of the first process its children end by themselves, but a busy one may hold the shared memory for
     * some time, and a new server refuses to start over it. The pid file stays too; its number may meanwhile be that of
     * any other process of this user, which PostgreSQL would take for a running server.
     */
    private void clearRemains() throws IOException {
        List<Long> remains = FolderHolders.ofPostgres(folder);
        for (long pid : remains) {
            RunningProcess.end(pid, "QUIT", Duration.ofSeconds(5));
        }
        Files.deleteIfExists(pidFile());
    }

    private Path pidFile() {
        return dataFolder().resolve("postmaster.pid");
    }

    /** PostgreSQL writes its state into the eighth line of its pid file; pg_ctl waits in the same way. */
    private void awaitReady(Process started) throws IOException {
        try {
            while (!saysReady(started.pid())) {
                if (started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StartFailedException(name(), started.exitValue(), log.lastLines());
                }
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private boolean saysReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notWrittenYet) {
            return false;
        }
    }

    @Override
    public void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            // INT is PostgreSQL's fast shutdown: it ends sessions, writes a checkpoint and goes.
            RunningProcess.end(running.pid(), "INT", PATIENCE_TO_STOP);
            for (long pid : FolderHolders.ofPostgres(folder)) {
                RunningProcess.end(pid, "KILL", Duration.ofSeconds(5));
            }
        } catch (IOException e) {
            running.destroyForcibly();
        }
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while PostgreSQL was starting");
    }
}
