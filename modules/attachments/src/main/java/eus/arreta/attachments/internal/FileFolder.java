package eus.arreta.attachments.internal;

import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder: each file under its SHA-256, in one of 256 sub-folders. */
@ApplicationScoped
public class FileFolder {

    private static final int BUFFER = 64 * 1024;
    private static final String INCOMING = "incoming-";

    private final Path root;

    public FileFolder(@ConfigProperty(name = "arreta.files") String root) {
        this.root = Path.of(root);
    }

    /**
     * What has come in and has no place yet; closing it removes what was not placed.
     *
     * @param size bytes
     */
    public record Incoming(Path path, String sha256, long size) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Writes a stream through to the disk.
     *
     * @param largest bytes; more is refused as soon as it is seen
     */
    public Incoming receive(InputStream content, long largest) throws IOException {
        Files.createDirectories(root);
        Path part = Files.createTempFile(root, INCOMING, ".part");
        try {
            MessageDigest sha256 = sha256();
            long size = copy(new DigestInputStream(content, sha256), part, largest);
            return new Incoming(part, HexFormat.of().formatHex(sha256.digest()), size);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }

    /** Gives what has come in its place; the same content has one place however often it comes. */
    public void place(Incoming incoming) throws IOException {
        Path place = path(incoming.sha256());
        Files.createDirectories(place.getParent());
        Files.move(incoming.path(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Where the content with that hash lies. */
    public Path path(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Removes a content; nothing happens when it isn't there. */
    public void remove(String sha256) {
        try {
            Files.deleteIfExists(path(sha256));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes what a crash left half received before that. */
    public void removeLeftovers(Instant before) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(root, INCOMING + "*")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long copy(InputStream content, Path target, long largest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw new InvalidInput("/file", "too-large", "is larger than " + largest + " bytes");
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
