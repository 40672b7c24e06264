package eus.arreta.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of {@code deploy/backup} that nothing touch the data folder: a file that holds the process id of who wishes
 * it. It ends when the file is deleted, or when its process is gone, so that a backup that was killed does not keep the
 * service away.
 */
final class PauseRequest {

    private static final int POLL_MILLIS = 200;

    private final Path request;
    private final Path paused;
    private final Path resumed;

    PauseRequest(DataFolder folder) {
        this.request = folder.run("request-pause");
        this.paused = folder.run("paused");
        this.resumed = folder.run("resumed");
    }

    boolean isMade() {
        return maker().isPresent();
    }

    private Optional<String> maker() {
        try {
            String pid = Files.readString(request).strip();
            return ProcessHandle.of(Long.parseLong(pid)).map(alive -> pid);
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /**
     * Tells who asked that everything stands still, waits for the end of the request or of {@code stopping}, and takes
     * the permission back. The files name who asked, so that nobody takes the answer to another for their own.
     *
     * @return who asked, for {@link #tellResumed}
     */
    Optional<String> hold(CountDownLatch stopping) throws IOException, InterruptedException {
        Files.deleteIfExists(resumed);
        Optional<String> maker = maker();
        if (maker.isPresent()) {
            PrivateFiles.write(paused, maker.get() + "\n");
        }
        while (isMade() && !stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            // looks again
        }
        Files.deleteIfExists(paused);
        if (!isMade()) {
            Files.deleteIfExists(request);
        }
        return maker;
    }

    /** Tells who asked that the service is back. */
    void tellResumed(Optional<String> maker) throws IOException {
        if (maker.isPresent()) {
            PrivateFiles.write(resumed, maker.get() + "\n");
        }
    }
}
