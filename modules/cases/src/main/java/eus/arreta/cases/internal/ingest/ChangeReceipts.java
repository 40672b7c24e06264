package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent.ChangeReceipt;
import eus.arreta.channelapi.Mark;
import eus.arreta.events.EventCodec;
import eus.arreta.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What came of changes that agents wanted in messages they sent: done, the message says so from now on; else the change says why
 * not. Idempotent by the change's own state. A change that isn't known was erased with its case.
 */
@ApplicationScoped
public class ChangeReceipts {

    private final Jdbi jdbi;
    private final CaseTable cases;
    private final Outbox outbox;
    private final Clock clock;

    public ChangeReceipts(Jdbi jdbi, CaseTable cases, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Change(UUID id, UUID entryId, String kind, String text, List<Mark> marks, Instant at) {}

    void apply(List<Incoming<ChangeReceipt>> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, ChangeReceipt> byChange = new TreeMap<>();
        receipts.forEach(one -> byChange.putIfAbsent(one.record().changeId(), one.record()));
        jdbi.useHandle(handle -> {
            Map<UUID, CaseDraft> drafts = cases.lock(handle, caseIds(handle, byChange.keySet()));
            // Read after the lock: whoever settles a change holds the case's lock.
            List<Change> open = open(handle, byChange.keySet());
            Map<UUID, EntryText> entries =
                    EntryText.read(handle, open.stream().map(Change::entryId).toList());
            Map<UUID, EntryText> changed = new HashMap<>();
            Map<UUID, CaseDraft> told = new TreeMap<>();
            for (Change change : open) {
                EntryText entry = entries.get(change.entryId());
                CaseDraft draft = drafts.get(entry.caseId);
                ChangeReceipt receipt = byChange.get(change.id());
                String what = "change-failed";
                if (receipt.done()) {
                    what = carryOut(entry, change);
                    changed.put(entry.id, entry);
                }
                draft.tell(CaseEvent.MESSAGE_CHANGED, entry.id, what, receipt.at());
                told.put(draft.id, draft);
            }
            if (!changed.isEmpty()) {
                EntryText.write(handle, changed.values());
            }
            settle(handle, open, byChange);
            cases.updateSequences(handle, told.values(), now);
            told.values().forEach(draft -> outbox.append(draft.events));
        });
    }

    private static String carryOut(EntryText entry, Change change) {
        if (change.kind().equals("delete")) {
            entry.delete(change.at());
            return "deleted";
        }
        List<Content> content = new ArrayList<>(entry.content());
        content.replaceAll(part -> {
            if (part instanceof Content.Choices asked) {
                return new Content.Choices(change.text(), asked.choices());
            }
            return part instanceof Content.Text ? new Content.Text(change.text(), null, change.marks()) : part;
        });
        entry.edit(change.at(), content);
        return "edited";
    }

    private static List<UUID> caseIds(Handle handle, Iterable<UUID> changes) {
        return handle.createQuery("select distinct entry.case_id from cases.message_change change"
                        + " join cases.entry entry on entry.id = change.entry_id"
                        + " where change.id = any(:ids) and entry.case_id is not null")
                .bindArray("ids", UUID.class, changes)
                .mapTo(UUID.class)
                .list();
    }

    private static List<Change> open(Handle handle, Iterable<UUID> changes) {
        return handle.createQuery("select * from cases.message_change"
                        + " where id = any(:ids) and state = 'queued' order by at, id for update")
                .bindArray("ids", UUID.class, changes)
                .map((row, context) -> new Change(
                        row.getObject("id", UUID.class),
                        row.getObject("entry_id", UUID.class),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getString("marks") == null
                                ? List.of()
                                : List.of(EventCodec.read(row.getString("marks"), Mark[].class)),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static void settle(Handle handle, List<Change> open, Map<UUID, ChangeReceipt> receipts) {
        if (open.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update cases.message_change change
                        set state = settled.state, reason = settled.reason,
                            text = case when settled.state = 'failed' then change.text end,
                            marks = case when settled.state = 'failed' then change.marks end
                        from unnest(:ids, :states, :reasons) as settled (id, state, reason)
                        where change.id = settled.id""")
                .bindArray("ids", UUID.class, open.stream().map(Change::id).toArray())
                .bindArray(
                        "states",
                        String.class,
                        open.stream()
                                .map(change -> receipts.get(change.id()).done() ? "done" : "failed")
                                .toArray())
                .bindArray(
                        "reasons",
                        String.class,
                        open.stream()
                                .map(change -> receipts.get(change.id()).reason())
                                .toArray())
                .execute();
    }
}
