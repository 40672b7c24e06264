package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.files.EntryFiles;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.InboundEvent.SentElsewhere;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
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
 * there waits no longer. It opens no case and no contact: where there is no case it stands with the citizen, and no case takes it
 * along later. Idempotent by event id.
 */
@ApplicationScoped
public class SentElsewhereBatch {

    private static final Actor INGEST = Actor.system("ingest");

    private final Jdbi jdbi;
    private final Citizens citizens;
    private final ConversationTable conversations;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final EarlyChanges earlyChanges;
    private final EntryFiles files;
    private final Outbox outbox;
    private final Clock clock;

    public SentElsewhereBatch(
            Jdbi jdbi,
            Citizens citizens,
            ConversationTable conversations,
            CaseTable cases,
            ProcessedEvents processed,
            EarlyChanges earlyChanges,
            EntryFiles files,
            Outbox outbox,
            Clock clock) {
        this.jdbi = jdbi;
        this.citizens = citizens;
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
            UUID entryId,
            SentElsewhere message,
            MessageText text,
            String channel,
            UUID conversationId,
            UUID caseId,
            UUID citizenId) {

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
            Map<Citizens.ChannelAddress, Citizens.Known> citizensOf = withoutCase(handle, incoming, places, now);
            Map<UUID, CaseDraft> drafts = cases.lock(
                    handle, places.values().stream().map(place -> place.caseId).toList());
            Set<UUID> fresh = processed.claim(
                    handle,
                    incoming.stream().map(message -> message.event().id()).toList());
            List<Told> told = incoming.stream()
                    .filter(message -> fresh.contains(message.event().id()))
                    .map(message -> told(message, places.get(ConversationPlace.of(message)), citizensOf))
                    .filter(one -> one.caseId() != null || one.citizenId() != null)
                    .toList();
            if (!told.isEmpty()) {
                write(handle, told, drafts, now);
            }
        });
    }

    /**
     * Who was written to where there is no case; their conversations are made and locked. Citizens are locked after
     * conversations and before cases, as everywhere.
     */
    private Map<Citizens.ChannelAddress, Citizens.Known> withoutCase(
            Handle handle,
            List<Incoming<SentElsewhere>> incoming,
            Map<ConversationPlace, ConversationDraft> places,
            Instant now) {
        Map<ConversationPlace, Incoming<SentElsewhere>> without = new TreeMap<>();
        for (Incoming<SentElsewhere> message : incoming) {
            ConversationDraft place = places.get(ConversationPlace.of(message));
            if (message.record().recipient() != null && (place == null || place.caseId == null)) {
                without.putIfAbsent(ConversationPlace.of(message), message);
            }
        }
        if (without.isEmpty()) {
            return Map.of();
        }
        Map<Citizens.ChannelAddress, Citizens.Known> known = citizens.resolve(
                INGEST,
                without.values().stream()
                        .map(message -> message.record().recipient())
                        .toList());
        without.keySet().removeAll(places.keySet());
        if (!without.isEmpty()) {
            create(handle, without.values(), known, now);
            places.putAll(conversations.lock(handle, without.keySet()));
        }
        return known;
    }

    private static void create(
            Handle handle,
            Collection<Incoming<SentElsewhere>> missing,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Instant now) {
        Columns.of(handle.createUpdate("""
                        insert into cases.conversation (id, account_id, address, channel, address_id, created_at)
                        select id, account_id, address, channel, address_id, :now
                        from unnest(:ids, :accounts, :addresses, :channels, :addressIds)
                            as wanted (id, account_id, address, channel, address_id)
                        order by account_id, address
                        on conflict (account_id, address) do nothing""").bind("now", now), missing)
                .uuids("ids", message -> Ids.next())
                .uuids("accounts", message -> message.record().accountId())
                .texts("addresses", message -> message.record().conversation())
                .texts("channels", Incoming::channel)
                .uuids("addressIds", message -> known.get(address(message.record()))
                        .addressId())
                .bound()
                .execute();
    }

    private static Citizens.ChannelAddress address(SentElsewhere message) {
        return new Citizens.ChannelAddress(
                message.recipient().kind(), message.recipient().value());
    }

    private static UUID citizen(SentElsewhere message, Map<Citizens.ChannelAddress, Citizens.Known> known) {
        Citizens.Known found = message.recipient() == null ? null : known.get(address(message));
        return found == null ? null : found.citizenId();
    }

    private static Told told(
            Incoming<SentElsewhere> message,
            ConversationDraft place,
            Map<Citizens.ChannelAddress, Citizens.Known> known) {
        return new Told(
                Ids.next(),
                message.record(),
                MessageText.of(message.record().content()),
                message.channel(),
                place == null ? null : place.id,
                place == null ? null : place.caseId,
                place == null || place.caseId != null ? null : citizen(message.record(), known));
    }

    private void write(Handle handle, List<Told> told, Map<UUID, CaseDraft> drafts, Instant now) {
        insert(handle, told);
        List<EntryFiles.Held> held = new ArrayList<>();
        told.forEach(
                one -> held.addAll(EntryFiles.of(one.entryId(), one.message().content())));
        files.link(handle, held);
        List<Told> ofCases = told.stream().filter(one -> one.caseId() != null).toList();
        Map<UUID, CaseDraft> touched = new TreeMap<>();
        for (Told one : ofCases) {
            CaseDraft draft = drafts.get(one.caseId());
            draft.tell(CaseEvent.REPLY_WRITTEN, one.entryId(), "elsewhere", one.at());
            touched.put(draft.id, draft);
        }
        earlyChanges.apply(
                handle,
                told.stream()
                        .map(one -> new EarlyChanges.Stored(
                                one.entryId(),
                                one.message().accountId(),
                                one.message().externalId()))
                        .toList(),
                drafts);
        if (ofCases.isEmpty()) {
            return;
        }
        cases.updateSequences(handle, touched.values(), now);
        answered(handle, ofCases);
        touched.values().forEach(draft -> outbox.append(draft.events));
    }

    private static void insert(Handle handle, List<Told> told) {
        Columns.of(handle.createUpdate("""
                        insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                            author_kind, text, content, account_id, external_id, reply_to, citizen_id)
                        select id, case_id, conversation_id, nextval('cases.entry_no_seq'), 'message', at, 'outbound', channel,
                            'agent-phone', text, content, account_id, external_id, reply_to, citizen_id
                        from unnest(:ids, :cases, :conversations, :times::timestamptz[], :channels, :texts, :contents,
                                :accounts, :externals, :quotes, :citizens)
                            with ordinality as entry (id, case_id, conversation_id, at, channel, text, content,
                                account_id, external_id, reply_to, citizen_id, position)
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
                .uuids("citizens", Told::citizenId)
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
