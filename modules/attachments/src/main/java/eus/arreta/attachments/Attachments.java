package eus.arreta.attachments;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.attachments.internal.FileFolder;
import eus.arreta.channelapi.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Files, stored once by their SHA-256 in a folder that all replicas share. */
@ApplicationScoped
public class Attachments implements FileStore {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final FileFolder folder;
    private final Jdbi jdbi;
    private final Clock clock;

    public Attachments(FileFolder folder, Jdbi jdbi, Clock clock) {
        this.folder = folder;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public StoredFile store(String name, String claimedMediaType, InputStream content) throws IOException {
        FileFolder.Kept kept = folder.keep(content);
        StoredFile file = new StoredFile(IDS.generate().toString(), name, claimedMediaType, kept.size());
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into attachments.file (id, sha256, name, media_type, size, stored_at)"
                                + " values (:id, :sha256, :name, :type, :size, :now)")
                .bind("id", UUID.fromString(file.fileId()))
                .bind("sha256", kept.sha256())
                .bind("name", name)
                .bind("type", claimedMediaType)
                .bind("size", kept.size())
                .bind("now", clock.instant())
                .execute());
        return file;
    }

    @Override
    public InputStream open(String fileId) throws IOException {
        String sha256 = jdbi.withHandle(
                        handle -> handle.createQuery("select sha256 from attachments.file where id = :id")
                                .bind("id", UUID.fromString(fileId))
                                .mapTo(String.class)
                                .findOne())
                .orElseThrow(() -> new NoSuchFileException(fileId));
        return folder.open(sha256);
    }
}
