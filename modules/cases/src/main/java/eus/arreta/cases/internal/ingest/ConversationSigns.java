package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.ConversationEvent;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.contacts.ContinueCodes;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizens;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Signs of life of a conversation that are no messages: begun, ended, typing, an identity, consent, satisfaction. They are
 * rare (adapters thin typing out), so each is looked at alone. Idempotent by event id.
 */
@ApplicationScoped
public class ConversationSigns {

    private static final Actor INGEST = Actor.system("ingest");

    private final Jdbi jdbi;
    private final CaseTable cases;
    private final Hearing hearing;
    private final Citizens citizens;
    private final ContinueCodes codes;
    private final ProcessedEvents processed;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Clock clock;

    public ConversationSigns(
            Jdbi jdbi,
            CaseTable cases,
            Hearing hearing,
            Citizens citizens,
            ContinueCodes codes,
            ProcessedEvents processed,
            Catalogue catalogue,
            Outbox outbox,
            Clock clock) {
        this.catalogue = catalogue;
        this.jdbi = jdbi;
        this.cases = cases;
        this.hearing = hearing;
        this.citizens = citizens;
        this.codes = codes;
        this.processed = processed;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Conversation(UUID id, UUID caseId, UUID contactId, boolean running, UUID addressId) {}

    void apply(List<Incoming<? extends InboundEvent>> signs) {
        if (signs.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            Set<UUID> fresh = processed.claim(
                    handle, signs.stream().map(sign -> sign.event().id()).toList());
            signs.stream().filter(sign -> fresh.contains(sign.event().id())).forEach(sign -> apply(handle, sign));
        });
    }

    private void apply(Handle handle, Incoming<? extends InboundEvent> sign) {
        InboundEvent record = sign.record();
        if (record instanceof InboundEvent.ConversationStarted started) {
            started(handle, started, sign.channel());
            return;
        }
        if (record instanceof InboundEvent.ConsentDecided consent) {
            consent(consent, sign.channel());
            return;
        }
        // What has no message yet has no contact and no case: there is nothing to tell of.
        lock(handle, record).ifPresent(conversation -> {
            if (record instanceof InboundEvent.IdentityClaimed claim) {
                claimed(handle, claim, conversation);
            }
            boolean newScore = record instanceof InboundEvent.SatisfactionGiven satisfaction
                    && satisfied(handle, satisfaction, conversation);
            Map<UUID, CaseDraft> drafts =
                    cases.lock(handle, conversation.caseId() == null ? List.of() : List.of(conversation.caseId()));
            drafts.values().forEach(draft -> tell(handle, record, conversation, draft, newScore));
            if (record instanceof InboundEvent.ConversationEnded && hearing.isOpen(record.accountId())) {
                hearing.tell(conversation.id(), record, ConversationEvent.ENDED, null);
            }
        });
    }

    private static Optional<Conversation> lock(Handle handle, InboundEvent sign) {
        return handle.createQuery("select id, case_id, contact_id, contact_running, address_id from cases.conversation"
                        + " where account_id = :account and address = :address for update")
                .bind("account", sign.accountId())
                .bind("address", sign.conversation())
                .map((row, context) -> new Conversation(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getObject("contact_id", UUID.class),
                        row.getBoolean("contact_running"),
                        row.getObject("address_id", UUID.class)))
                .findOne();
    }

    /** Somebody comes with the code of a case: what they write here goes on there. */
    private void started(Handle handle, InboundEvent.ConversationStarted started, String channel) {
        Optional<UUID> caseId = codes.find(handle, started.payload(), clock.instant());
        boolean heard = hearing.isOpen(started.accountId());
        String topic = topic(started);
        if (caseId.isEmpty() && !heard && topic == null && started.campaign() == null) {
            return;
        }
        Citizens.Known known = citizens.resolve(INGEST, List.of(started.sender()))
                .get(new Citizens.ChannelAddress(
                        started.sender().kind(), started.sender().value()));
        UUID conversationId = handle.createQuery("""
                        insert into cases.conversation as present
                            (id, account_id, address, channel, address_id, case_id, created_at, arrival_topic, arrival_campaign)
                        values (:id, :account, :address, :channel, :addressId, :case, :now, :topic, :campaign)
                        on conflict (account_id, address) do update
                            set case_id = coalesce(excluded.case_id, present.case_id),
                                arrival_topic = coalesce(excluded.arrival_topic, present.arrival_topic),
                                arrival_campaign = coalesce(excluded.arrival_campaign, present.arrival_campaign)
                        returning id""")
                .bind("topic", topic)
                .bind("campaign", campaign(started))
                .bind("id", Ids.next())
                .bind("account", started.accountId())
                .bind("address", started.conversation())
                .bind("channel", channel)
                .bind("addressId", known.addressId())
                .bind("case", caseId.orElse(null))
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .one();
        if (heard) {
            hearing.tell(conversationId, started, ConversationEvent.STARTED, started.language());
        }
    }

    /** Null for a topic that the catalogue doesn't have, or no longer. */
    private String topic(InboundEvent.ConversationStarted started) {
        return started.topic() == null
                        || catalogue.topic(INGEST, started.topic()).isEmpty()
                ? null
                : started.topic();
    }

    /** As a tag is written; null for what can be none. */
    private static String campaign(InboundEvent.ConversationStarted started) {
        try {
            return started.campaign() == null ? null : Words.tag(started.campaign(), "/campaign");
        } catch (InvalidInput noTag) {
            return null;
        }
    }

    private void consent(InboundEvent.ConsentDecided consent, String channel) {
        Citizens.Known known = citizens.resolve(INGEST, List.of(consent.sender()))
                .get(new Citizens.ChannelAddress(
                        consent.sender().kind(), consent.sender().value()));
        citizens.consent(
                INGEST,
                known.citizenId(),
                consent.purpose(),
                consent.given(),
                consent.textVersion(),
                channel,
                consent.at());
    }

    private void claimed(Handle handle, InboundEvent.IdentityClaimed claim, Conversation conversation) {
        IdentityAssurance assurance = IdentityAssurance.of(claim.assurance());
        citizens.claim(INGEST, conversation.addressId(), claim.claimed(), assurance);
        if (conversation.running()) {
            // A contact never loses what was proved in it.
            String before = handle.createQuery("select assurance from cases.contact where id = :id")
                    .bind("id", conversation.contactId())
                    .mapTo(String.class)
                    .one();
            if (!IdentityAssurance.of(before).atLeast(assurance)) {
                handle.createUpdate("update cases.contact set assurance = :assurance where id = :id")
                        .bind("assurance", assurance.word())
                        .bind("id", conversation.contactId())
                        .execute();
            }
        }
    }

    /** Keeps the first answer about a contact, and the first comment, which may come later. Answers whether it is the first. */
    private static boolean satisfied(
            Handle handle, InboundEvent.SatisfactionGiven satisfaction, Conversation conversation) {
        UUID contactId = satisfaction.contactId() == null ? conversation.contactId() : satisfaction.contactId();
        int scored = handle.createUpdate("update cases.contact set satisfaction = :score"
                        + " where id = :id and conversation_id = :conversation and satisfaction is null")
                .bind("score", satisfaction.score())
                .bind("id", contactId)
                .bind("conversation", conversation.id())
                .execute();
        handle.createUpdate("update cases.contact set comment = :comment"
                        + " where id = :id and conversation_id = :conversation and comment is null")
                .bind("comment", satisfaction.comment())
                .bind("id", contactId)
                .bind("conversation", conversation.id())
                .execute();
        return scored == 1;
    }

    private void tell(Handle handle, InboundEvent sign, Conversation conversation, CaseDraft draft, boolean newScore) {
        if (sign instanceof InboundEvent.Typing) {
            draft.tell(CaseEvent.CITIZEN_TYPING, null, null, sign.time());
        } else if (sign instanceof InboundEvent.ConversationEnded) {
            draft.tell(
                    CaseEvent.CONVERSATION_ENDED, event(handle, draft, "conversation-ended", sign), null, sign.time());
            if (conversation.running()) {
                end(handle, conversation, sign.time());
                draft.tell(
                        CaseEvent.CONTACT_ENDED, null, conversation.contactId().toString(), sign.time());
            }
        } else if (sign instanceof InboundEvent.IdentityClaimed claim) {
            String word = "identity:" + claim.assurance();
            draft.tell(CaseEvent.IDENTITY_CLAIMED, event(handle, draft, word, sign), claim.assurance(), sign.time());
        } else if (newScore && sign instanceof InboundEvent.SatisfactionGiven satisfaction) {
            String word = "satisfaction:" + satisfaction.score();
            draft.tell(CaseEvent.SATISFACTION_GIVEN, event(handle, draft, word, sign), null, sign.time());
        } else {
            return;
        }
        cases.updateSequences(handle, List.of(draft), clock.instant());
        outbox.append(draft.events);
    }

    private static void end(Handle handle, Conversation conversation, Instant at) {
        handle.createUpdate("update cases.contact set ended_at = :at, end_reason = 'citizen', check_at = null"
                        + " where id = :id and ended_at is null")
                .bind("at", at)
                .bind("id", conversation.contactId())
                .execute();
        handle.createUpdate("update cases.conversation set contact_running = false where id = :id")
                .bind("id", conversation.id())
                .execute();
    }

    private static UUID event(Handle handle, CaseDraft draft, String word, InboundEvent sign) {
        UUID entryId = Ids.next();
        handle.createUpdate("insert into cases.entry (id, case_id, type, at, author_kind, text)"
                        + " values (:id, :case, 'event', :at, 'citizen', :word)")
                .bind("id", entryId)
                .bind("case", draft.id)
                .bind("at", sign.time().truncatedTo(ChronoUnit.MICROS))
                .bind("word", word)
                .execute();
        return entryId;
    }
}
