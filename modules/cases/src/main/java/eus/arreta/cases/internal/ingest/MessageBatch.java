package eus.arreta.cases.internal.ingest;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.CaseWork;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.channelapi.Sender;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores many messages in a few statements. Locks are taken in one order everywhere: conversations by place, then cases
 * by id; what is drawn under them (timeline places, event sequences) is therefore in the order of commits.
 */
@ApplicationScoped
public class MessageBatch {

    private static final Actor INGEST = Actor.system("ingest");
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Citizens citizens;
    private final Outbox outbox;
    private final ConversationTable conversations;
    private final CaseTable cases;
    private final Clock clock;
    private final Timer lookUps;
    private final Timer writing;

    public MessageBatch(
            Jdbi jdbi,
            Citizens citizens,
            Outbox outbox,
            ConversationTable conversations,
            CaseTable cases,
            Clock clock,
            MeterRegistry meters) {
        this.jdbi = jdbi;
        this.citizens = citizens;
        this.outbox = outbox;
        this.conversations = conversations;
        this.cases = cases;
        this.clock = clock;
        this.lookUps =
                Timer.builder("arreta.stage").tag("stage", "ingest-look-ups").register(meters);
        this.writing =
                Timer.builder("arreta.stage").tag("stage", "ingest-write").register(meters);
    }

    /** A message with where it goes. */
    record Placed(
            UUID entryId,
            MessageReceived message,
            MessageText text,
            String channel,
            UUID conversationId,
            UUID caseId) {}

    void store(List<Incoming<MessageReceived>> incoming) {
        if (incoming.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            long start = System.nanoTime();
            Map<ConversationPlace, ConversationTable.Conversation> places = places(handle, incoming, now);
            List<Incoming<MessageReceived>> fresh = withoutKnown(handle, incoming);
            Map<ConversationPlace, CaseDraft> drafts = drafts(handle, fresh, places, now);
            long found = System.nanoTime();
            write(handle, fresh, places, drafts, now);
            lookUps.record(found - start, java.util.concurrent.TimeUnit.NANOSECONDS);
            writing.record(System.nanoTime() - found, java.util.concurrent.TimeUnit.NANOSECONDS);
        });
    }

    /** The conversations, locked; those that are new are made. */
    private Map<ConversationPlace, ConversationTable.Conversation> places(
            Handle handle, List<Incoming<MessageReceived>> incoming, Instant now) {
        Map<ConversationPlace, Incoming<MessageReceived>> first = new TreeMap<>();
        incoming.forEach(message -> first.putIfAbsent(place(message), message));
        Map<ConversationPlace, ConversationTable.Conversation> locked = conversations.lock(handle, first.keySet());
        Map<ConversationPlace, Incoming<MessageReceived>> missing = new TreeMap<>(first);
        missing.keySet().removeAll(locked.keySet());
        if (!missing.isEmpty()) {
            Map<Citizens.ChannelAddress, Citizens.Known> known = resolve(missing.values());
            conversations.create(handle, missing, known, now);
            locked.putAll(conversations.lock(handle, missing.keySet()));
        }
        return locked;
    }

    private static List<Incoming<MessageReceived>> withoutKnown(
            Handle handle, List<Incoming<MessageReceived>> incoming) {
        Map<String, Incoming<MessageReceived>> byExternalId = new LinkedHashMap<>();
        incoming.forEach(message -> byExternalId.putIfAbsent(
                message.record().accountId() + "|" + message.record().externalId(), message));
        Collection<Incoming<MessageReceived>> once = byExternalId.values();
        // By index entry_external_id. The conversation's lock keeps anybody from storing one of these meanwhile.
        List<String> known = handle.createQuery("""
                        select entry.account_id || '|' || entry.external_id
                        from unnest(:accounts, :externals) as wanted (account_id, external_id)
                        join cases.entry entry
                            on entry.account_id = wanted.account_id and entry.external_id = wanted.external_id""")
                .bindArray(
                        "accounts",
                        UUID.class,
                        once.stream()
                                .map(message -> message.record().accountId())
                                .toArray())
                .bindArray(
                        "externals",
                        String.class,
                        once.stream()
                                .map(message -> message.record().externalId())
                                .toArray())
                .mapTo(String.class)
                .list();
        byExternalId.keySet().removeAll(Set.copyOf(known));
        return List.copyOf(byExternalId.values());
    }

    /** The case that each conversation's messages go to: the one that is worked on, else a new one. */
    private Map<ConversationPlace, CaseDraft> drafts(
            Handle handle,
            List<Incoming<MessageReceived>> fresh,
            Map<ConversationPlace, ConversationTable.Conversation> places,
            Instant now) {
        Map<ConversationPlace, Incoming<MessageReceived>> first = new LinkedHashMap<>();
        fresh.forEach(message -> first.putIfAbsent(place(message), message));
        Map<UUID, CaseDraft> locked = cases.lock(
                handle,
                first.keySet().stream().map(place -> places.get(place).caseId()).toList());
        Map<ConversationPlace, CaseDraft> drafts = new HashMap<>();
        Map<ConversationPlace, Incoming<MessageReceived>> without = new LinkedHashMap<>();
        first.forEach((place, message) -> {
            CaseDraft draft = locked.get(places.get(place).caseId());
            if (draft != null && draft.state.afterCitizensMessage().isActive()) {
                drafts.put(place, draft);
            } else {
                without.put(place, message);
            }
        });
        if (!without.isEmpty()) {
            Map<Citizens.ChannelAddress, Citizens.Known> known = resolve(without.values());
            Map<ConversationPlace, CaseDraft> opened = cases.open(handle, without, known, now);
            conversations.attach(handle, opened, places);
            drafts.putAll(opened);
        }
        return drafts;
    }

    private void write(
            Handle handle,
            List<Incoming<MessageReceived>> fresh,
            Map<ConversationPlace, ConversationTable.Conversation> places,
            Map<ConversationPlace, CaseDraft> drafts,
            Instant now) {
        List<Placed> placed = new ArrayList<>(fresh.size());
        Map<UUID, CaseDraft> touched = new TreeMap<>();
        for (Incoming<MessageReceived> message : fresh) {
            ConversationPlace place = place(message);
            CaseDraft draft = drafts.get(place);
            MessageText text = MessageText.of(message.record().content());
            UUID entryId = IDS.generate();
            draft.received(entryId, message.record().sentAt(), CaseWork.excerpt(text.line()), message.channel());
            touched.put(draft.id, draft);
            placed.add(new Placed(
                    entryId,
                    message.record(),
                    text,
                    message.channel(),
                    places.get(place).id(),
                    draft.id));
        }
        if (placed.isEmpty()) {
            return;
        }
        EntryInsert.insert(handle, placed);
        cases.update(handle, touched.values(), now);
        List<OutgoingEvent> events = new ArrayList<>();
        touched.values().forEach(draft -> events.addAll(draft.events));
        outbox.append(events);
    }

    private Map<Citizens.ChannelAddress, Citizens.Known> resolve(Collection<Incoming<MessageReceived>> messages) {
        List<Sender> senders =
                messages.stream().map(message -> message.record().sender()).toList();
        return citizens.resolve(INGEST, senders);
    }

    private static ConversationPlace place(Incoming<MessageReceived> message) {
        return new ConversationPlace(
                message.record().accountId(), message.record().conversation());
    }
}
