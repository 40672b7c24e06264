package eus.arreta.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.events.internal.deadletters.DeadLetterTable;
import eus.arreta.events.internal.deadletters.Replay;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What could not be processed, with where it stood and why. Nothing here is ever lost: it can be sent again. */
@ApplicationScoped
public class DeadLetters {

    private final Audit audit;
    private final DeadLetterTable table;
    private final Replay replay;

    public DeadLetters(DeadLetterTable table, Replay replay, Audit audit) {
        this.audit = audit;
        this.table = table;
        this.replay = replay;
    }

    /**
     * A record that could not be processed; its text is not shown.
     *
     * @param state    {@code open}; {@code replayed}: sent again, not yet known with what result; {@code done}: the
     *     replay had its effect
     * @param attempts how often processing failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetter(
            UUID id,
            String topic,
            int partition,
            long offset,
            String type,
            String cause,
            String detail,
            String state,
            int attempts,
            Instant failedAt,
            Instant replayedAt) {}

    /** Which to list; absent parts don't filter. */
    public record Filter(String topic, String cause, Instant from) {}

    /** Newest first. */
    public Page<DeadLetter> list(Actor actor, Filter filter, Integer limit, String after) {
        actor.require(Permission.DEAD_LETTERS);
        int size = Page.limit(limit);
        List<DeadLetter> rows = table.list(filter, size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, letter -> Cursor.of(letter.failedAt(), letter.id()));
    }

    /**
     * Sends a record again to the topic that it came from. Consumers are idempotent, so doing it twice does nothing
     * twice; when it fails again, the same dead letter says so.
     *
     * @throws Problem 404, or 503 when the broker is away
     */
    public DeadLetter replay(Actor actor, UUID id) {
        actor.require(Permission.DEAD_LETTERS);
        DeadLetter replayed = table.replay(id).orElseThrow(() -> Problem.notFound("dead letter"));
        replay.send(table.record(id));
        audit.record(actor, "dead-letter-replayed", "dead-letter:" + id, null, null);
        return replayed;
    }

    /** Most that are sent again by one call. */
    public static final int MOST_AT_ONCE = 1_000;

    /**
     * Sends again what waits and fits, oldest first; what has had its effect is left alone.
     *
     * @param limit 1 to 1,000
     * @return how many were sent
     * @throws Problem 503 when the broker is away; what was sent before that stays sent
     */
    public int replayAll(Actor actor, Filter filter, int limit) {
        actor.require(Permission.DEAD_LETTERS);
        List<UUID> waiting = table.waiting(filter, limit);
        waiting.forEach(id -> replay(actor, id));
        return waiting.size();
    }
}
