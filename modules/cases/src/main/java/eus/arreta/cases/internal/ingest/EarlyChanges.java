package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.files.EntryFiles;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.events.EventCodec;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes of messages that haven't come yet: they wait, and are applied in the transaction that stores the message. */
@ApplicationScoped
public class EarlyChanges {

    /** Longer than {@code arreta.inbound} keeps its records: after that the message will not come. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final Jdbi jdbi;
    private final EntryFiles files;
    private final Clock clock;

    public EarlyChanges(Jdbi jdbi, EntryFiles files, Clock clock) {
        this.jdbi = jdbi;
        this.files = files;
        this.clock = clock;
    }

    /** A message that was just stored. */
    record Stored(UUID entryId, UUID accountId, String externalId) {}

    private record Waiting(UUID entryId, InboundEvent change) {}

    void keep(Handle handle, List<Incoming<? extends InboundEvent>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        insert into cases.early_change (event_id, account_id, external_id, type, body, at)
                        select * from unnest(:ids, :accounts, :externals, :types, :bodies, :times::timestamptz[])
                        on conflict do nothing"""), changes)
                .uuids("ids", change -> change.event().id())
                .uuids("accounts", change -> change.record().accountId())
                .texts("externals", change -> MessageChanges.externalId(change.record()))
                .texts("types", change -> EventType.of(change.record()).wireName())
                .texts("bodies", change -> EventCodec.write(change.record()))
                .times("times", change -> change.record().time())
                .bound()
                .execute();
    }

    /** Applies what waited for the messages that were just stored; their cases, where they have one, are locked. */
    void apply(Handle handle, List<Stored> stored, Map<UUID, CaseDraft> drafts) {
        List<Waiting> waiting = take(handle, stored);
        if (waiting.isEmpty()) {
            return;
        }
        Map<UUID, EntryText> entries = new HashMap<>(
                EntryText.read(handle, waiting.stream().map(Waiting::entryId).toList()));
        Map<UUID, EntryText> changed = new TreeMap<>();
        for (Waiting one : waiting) {
            EntryText entry = entries.get(one.entryId());
            MessageChanges.change(entry, new MessageChanges.Target(entry.id, entry.caseId, null, null), one.change());
            MessageChanges.tell(drafts, entry, one.change());
            changed.put(entry.id, entry);
        }
        EntryText.write(handle, changed.values());
        files.link(handle, MessageChanges.filesOf(changed.values()));
    }

    private static List<Waiting> take(Handle handle, List<Stored> stored) {
        return Columns.of(handle.createQuery("""
                        with taken as (
                            delete from cases.early_change change
                            using unnest(:accounts, :externals, :entries) as stored (account_id, external_id, entry_id)
                            where change.account_id = stored.account_id and change.external_id = stored.external_id
                            returning stored.entry_id, change.type, change.body, change.at
                        )
                        select * from taken order by entry_id, at"""), stored)
                .uuids("accounts", Stored::accountId)
                .texts("externals", Stored::externalId)
                .uuids("entries", Stored::entryId)
                .bound()
                .map((row, context) ->
                        new Waiting(row.getObject("entry_id", UUID.class), (InboundEvent) EventCodec.read(
                                row.getString("body"),
                                EventType.named(row.getString("type"))
                                        .orElseThrow()
                                        .record())))
                .list();
    }

    @Scheduled(every = "1h", delayed = "9m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = jdbi.withHandle(handle -> handle.createUpdate("delete from cases.early_change"
                            + " where event_id = any(array(select event_id from cases.early_change"
                            + " where at < :then limit 1000))")
                    .bind("then", clock.instant().minus(KEPT))
                    .execute());
        } while (forgotten > 0);
    }
}
