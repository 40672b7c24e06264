package eus.arreta.access.internal.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives new entries their place in the chain, one replica at a time by a lock in the database. A crash leaves nothing half
 * done: the places of a round are one transaction.
 */
@ApplicationScoped
public class Chaining {

    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;

    public Chaining(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Head(long place, String hash) {}

    // Not while the tables are still brought up to date.
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    public void chain() {
        jdbi.useHandle(handle -> {
            if (mayChain(handle)) {
                List<AuditChain.Link> links = unchained(handle);
                if (!links.isEmpty()) {
                    append(handle, head(handle), links);
                }
            }
        });
    }

    private static boolean mayChain(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtext('arreta.audit'))")
                .mapTo(boolean.class)
                .one();
    }

    /** By index audit_entry_unchained. */
    private static List<AuditChain.Link> unchained(Handle handle) {
        return handle.createQuery("select id, at, actor_id, actor_kind, action, subject, digest"
                        + " from access.audit_entry where place is null order by no limit :limit")
                .bind("limit", AT_ONCE)
                .map((row, context) -> new AuditChain.Link(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_kind"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("digest")))
                .list();
    }

    private static Head head(Handle handle) {
        return handle.createQuery(
                        "select place, hash from access.audit_entry where place is not null order by place desc limit 1")
                .map((row, context) -> new Head(row.getLong("place"), row.getString("hash")))
                .findOne()
                .orElse(new Head(0, AuditChain.BEGINNING));
    }

    private static void append(Handle handle, Head head, List<AuditChain.Link> links) {
        UUID[] ids = new UUID[links.size()];
        Long[] places = new Long[links.size()];
        String[] hashes = new String[links.size()];
        long place = head.place();
        String hash = head.hash();
        for (int index = 0; index < links.size(); index++) {
            place++;
            hash = AuditChain.next(hash, place, links.get(index));
            ids[index] = links.get(index).id();
            places[index] = place;
            hashes[index] = hash;
        }
        handle.createUpdate(
                        "update access.audit_entry entry set place = chained.place, hash = chained.hash"
                                + " from unnest(:ids, :places, :hashes) as chained (id, place, hash) where entry.id = chained.id")
                .bindArray("ids", UUID.class, (Object[]) ids)
                .bindArray("places", Long.class, (Object[]) places)
                .bindArray("hashes", String.class, (Object[]) hashes)
                .execute();
    }
}
