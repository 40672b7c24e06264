package eus.arreta.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of this machine as {@code /proc} shows it.
 *
 * @param pid its id
 * @param arguments its command line, one element an argument
 * @param workingDirectory its working directory; null when this user may not see it
 */
record RunningProcess(long pid, List<String> arguments, Path workingDirectory) {

    private static final Path PROC = Path.of("/proc");

    /** All processes that this user can see, but for this one. */
    static List<RunningProcess> all() throws IOException {
        List<RunningProcess> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                long pid = Long.parseLong(folder.getFileName().toString());
                if (pid != ProcessHandle.current().pid()) {
                    read(pid).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    static Optional<RunningProcess> read(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            String line = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
            List<String> arguments = List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
            return Optional.of(new RunningProcess(pid, arguments, workingDirectory(folder)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Path workingDirectory(Path folder) {
        try {
            return Files.readSymbolicLink(folder.resolve("cwd"));
        } catch (IOException notOurs) {
            return null;
        }
    }

    /** Sends a signal such as {@code INT}; Java itself knows TERM and KILL only. */
    static void signal(String signal, long pid) throws IOException {
        // The shell's own kill: a minimal system has no /bin/kill.
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    /** Waits until the process is gone; false when it still lives after {@code patience}. */
    static boolean awaitEnd(long pid, Duration patience) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return true;
        }
        try {
            handle.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            return !handle.get().isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it: by the signal, and by KILL when that does not help within {@code patience}. */
    static void end(long pid, String signal, Duration patience) throws IOException {
        signal(signal, pid);
        // A process that was stopped hears nothing until it goes on.
        signal("CONT", pid);
        if (!awaitEnd(pid, patience)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd(pid, patience);
        }
    }
}
