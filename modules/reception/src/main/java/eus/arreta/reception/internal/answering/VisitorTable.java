package eus.arreta.reception.internal.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What citizens have told reception in their conversations. */
@ApplicationScoped
public class VisitorTable {

    private final Jdbi jdbi;

    public VisitorTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void choose(UUID conversationId, String topic) {
        set(conversationId, "topic", topic);
    }

    void stop(UUID conversationId, Instant at) {
        set(conversationId, "stopped_at", at);
    }

    private void set(UUID conversationId, String column, Object value) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into reception.visitor (conversation_id, " + column
                        + ") values (:id, :value) on conflict (conversation_id) do update set " + column
                        + " = excluded." + column)
                .bind("id", conversationId)
                .bind("value", value)
                .execute());
    }

    /** The topic that was chosen for the case that opens now; it is used once. */
    Optional<String> takeTopic(UUID conversationId) {
        return jdbi.withHandle(handle -> {
            Optional<String> topic = handle.createQuery("select topic from reception.visitor"
                            + " where conversation_id = :id and topic is not null for update")
                    .bind("id", conversationId)
                    .mapTo(String.class)
                    .findOne();
            if (topic.isPresent()) {
                handle.createUpdate("update reception.visitor set topic = null where conversation_id = :id")
                        .bind("id", conversationId)
                        .execute();
            }
            return topic;
        });
    }

    /** Keeps that the citizen is asked now, unless they were after {@code then} or want to be told nothing; answers whether so. */
    boolean mayAsk(UUID conversationId, Instant now, Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into reception.visitor as present (conversation_id, asked_at) values (:id, :now)
                        on conflict (conversation_id) do update set asked_at = excluded.asked_at
                        where present.stopped_at is null
                        and (present.asked_at is null or present.asked_at < :then)""")
                        .bind("id", conversationId)
                        .bind("now", now)
                        .bind("then", then)
                        .execute()
                == 1);
    }
}
