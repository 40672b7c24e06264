package eus.arreta.attachments;

import eus.arreta.access.Actor;
import eus.arreta.attachments.internal.FileFolder;
import eus.arreta.attachments.internal.FileTable;
import eus.arreta.attachments.internal.Receiving;
import eus.arreta.channelapi.FileStore;
import eus.arreta.channelapi.FileStore.StoredFile;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files, stored once by their SHA-256 in a folder that all replicas share. */
@ApplicationScoped
public class Attachments {

    private final Receiving receiving;
    private final FileTable table;
    private final FileFolder folder;
    private final Instance<FetchRule> rules;

    public Attachments(Receiving receiving, FileTable table, FileFolder folder, @Any Instance<FetchRule> rules) {
        this.receiving = receiving;
        this.table = table;
        this.folder = folder;
        this.rules = rules;
    }

    /**
     * A file to be read.
     *
     * @param size      bytes
     * @param mediaType as detected from the content
     */
    public record Content(String name, String mediaType, long size, Path path) {}

    /**
     * Stores a file; the caller closes the stream. What nobody uses within a month is removed.
     *
     * @throws InvalidInput {@code /file} {@code empty}, {@code too-large}, {@code type-not-allowed}, {@code infected}
     * @throws IOException  when the stream, the disk or the scanner fails; nothing is kept then
     */
    public StoredFile store(Actor actor, String name, InputStream content, FileLimits limits) throws IOException {
        return receiving.receive(actor, name, content, limits);
    }

    /** What an adapter gets: stores within the limits of its account, and opens what is to be sent. */
    public FileStore within(Actor actor, FileLimits limits) {
        return new FileStore() {
            @Override
            public StoredFile store(String name, String claimedMediaType, InputStream content) throws IOException {
                return Attachments.this.store(actor, name, content, limits);
            }

            @Override
            public InputStream open(String fileId) throws IOException {
                FileTable.Row file = id(fileId).flatMap(table::find).orElseThrow(() -> new NoSuchFileException(fileId));
                return Files.newInputStream(folder.path(file.sha256()));
            }
        };
    }

    private static Optional<UUID> id(String fileId) {
        try {
            return Optional.of(UUID.fromString(fileId));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * Files that the actor wants to send: those that the actor stored or may see, in the order of {@code ids}.
     *
     * @throws InvalidInput {@code /attachments} {@code unknown}
     */
    public List<StoredFile> require(Actor actor, List<UUID> ids) {
        Map<UUID, FileTable.Row> found = table.find(ids);
        for (UUID id : ids) {
            if (!found.containsKey(id) || !mayFetch(actor, found.get(id))) {
                throw new InvalidInput("/attachments", "unknown", "names a file that isn't there: " + id);
            }
        }
        return ids.stream().map(id -> found.get(id).stored()).toList();
    }

    /** Says that these files belong to something now and stay as long as it does. Unknown ids are passed over. */
    public void use(Actor actor, Collection<UUID> ids) {
        table.use(ids);
    }

    /** A file that the actor may see; empty when there is none. */
    public Optional<Content> fetch(Actor actor, UUID id) {
        return table.find(id)
                .filter(file -> mayFetch(actor, file))
                .map(file -> new Content(file.name(), file.mediaType(), file.size(), folder.path(file.sha256())))
                .filter(content -> Files.exists(content.path()));
    }

    /** A small picture of an image that the actor may see, without what a camera wrote into it. */
    public Optional<Path> thumbnail(Actor actor, UUID id) {
        return table.find(id)
                .filter(file -> file.thumbnail() != null && mayFetch(actor, file))
                .map(file -> folder.path(file.thumbnail()))
                .filter(Files::exists);
    }

    private boolean mayFetch(Actor actor, FileTable.Row file) {
        // Once it belongs to something, who stored it sees it only as long as that may be seen.
        return file.usedAt() == null
                ? actor.id().equals(file.storedBy())
                : rules.stream().anyMatch(rule -> rule.mayFetch(actor, file.id()));
    }

    /**
     * Says, in the caller's transaction, that these files belong to nothing any more: they are removed by
     * {@link #destroyReleased}, and within hours anyway.
     */
    public void release(Actor actor, Collection<UUID> ids) {
        table.release(ids);
    }

    /** Removes what was released. */
    public void destroyReleased(Actor actor) {
        table.destroyReleased();
    }
}
