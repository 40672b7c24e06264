package eus.arreta.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;

/** {@code $ARRETA_DATA}: everything that an installation on one machine keeps, and the lock that one launcher holds. */
final class DataFolder implements AutoCloseable {

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder when it is absent and takes its lock, which ends with this process however that ends.
     *
     * @throws CannotRunException when it cannot be written or another launcher has it
     */
    static DataFolder lock(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            Path real = folder.toRealPath();
            PrivateFiles.createFolder(real.resolve("run"));
            PrivateFiles.createFolder(real.resolve("log"));
            FileChannel channel = FileChannel.open(
                    real.resolve("run/launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            Path pidFile = real.resolve("run/launcher.pid");
            if (lock == null) {
                String other = Files.exists(pidFile)
                        ? " (process " + Files.readString(pidFile).strip() + ")"
                        : "";
                throw new CannotRunException(
                        ExitCode.ALREADY_RUNNING,
                        "Arreta already runs on the data folder " + real + other
                                + ". Stop it first, or set ARRETA_DATA to another folder.");
            }
            PrivateFiles.write(pidFile, ProcessHandle.current().pid() + "\n");
            return new DataFolder(real, channel);
        } catch (IOException e) {
            throw new CannotRunException(
                    ExitCode.FOLDER_UNUSABLE,
                    "The data folder " + folder + " cannot be written (" + e + "). Make it writable for user "
                            + System.getProperty("user.name") + ", or set ARRETA_DATA to another folder.");
        }
    }

    Path path() {
        return path;
    }

    Path log(String name) {
        return path.resolve("log").resolve(name);
    }

    Path run(String name) {
        return path.resolve("run").resolve(name);
    }

    /** The key that encrypts and signs, made at the first call. Whoever loses it loses the stored tokens. */
    String secretKey() throws IOException {
        return PrivateFiles.secret(path.resolve("secret-key"), 32, Base64.getEncoder());
    }

    /** When the folder's content was restored from a backup and no server has been ready since. */
    Optional<String> restoredAt() throws IOException {
        Path marker = restoredMarker();
        return Files.exists(marker) ? Optional.of(Files.readString(marker).strip()) : Optional.empty();
    }

    void forgetRestore() throws IOException {
        Files.deleteIfExists(restoredMarker());
    }

    private Path restoredMarker() {
        return path.resolve("restored-at");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(run("launcher.pid"));
        channel.close();
    }
}
