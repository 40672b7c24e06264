package eus.arreta.attachments.internal;

import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder: each file under its SHA-256, in one of 256 sub-folders. */
@ApplicationScoped
public class FileFolder {

    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final long largest;

    public FileFolder(
            @ConfigProperty(name = "arreta.files") String root,
            @ConfigProperty(name = "arreta.attachments.largest", defaultValue = "26214400") long largest) {
        this.root = Path.of(root);
        this.largest = largest;
    }

    /** What was kept. */
    public record Kept(String sha256, long size) {}

    /** Keeps a stream. On any failure nothing is left behind. */
    public Kept keep(InputStream content) throws IOException {
        Files.createDirectories(root);
        Path incoming = Files.createTempFile(root, "incoming-", ".part");
        try {
            MessageDigest sha256 = sha256();
            long size = copy(new DigestInputStream(content, sha256), incoming);
            try (FileChannel channel = FileChannel.open(incoming, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            String hash = HexFormat.of().formatHex(sha256.digest());
            Path place = place(hash);
            Files.createDirectories(place.getParent());
            Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Kept(hash, size);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Opens a file that was kept. */
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    private long copy(InputStream content, Path target) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw new InvalidInput("/file", "too-large", "is larger than " + largest + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    private Path place(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
