package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.files.EntryFiles;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.InboundEvent.SentElsewhere;
import eus.arreta.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a citizen was told from outside of Arreta: it stands in the timeline of the conversation's case, and whoever was answered
 * there waits no longer. It opens no case and no contact. Idempotent by event id.
 */
@ApplicationScoped
public class SentElsewhereBatch {

    private final Jdbi jdbi;
    private final ConversationTable conversations;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final EarlyChanges earlyChanges;
    private final EntryFiles files;
    private final Outbox outbox;
    private final Clock clock;

    public SentElsewhereBatch(
            Jdbi jdbi,
            ConversationTable conversations,
            CaseTable cases,
            ProcessedEvents processed,
            EarlyChanges earlyChanges,
            EntryFiles files,
            Outbox outbox,
            Clock clock) {
        this.jdbi = jdbi;
        this.conversations = conversations;
        this.cases = cases;
        this.processed = processed;
        this.earlyChanges = earlyChanges;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A message with the place where it goes. */
    private record Told(
            UUID entryId, SentElsewhere message, MessageText text, String channel, UUID conversationId, UUID caseId) {

        Instant at() {
            return message.sentAt().truncatedTo(ChronoUnit.MICROS);
        }
    }

    void apply(List<Incoming<SentElsewhere>> incoming) {
        if (incoming.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            Set<ConversationPlace> wanted = new TreeSet<>();
            incoming.forEach(message -> wanted.add(ConversationPlace.of(message)));
            Map<ConversationPlace, ConversationDraft> places = conversations.lock(handle, wanted);
            Map<UUID, CaseDraft> drafts = cases.lock(
                    handle, places.values().stream().map(place -> place.caseId).toList());
            Set<UUID> fresh = processed.claim(
                    handle,
                    incoming.stream().map(message -> message.event().id()).toList());
            List<Told> told = incoming.stream()
                    .filter(message -> fresh.contains(message.event().id()))
                    .map(message -> told(message, places.get(ConversationPlace.of(message))))
                    // Whom nobody here has heard of has no case, and a case is not opened by our own words.
                    .filter(one -> one.caseId() != null)
                    .toList();
            if (!told.isEmpty()) {
                write(handle, told, drafts, now);
            }
        });
    }

    private static Told told(Incoming<SentElsewhere> message, ConversationDraft place) {
        return new Told(
                Ids.next(),
                message.record(),
                MessageText.of(message.record().content()),
                message.channel(),
                place == null ? null : place.id,
                place == null ? null : place.caseId);
    }

    private void write(Handle handle, List<Told> told, Map<UUID, CaseDraft> drafts, Instant now) {
        insert(handle, told);
        List<EntryFiles.Held> held = new ArrayList<>();
        told.forEach(
                one -> held.addAll(EntryFiles.of(one.entryId(), one.message().content())));
        files.link(handle, held);
        Map<UUID, CaseDraft> touched = new TreeMap<>();
        for (Told one : told) {
            CaseDraft draft = drafts.get(one.caseId());
            draft.tell(CaseEvent.REPLY_WRITTEN, one.entryId(), "elsewhere", one.at());
            touched.put(draft.id, draft);
        }
        earlyChanges.apply(
                handle,
                told.stream()
                        .map(one -> new EarlyChanges.Stored(
                                one.entryId(),
                                one.caseId(),
                                one.message().accountId(),
                                one.message().externalId()))
                        .toList(),
                drafts);
        cases.updateSequences(handle, touched.values(), now);
        answered(handle, told);
        touched.values().forEach(draft -> outbox.append(draft.events));
    }

    private static void insert(Handle handle, List<Told> told) {
        Columns.of(handle.createUpdate("""
                        insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                            author_kind, text, content, account_id, external_id, reply_to)
                        select id, case_id, conversation_id, nextval('cases.entry_no_seq'), 'message', at, 'outbound', channel,
                            'agent-phone', text, content, account_id, external_id, reply_to
                        from unnest(:ids, :cases, :conversations, :times::timestamptz[], :channels, :texts, :contents,
                                :accounts, :externals, :quotes)
                            with ordinality as entry (id, case_id, conversation_id, at, channel, text, content,
                                account_id, external_id, reply_to, position)
                        order by position"""), told)
                .uuids("ids", Told::entryId)
                .uuids("cases", Told::caseId)
                .uuids("conversations", Told::conversationId)
                .times("times", Told::at)
                .texts("channels", Told::channel)
                .texts("texts", one -> one.text().text())
                .texts("contents", one -> one.text().parts())
                .uuids("accounts", one -> one.message().accountId())
                .texts("externals", one -> one.message().externalId())
                .texts("quotes", one -> one.message().replyTo())
                .bound()
                .execute();
    }

    /** Keeps contacts running as an agent's reply does, and ends the waiting of those who have written nothing since. */
    private static void answered(Handle handle, List<Told> told) {
        Columns.of(handle.createUpdate("""
                        with said as (
                            select distinct on (conversation_id) conversation_id, case_id, at, line
                            from unnest(:conversations, :cases, :times::timestamptz[], :lines)
                                as told (conversation_id, case_id, at, line)
                            order by conversation_id, at desc
                        ), continued as (
                            update cases.conversation conversation
                            set last_message_at = greatest(conversation.last_message_at, said.at)
                            from said where conversation.id = said.conversation_id
                            returning conversation.case_id, conversation.last_inbound_at, said.at, said.line
                        ), newest as (
                            select distinct on (case_id) * from continued order by case_id, at desc
                        )
                        update cases.case_record record
                        set waiting_since = case when newest.at < record.waiting_since or newest.at < newest.last_inbound_at
                                then record.waiting_since end,
                            excerpt = case when newest.at < record.last_activity_at then record.excerpt else newest.line end,
                            last_activity_at = greatest(record.last_activity_at, newest.at)
                        from newest where record.id = newest.case_id"""), told)
                .uuids("conversations", Told::conversationId)
                .uuids("cases", Told::caseId)
                .times("times", Told::at)
                .texts("lines", one -> Excerpt.of(one.text().line()))
                .bound()
                .execute();
    }
}
