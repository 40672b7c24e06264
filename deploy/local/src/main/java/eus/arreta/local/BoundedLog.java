package eus.arreta.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The log file of one process, fed from the process's output: a new file at each start and whenever it grows over
 * {@value #MAX_BYTES} bytes, the last {@value #KEPT} kept beside it as {@code name.1}, {@code name.2} and so on. A disk
 * that is full loses log lines and nothing else.
 */
final class BoundedLog {

    static final long MAX_BYTES = 10_000_000;
    static final int KEPT = 3;
    private static final int LAST_LINES = 25;

    private final Path file;
    private final Deque<String> last = new ArrayDeque<>();
    private OutputStream out;
    private long written;
    private Thread reader;

    BoundedLog(Path file) {
        this.file = file;
    }

    /** Takes all lines of the stream until its end, in a thread of its own; hands each to {@code alsoTo} as well. */
    void follow(InputStream stream, Consumer<String> alsoTo) {
        rotate();
        reader = new Thread(() -> copy(stream, alsoTo), "log " + file.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    void follow(InputStream stream) {
        follow(stream, line -> {});
    }

    /** The last lines, also those that the process wrote just before it died. */
    String lastLines() {
        awaitEnd();
        synchronized (this) {
            return String.join("\n", last);
        }
    }

    private void awaitEnd() {
        try {
            if (reader != null) {
                reader.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(InputStream stream, Consumer<String> alsoTo) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                append(line);
                alsoTo.accept(line);
            }
        } catch (IOException streamClosed) {
            // the process has ended
        }
    }

    private synchronized void append(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        try {
            if (written > MAX_BYTES) {
                rotate();
            }
            if (out == null) {
                out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(bytes);
            written += bytes.length;
        } catch (IOException diskFullOrFolderGone) {
            closeFile();
        }
    }

    private synchronized void rotate() {
        closeFile();
        written = 0;
        last.clear();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file) && Files.size(file) > 0) {
                for (int age = KEPT - 1; age >= 1; age--) {
                    if (Files.exists(aged(age))) {
                        Files.move(aged(age), aged(age + 1), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                Files.move(file, aged(1), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException leaveAsItIs) {
            // a log that cannot be rotated is appended to
        }
    }

    private void closeFile() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException nothingLeftToDo) {
            // the file is given up anyway
        }
        out = null;
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
