package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InboundEvent.DeliveryReceipt;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives delivery receipts their effect on the timeline. Idempotent by event id; a receipt that would take back what is
 * known already (see {@link DeliveryState#mayFollow}) has none.
 */
@ApplicationScoped
public class ReceiptBatch {

    private final Jdbi jdbi;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final Outbox outbox;
    private final Clock clock;

    public ReceiptBatch(Jdbi jdbi, CaseTable cases, ProcessedEvents processed, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.processed = processed;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Message(UUID caseId, DeliveryState state) {}

    List<Rejection> apply(List<Incoming<DeliveryReceipt>> incoming) {
        if (incoming.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            List<Rejection> rejected = new ArrayList<>();
            Object[] ids = incoming.stream()
                    .map(receipt -> receipt.record().messageId())
                    .toArray();
            Map<UUID, CaseDraft> drafts = cases.lock(handle, caseIds(handle, ids));
            // Read after the lock: whoever changes a delivery's state holds the case's lock.
            Map<UUID, Message> messages = messages(handle, ids);
            List<Incoming<DeliveryReceipt>> known = new ArrayList<>();
            for (Incoming<DeliveryReceipt> receipt : incoming) {
                if (messages.containsKey(receipt.record().messageId())) {
                    known.add(receipt);
                } else {
                    rejected.add(Rejection.of(receipt.event(), "message-unknown", "There is no such message."));
                }
            }
            Set<UUID> fresh = processed.claim(
                    handle, known.stream().map(receipt -> receipt.event().id()).toList());
            known.removeIf(receipt -> !fresh.contains(receipt.event().id()));
            advance(handle, known, messages, drafts);
            return rejected;
        });
    }

    private void advance(
            Handle handle,
            List<Incoming<DeliveryReceipt>> receipts,
            Map<UUID, Message> messages,
            Map<UUID, CaseDraft> drafts) {
        Map<UUID, DeliveryReceipt> latest = new HashMap<>();
        List<DeliveryReceipt> steps = new ArrayList<>();
        Map<UUID, CaseDraft> touched = new TreeMap<>();
        for (Incoming<DeliveryReceipt> incoming : receipts) {
            DeliveryReceipt receipt = incoming.record();
            Message message = messages.get(receipt.messageId());
            if (receipt.state().mayFollow(message.state())) {
                messages.put(receipt.messageId(), new Message(message.caseId(), receipt.state()));
                latest.put(receipt.messageId(), receipt);
                steps.add(receipt);
                CaseDraft draft = drafts.get(message.caseId());
                draft.tell(
                        CaseEvent.DELIVERY_CHANGED,
                        receipt.messageId(),
                        receipt.state().word(),
                        receipt.at());
                touched.put(draft.id, draft);
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        update(handle, List.copyOf(latest.values()));
        insertSteps(handle, steps);
        List<OutgoingEvent> events = new ArrayList<>();
        touched.values().forEach(draft -> events.addAll(draft.events));
        handle.createUpdate("update cases.case_record record set sequence = draft.sequence, updated_at = :now"
                        + " from unnest(:ids, :sequences) as draft (id, sequence) where record.id = draft.id")
                .bind("now", clock.instant())
                .bindArray("ids", UUID.class, touched.keySet().toArray())
                .bindArray(
                        "sequences",
                        Long.class,
                        touched.values().stream().map(draft -> draft.sequence).toArray())
                .execute();
        outbox.append(events);
    }

    private static List<UUID> caseIds(Handle handle, Object[] messageIds) {
        return handle.createQuery("select distinct case_id from cases.entry where id = any(:ids)")
                .bindArray("ids", UUID.class, messageIds)
                .mapTo(UUID.class)
                .list();
    }

    private static Map<UUID, Message> messages(Handle handle, Object[] messageIds) {
        Map<UUID, Message> messages = new HashMap<>();
        handle.createQuery("select id, case_id, delivery_state from cases.entry"
                        + " where id = any(:ids) and delivery_state is not null")
                .bindArray("ids", UUID.class, messageIds)
                .map((row, context) -> messages.put(
                        row.getObject("id", UUID.class),
                        new Message(
                                row.getObject("case_id", UUID.class),
                                DeliveryState.of(row.getString("delivery_state")))))
                .list();
        return messages;
    }

    private static void update(Handle handle, List<DeliveryReceipt> latest) {
        handle.createUpdate("""
                        update cases.entry entry
                        set delivery_state = receipt.state, delivery_reason = receipt.reason,
                            external_id = coalesce(receipt.external_id, entry.external_id)
                        from unnest(:ids, :states, :reasons, :externals) as receipt (id, state, reason, external_id)
                        where entry.id = receipt.id""")
                .bindArray(
                        "ids",
                        UUID.class,
                        latest.stream().map(DeliveryReceipt::messageId).toArray())
                .bindArray(
                        "states",
                        String.class,
                        latest.stream().map(receipt -> receipt.state().word()).toArray())
                .bindArray(
                        "reasons",
                        String.class,
                        latest.stream().map(DeliveryReceipt::reason).toArray())
                .bindArray(
                        "externals",
                        String.class,
                        latest.stream().map(DeliveryReceipt::externalId).toArray())
                .execute();
    }

    private static void insertSteps(Handle handle, List<DeliveryReceipt> steps) {
        handle.createUpdate("""
                        insert into cases.delivery_step (entry_id, state, reason, at)
                        select id, state, reason, at
                        from unnest(:ids, :states, :reasons, :times::timestamptz[])
                            with ordinality as step (id, state, reason, at, position)
                        order by position""")
                .bindArray(
                        "ids",
                        UUID.class,
                        steps.stream().map(DeliveryReceipt::messageId).toArray())
                .bindArray(
                        "states",
                        String.class,
                        steps.stream().map(receipt -> receipt.state().word()).toArray())
                .bindArray(
                        "reasons",
                        String.class,
                        steps.stream().map(DeliveryReceipt::reason).toArray())
                .bindArray(
                        "times",
                        java.sql.Timestamp.class,
                        steps.stream()
                                .map(receipt -> java.sql.Timestamp.from(receipt.at()))
                                .toArray())
                .execute();
    }
}
