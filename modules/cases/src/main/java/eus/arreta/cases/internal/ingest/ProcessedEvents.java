package eus.arreta.cases.internal.ingest;

import eus.arreta.channelapi.InboundEvent;
import eus.arreta.gateway.IngestedEvents;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Knows which events have had their effect: messages by their external id, all others by their event id. */
@ApplicationScoped
public class ProcessedEvents implements IngestedEvents {

    /** Longer than {@code arreta.inbound} keeps its records. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final Jdbi jdbi;
    private final Clock clock;

    public ProcessedEvents(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Marks events as processed, in the caller's transaction; answers those that weren't before. */
    Set<UUID> claim(Handle handle, List<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(handle.createQuery("""
                        insert into cases.processed_event (event_id, processed_at)
                        select event_id, :now from unnest(:ids) as wanted (event_id)
                        order by event_id
                        on conflict do nothing
                        returning event_id""")
                .bind("now", clock.instant())
                .bindArray("ids", UUID.class, new TreeSet<>(eventIds).toArray())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public boolean stored(InboundEvent event) {
        boolean message = event instanceof InboundEvent.MessageReceived;
        String sql = message
                ? "select 1 from cases.entry where account_id = :account and external_id = :external"
                : "select 1 from cases.processed_event where event_id = :event";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            if (event instanceof InboundEvent.MessageReceived received) {
                query.bind("account", received.accountId()).bind("external", received.externalId());
            } else {
                query.bind("event", event.eventId());
            }
            return query.mapTo(int.class).findOne().isPresent();
        });
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = jdbi.withHandle(handle -> handle.createUpdate("delete from cases.processed_event"
                            + " where event_id = any(array(select event_id from cases.processed_event"
                            + " where processed_at < :then limit 1000))")
                    .bind("then", clock.instant().minus(KEPT))
                    .execute());
        } while (forgotten > 0);
    }
}
