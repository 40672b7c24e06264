package eus.arreta.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.access.internal.audit.AuditTable;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The log of administrative changes and of disclosures: who, when, what, before and after. Entries are written in the
 * transaction of what they tell of, never changed, and chained by hashes.
 */
@ApplicationScoped
public class Audit {

    private final AuditTable table;

    public Audit(AuditTable table) {
        this.table = table;
    }

    /**
     * One entry.
     *
     * @param action  what was done, as a word such as {@code user-created}
     * @param subject what it was done to, such as {@code user:<id>}
     * @param before  absent for what is new, and where the values were erased
     * @param after   absent for what is gone, and where the values were erased
     * @param erased  whether its values were taken away for a citizen's right to be forgotten
     * @param place   in the chain; absent for a moment after it was written
     * @param hash    of the chain up to here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            UUID id,
            Instant at,
            UUID actorId,
            Actor.Kind actorKind,
            String actorName,
            String action,
            String subject,
            JsonNode before,
            JsonNode after,
            String reason,
            boolean erased,
            Long place,
            String hash) {}

    /** Which entries to list; absent parts don't filter. */
    public record Filter(UUID actor, String action, String subject, Instant from, Instant to) {}

    /**
     * Writes an entry in the caller's transaction.
     *
     * @param before and {@code after}: anything that is JSON; never a secret
     */
    public void record(Actor actor, String action, String subject, Object before, Object after) {
        table.add(actor, action, subject, before, after, List.of());
    }

    /** The same about citizens, whose values can be taken away later. */
    public void record(
            Actor actor, String action, String subject, Object before, Object after, Collection<UUID> citizens) {
        table.add(actor, action, subject, before, after, citizens);
    }

    /** Newest first. */
    public Page<Entry> list(Actor actor, Filter filter, Integer limit, String after) {
        actor.require(Permission.AUDIT);
        int size = Page.limit(limit);
        List<Entry> rows = table.list(filter, size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, entry -> Cursor.of(entry.at(), entry.id()));
    }

    /** The entries that follow a place of the chain, in its order; for the export. */
    public List<Entry> following(Actor actor, long place, int limit) {
        actor.require(Permission.AUDIT);
        return table.following(place, limit);
    }
}
