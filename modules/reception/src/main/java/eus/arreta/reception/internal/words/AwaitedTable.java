package eus.arreta.reception.internal.words;

import eus.arreta.channelapi.OutboundContent.Choice;
import eus.arreta.events.EventCodec;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the next message of a conversation may be an answer to. */
@ApplicationScoped
public class AwaitedTable {

    private final Jdbi jdbi;
    private final Clock clock;

    public AwaitedTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * An answer that is awaited.
     *
     * @param key     of the message that asked
     * @param choices that were offered; empty where a comment is awaited
     * @param comment what a comment means; absent where one of the choices is awaited
     */
    record Awaited(String key, List<Choice> choices, String comment, Instant until) {}

    /** How a list of choices is stored. */
    record Offered(List<Choice> choices) {}

    Map<UUID, Awaited> find(Collection<UUID> conversationIds) {
        Map<UUID, Awaited> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select * from reception.awaited where conversation_id = any(:ids)")
                .bindArray("ids", UUID.class, conversationIds.toArray())
                .map((row, context) -> {
                    String choices = row.getString("choices");
                    return found.put(
                            row.getObject("conversation_id", UUID.class),
                            new Awaited(
                                    row.getString("key"),
                                    choices == null
                                            ? List.of()
                                            : EventCodec.read(choices, Offered.class)
                                                    .choices(),
                                    row.getString("comment_word"),
                                    row.getTimestamp("until").toInstant()));
                })
                .list());
        return found;
    }

    public void forget(Collection<UUID> conversationIds) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from reception.awaited where conversation_id = any(:ids)")
                .bindArray("ids", UUID.class, conversationIds.toArray())
                .execute());
    }

    /** Takes away what nobody will answer any more, by index awaited_until. */
    @Scheduled(every = "1h", delayed = "13m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = jdbi.withHandle(handle -> handle.createUpdate("delete from reception.awaited"
                            + " where conversation_id = any(array(select conversation_id from reception.awaited"
                            + " where until < :now limit 1000))")
                    .bind("now", clock.instant())
                    .execute());
        } while (forgotten > 0);
    }

    public void awaitChoice(UUID conversationId, String key, List<Choice> choices, Instant until) {
        put(conversationId, key, EventCodec.write(new Offered(choices)), null, until);
    }

    public void awaitComment(UUID conversationId, String key, Word.Comment comment, Instant until) {
        put(conversationId, key, null, comment.text(), until);
    }

    private void put(UUID conversationId, String key, String choices, String comment, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into reception.awaited (conversation_id, key, choices, comment_word, until)
                        values (:id, :key, :choices, :comment, :until)
                        on conflict (conversation_id) do update set key = excluded.key, choices = excluded.choices,
                            comment_word = excluded.comment_word, until = excluded.until""")
                .bind("id", conversationId)
                .bind("key", key)
                .bind("choices", choices)
                .bind("comment", comment)
                .bind("until", until)
                .execute());
    }
}
