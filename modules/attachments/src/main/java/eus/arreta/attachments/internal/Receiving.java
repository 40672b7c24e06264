package eus.arreta.attachments.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.attachments.FileLimits;
import eus.arreta.channelapi.FileStore.StoredFile;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a file in: to the disk, past the scanner, its kind found out, its small picture drawn, then known by an id. */
@ApplicationScoped
public class Receiving {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final FileFolder folder;
    private final FileTable table;
    private final VirusScanner scanner;
    private final Thumbnails thumbnails;
    private final Clock clock;
    private final long largest;

    public Receiving(
            FileFolder folder,
            FileTable table,
            VirusScanner scanner,
            Thumbnails thumbnails,
            Clock clock,
            @ConfigProperty(name = "arreta.attachments.largest", defaultValue = "26214400") long largest) {
        this.folder = folder;
        this.table = table;
        this.scanner = scanner;
        this.thumbnails = thumbnails;
        this.clock = clock;
        this.largest = largest;
    }

    public StoredFile receive(Actor actor, String claimedName, InputStream content, FileLimits limits)
            throws IOException {
        String name = FileNames.of(claimedName);
        long most = limits.largest() == null ? largest : Math.min(largest, limits.largest());
        try (FileFolder.Incoming incoming = folder.receive(content, most)) {
            if (incoming.size() == 0) {
                throw new InvalidInput("/file", "empty", "has no content");
            }
            String mediaType = MediaTypes.of(incoming.path(), name);
            if (!limits.takesType(mediaType)) {
                throw new InvalidInput("/file", "type-not-allowed", "is of a kind that is not taken: " + mediaType);
            }
            boolean scanned = scanner.check(incoming.path());
            try (FileFolder.Incoming thumbnail = thumbnail(incoming, mediaType)) {
                FileTable.Row file = new FileTable.Row(
                        IDS.generate(),
                        incoming.sha256(),
                        name,
                        mediaType,
                        incoming.size(),
                        thumbnail == null ? null : thumbnail.sha256(),
                        person(actor),
                        null);
                // The row first: a crash after it leaves a row that nobody uses, and no content that nobody knows of.
                table.insert(file, scanned, clock.instant());
                folder.place(incoming);
                if (thumbnail != null) {
                    folder.place(thumbnail);
                }
                return file.stored();
            }
        }
    }

    private FileFolder.Incoming thumbnail(FileFolder.Incoming incoming, String mediaType) throws IOException {
        Optional<InputStream> drawn = thumbnails.of(incoming.path(), mediaType);
        return drawn.isEmpty() ? null : folder.receive(drawn.get(), largest);
    }

    private static UUID person(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM ? null : actor.id();
    }
}
