package eus.arreta.attachments.internal;

import eus.arreta.channelapi.FileStore.StoredFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What is known of each file. A content is removed under a lock on its hash that whoever names the same content takes
 * too, so that nobody's file loses its content.
 */
@ApplicationScoped
public class FileTable {

    private static final String COLUMNS = "id, sha256, name, media_type, size, thumbnail_sha256, stored_by, used_at";

    private final Jdbi jdbi;
    private final FileFolder folder;
    private final Clock clock;

    public FileTable(Jdbi jdbi, FileFolder folder, Clock clock) {
        this.jdbi = jdbi;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A file.
     *
     * @param thumbnail hash of its small picture; absent when it has none
     * @param storedBy  the user; absent when a channel did
     * @param usedAt    since when it belongs to something; absent when it doesn't
     */
    public record Row(
            UUID id,
            String sha256,
            String name,
            String mediaType,
            long size,
            String thumbnail,
            UUID storedBy,
            Instant usedAt) {

        public StoredFile stored() {
            return new StoredFile(id.toString(), name, mediaType, size);
        }
    }

    void insert(Row file, boolean scanned, Instant now) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> {
                    lock(handle, hashes(List.of(file)));
                    handle.createUpdate("insert into attachments.file"
                                    + " (id, sha256, name, media_type, size, thumbnail_sha256, stored_by, scanned, stored_at)"
                                    + " values (:id, :sha256, :name, :type, :size, :thumbnail, :by, :scanned, :now)")
                            .bind("id", file.id())
                            .bind("sha256", file.sha256())
                            .bind("name", file.name())
                            .bind("type", file.mediaType())
                            .bind("size", file.size())
                            .bind("thumbnail", file.thumbnail())
                            .bind("by", file.storedBy())
                            .bind("scanned", scanned)
                            .bind("now", now)
                            .execute();
                }));
    }

    public Optional<Row> find(UUID id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    public Map<UUID, Row> find(Collection<UUID> ids) {
        Map<UUID, Row> found = new HashMap<>();
        jdbi.useHandle(handle -> rows(handle, ids, "").forEach(file -> found.put(file.id(), file)));
        return found;
    }

    public void use(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "update attachments.file set used_at = :now where id = any(:ids) and used_at is null")
                    .bind("now", clock.instant())
                    .bindArray("ids", UUID.class, Set.copyOf(ids).toArray())
                    .execute());
        }
    }

    /** Files that were stored before that and belong to nothing, a few at a time; by index file_unused. */
    List<UUID> unused(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from attachments.file"
                        + " where used_at is null and stored_at < :before order by stored_at limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** In the caller's transaction: what is released is old already, so that it goes with the next cleaning. */
    public void release(Collection<UUID> ids) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update attachments.file set used_at = null, stored_at = 'epoch' where id = any(:ids)")
                .bindArray("ids", UUID.class, Set.copyOf(ids).toArray())
                .execute());
    }

    public void destroyReleased() {
        List<UUID> released = released();
        while (!released.isEmpty()) {
            destroy(released);
            released = released();
        }
    }

    private List<UUID> released() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from attachments.file where used_at is null and stored_at = 'epoch' limit 100")
                .mapTo(UUID.class)
                .list());
    }

    /** In a transaction of its own: should it fail at its end, the same call again completes it. */
    public void destroy(Collection<UUID> ids) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> {
                    List<Row> files = rows(handle, ids, " order by id for update");
                    Set<String> hashes = hashes(files);
                    lock(handle, hashes);
                    handle.createUpdate("delete from attachments.file where id = any(:ids)")
                            .bindArray(
                                    "ids",
                                    UUID.class,
                                    files.stream().map(Row::id).toArray())
                            .execute();
                    Set<String> stillNamed = Set.copyOf(handle.createQuery("""
                            select sha256 from attachments.file where sha256 = any(:hashes)
                            union select thumbnail_sha256 from attachments.file where thumbnail_sha256 = any(:hashes)""")
                            .bindArray("hashes", String.class, hashes.toArray())
                            .mapTo(String.class)
                            .list());
                    hashes.stream().filter(hash -> !stillNamed.contains(hash)).forEach(folder::remove);
                }));
    }

    private static List<Row> rows(Handle handle, Collection<UUID> ids, String order) {
        return handle.createQuery("select " + COLUMNS + " from attachments.file where id = any(:ids)" + order)
                .bindArray("ids", UUID.class, Set.copyOf(ids).toArray())
                .map((row, context) -> read(row))
                .list();
    }

    private static Set<String> hashes(List<Row> files) {
        Set<String> hashes = new TreeSet<>();
        for (Row file : files) {
            hashes.add(file.sha256());
            if (file.thumbnail() != null) {
                hashes.add(file.thumbnail());
            }
        }
        return hashes;
    }

    /** In the order of the hashes, as everybody does. */
    private static void lock(Handle handle, Set<String> hashes) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(hash, 0))"
                        + " from (select hash from unnest(:hashes) hash order by hash) as ordered")
                .bindArray("hashes", String.class, hashes.toArray())
                .map((row, context) -> 0)
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("sha256"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("thumbnail_sha256"),
                row.getObject("stored_by", UUID.class),
                used == null ? null : used.toInstant());
    }
}
