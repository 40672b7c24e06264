package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.NoticeReceipts;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InboundEvent.DeliveryReceipt;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * known already (see {@link DeliveryState#mayFollow}) has none. A reply that was sent answers what it answers; one that
 * can't be delivered leaves the citizen waiting and marks the address.
 */
@ApplicationScoped
public class ReceiptBatch {

    private static final Actor INGEST = Actor.system("ingest");
    /** Reasons of a failure that say that nobody is to be reached at the address any more. */
    private static final Set<String> GONE = Set.of("blocked", "gone", "not-found", "deactivated");

    private final Jdbi jdbi;
    private final Citizens citizens;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final SentReplies sentReplies;
    private final Instance<NoticeReceipts> notices;
    private final Outbox outbox;
    private final Clock clock;

    public ReceiptBatch(
            Jdbi jdbi,
            Citizens citizens,
            CaseTable cases,
            ProcessedEvents processed,
            SentReplies sentReplies,
            @Any Instance<NoticeReceipts> notices,
            Outbox outbox,
            Clock clock) {
        this.jdbi = jdbi;
        this.citizens = citizens;
        this.cases = cases;
        this.processed = processed;
        this.sentReplies = sentReplies;
        this.notices = notices;
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
                    .distinct()
                    .toArray();
            lockConversations(handle, ids);
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
                // What was said before a case, and a notice, have none to tell of it: only the entry moves on.
                CaseDraft draft = message.caseId() == null ? null : drafts.get(message.caseId());
                if (draft != null) {
                    draft.tell(
                            CaseEvent.DELIVERY_CHANGED,
                            receipt.messageId(),
                            receipt.state().word(),
                            receipt.at());
                    touched.put(draft.id, draft);
                }
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        update(handle, List.copyOf(latest.values()));
        List<DeliveryReceipt> ofNotices = latest.values().stream()
                .filter(receipt -> messages.get(receipt.messageId()).caseId() == null)
                .toList();
        if (!ofNotices.isEmpty()) {
            notices.forEach(one -> one.moved(ofNotices));
        }
        insertSteps(handle, steps);
        sentReplies.answer(handle, arrived(latest), drafts, now);
        latest.values().stream()
                .filter(receipt -> receipt.state() == DeliveryState.FAILED)
                .forEach(receipt -> failed(handle, receipt, messages.get(receipt.messageId()), now));
        cases.updateSequences(handle, touched.values(), now);
        List<OutgoingEvent> events = new ArrayList<>();
        touched.values().forEach(draft -> events.addAll(draft.events));
        outbox.append(events);
    }

    private static List<UUID> arrived(Map<UUID, DeliveryReceipt> latest) {
        return latest.values().stream()
                .filter(receipt -> switch (receipt.state()) {
                    case SENT, DELIVERED, READ -> true;
                    case QUEUED, SENDING, UNKNOWN, FAILED -> false;
                })
                .map(DeliveryReceipt::messageId)
                .toList();
    }

    /** The citizen waits again, and where nobody can be reached any more the address says so. Failures are rare. */
    private void failed(Handle handle, DeliveryReceipt receipt, Message message, Instant now) {
        handle.createUpdate("""
                        update cases.case_record record
                        set waiting_since = coalesce(waiting_since, (select max(conversation.last_inbound_at)
                            from cases.conversation conversation where conversation.case_id = record.id))
                        where id = :case and state in ('new', 'open', 'waiting', 'on-hold')""").bind("case", message.caseId()).execute();
        if (receipt.reason() == null || !GONE.contains(receipt.reason())) {
            return;
        }
        handle.createQuery("update cases.conversation set unreachable = :reason"
                        + " where account_id = :account and address = :address returning address_id")
                .bind("reason", receipt.reason())
                .bind("account", receipt.accountId())
                .bind("address", receipt.conversation())
                .mapTo(UUID.class)
                .findOne()
                .ifPresent(address -> citizens.markUnreachable(INGEST, address, receipt.reason(), now));
    }

    private static void lockConversations(Handle handle, Object[] messageIds) {
        handle.createQuery("""
                        select conversation.id from cases.conversation conversation
                        where conversation.id in (select conversation_id from cases.entry where id = any(:ids))
                        order by conversation.account_id, conversation.address
                        for update""")
                .bindArray("ids", UUID.class, messageIds)
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> caseIds(Handle handle, Object[] messageIds) {
        return handle.createQuery(
                        "select distinct case_id from cases.entry where id = any(:ids) and case_id is not null")
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
        Columns.of(handle.createUpdate("""
                        update cases.entry entry
                        set delivery_state = receipt.state, delivery_reason = receipt.reason,
                            external_id = coalesce(receipt.external_id, entry.external_id)
                        from unnest(:ids, :states, :reasons, :externals) as receipt (id, state, reason, external_id)
                        where entry.id = receipt.id"""), latest)
                .uuids("ids", DeliveryReceipt::messageId)
                .texts("states", receipt -> receipt.state().word())
                .texts("reasons", DeliveryReceipt::reason)
                .texts("externals", DeliveryReceipt::externalId)
                .bound()
                .execute();
    }

    private static void insertSteps(Handle handle, List<DeliveryReceipt> steps) {
        Columns.of(handle.createUpdate("""
                        insert into cases.delivery_step (entry_id, state, reason, at)
                        select id, state, reason, at
                        from unnest(:ids, :states, :reasons, :times::timestamptz[])
                            with ordinality as step (id, state, reason, at, position)
                        order by position"""), steps)
                .uuids("ids", DeliveryReceipt::messageId)
                .texts("states", receipt -> receipt.state().word())
                .texts("reasons", DeliveryReceipt::reason)
                .times("times", DeliveryReceipt::at)
                .bound()
                .execute();
    }
}
