package eus.arreta.cases.internal.ingest;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Signs of life of a conversation that are no messages: begun, ended, typing. They are rare (adapters thin typing out),
 * so each is looked at alone. Idempotent by event id.
 */
@ApplicationScoped
public class ConversationSigns {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final Outbox outbox;

    public ConversationSigns(Jdbi jdbi, CaseTable cases, ProcessedEvents processed, Outbox outbox) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.processed = processed;
        this.outbox = outbox;
    }

    static boolean knows(InboundEvent event) {
        return event instanceof InboundEvent.ConversationStarted
                || event instanceof InboundEvent.ConversationEnded
                || event instanceof InboundEvent.Typing;
    }

    void apply(List<Incoming<? extends InboundEvent>> signs) {
        if (signs.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            Set<UUID> fresh = processed.claim(
                    handle, signs.stream().map(sign -> sign.event().id()).toList());
            signs.stream()
                    .filter(sign -> fresh.contains(sign.event().id()))
                    .forEach(sign -> apply(handle, sign.record()));
        });
    }

    private void apply(Handle handle, InboundEvent sign) {
        // A conversation that has only begun has no case, and so nothing to tell of: its first message opens one.
        List<UUID> caseIds = handle.createQuery("select case_id from cases.conversation"
                        + " where account_id = :account and address = :address and case_id is not null")
                .bind("account", sign.accountId())
                .bind("address", sign.conversation())
                .mapTo(UUID.class)
                .list();
        Map<UUID, CaseDraft> drafts = cases.lock(handle, caseIds);
        drafts.values().forEach(draft -> tell(handle, sign, draft));
    }

    private void tell(Handle handle, InboundEvent sign, CaseDraft draft) {
        if (sign instanceof InboundEvent.Typing) {
            draft.tell(CaseEvent.CITIZEN_TYPING, null, null, sign.time());
        } else if (sign instanceof InboundEvent.ConversationEnded) {
            UUID entryId = IDS.generate();
            handle.createUpdate("insert into cases.entry (id, case_id, type, at, author_kind, text)"
                            + " values (:id, :case, 'event', :at, 'citizen', 'conversation-ended')")
                    .bind("id", entryId)
                    .bind("case", draft.id)
                    .bind("at", sign.time())
                    .execute();
            draft.tell(CaseEvent.CONVERSATION_ENDED, entryId, null, sign.time());
        } else {
            return;
        }
        handle.createUpdate("update cases.case_record set sequence = :sequence where id = :id")
                .bind("sequence", draft.sequence)
                .bind("id", draft.id)
                .execute();
        outbox.append(draft.events);
    }
}
