package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.files.EntryFiles;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.gateway.ChannelAccounts.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores many messages in a few statements. Locks are taken in one order everywhere: conversations by place, citizens by
 * id, cases by id; what is drawn under them (timeline places, event sequences) is therefore in the order of commits.
 */
@ApplicationScoped
public class MessageBatch {

    private static final Actor INGEST = Actor.system("ingest");

    private final Jdbi jdbi;
    private final Citizens citizens;
    private final Outbox outbox;
    private final ConversationTable conversations;
    private final CaseTable cases;
    private final ContactTable contacts;
    private final KnownMessages known;
    private final Hearing hearing;
    private final Albums albums;
    private final EarlyChanges earlyChanges;
    private final MessageChanges changes;
    private final EntryFiles files;
    private final Clock clock;
    private final Timer lookUps;
    private final Timer writing;

    public MessageBatch(
            Jdbi jdbi,
            Citizens citizens,
            Outbox outbox,
            ConversationTable conversations,
            CaseTable cases,
            ContactTable contacts,
            KnownMessages known,
            Hearing hearing,
            Albums albums,
            EarlyChanges earlyChanges,
            MessageChanges changes,
            EntryFiles files,
            Clock clock,
            MeterRegistry meters) {
        this.jdbi = jdbi;
        this.citizens = citizens;
        this.outbox = outbox;
        this.conversations = conversations;
        this.cases = cases;
        this.contacts = contacts;
        this.known = known;
        this.hearing = hearing;
        this.albums = albums;
        this.earlyChanges = earlyChanges;
        this.changes = changes;
        this.files = files;
        this.clock = clock;
        this.lookUps =
                Timer.builder("arreta.stage").tag("stage", "ingest-look-ups").register(meters);
        this.writing =
                Timer.builder("arreta.stage").tag("stage", "ingest-write").register(meters);
    }

    void store(List<Incoming<MessageReceived>> incoming, Map<UUID, Standing> accounts) {
        if (incoming.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            long start = System.nanoTime();
            Map<ConversationPlace, ConversationDraft> places = places(handle, incoming, now);
            List<Incoming<MessageReceived>> fresh = known.without(handle, incoming);
            Overheard overheard = new Overheard(fresh, hearing.hear(fresh, places), muted(fresh, places, now));
            Albums.Gathered gathered = albums.gather(handle, overheard.requests(), places);
            Placing placing = placing(handle, gathered, overheard.asides(), places, accounts);
            long found = System.nanoTime();
            write(handle, placing, gathered, overheard, places, now);
            lookUps.record(found - start, TimeUnit.NANOSECONDS);
            writing.record(System.nanoTime() - found, TimeUnit.NANOSECONDS);
        });
    }

    private static Set<UUID> muted(
            List<Incoming<MessageReceived>> fresh, Map<ConversationPlace, ConversationDraft> places, Instant now) {
        return fresh.stream()
                .filter(message -> places.get(ConversationPlace.of(message)).isMuted(now))
                .map(message -> message.event().id())
                .collect(Collectors.toSet());
    }

    /** The conversations, locked; those that are new are made. */
    private Map<ConversationPlace, ConversationDraft> places(
            Handle handle, List<Incoming<MessageReceived>> incoming, Instant now) {
        Map<ConversationPlace, Incoming<MessageReceived>> first = new TreeMap<>();
        incoming.forEach(message -> first.putIfAbsent(ConversationPlace.of(message), message));
        Map<ConversationPlace, ConversationDraft> locked = conversations.lock(handle, first.keySet());
        Map<ConversationPlace, Incoming<MessageReceived>> missing = new TreeMap<>(first);
        missing.keySet().removeAll(locked.keySet());
        if (!missing.isEmpty()) {
            conversations.create(handle, missing, resolve(missing.values()), now);
            locked.putAll(conversations.lock(handle, missing.keySet()));
        }
        return locked;
    }

    /** The cases that the messages may go to, locked, after the citizens who may get a new case or contact. */
    private Placing placing(
            Handle handle,
            Albums.Gathered gathered,
            List<Albums.Message> asides,
            Map<ConversationPlace, ConversationDraft> places,
            Map<UUID, Standing> accounts) {
        Set<UUID> ids = new HashSet<>();
        asides.forEach(message -> ids.add(places.get(ConversationPlace.of(message.first())).caseId));
        ids.remove(null);
        gathered.additions().forEach(addition -> ids.add(addition.caseId()));
        gathered.messages().forEach(message -> {
            UUID caseId = places.get(ConversationPlace.of(message.first())).caseId;
            if (caseId != null) {
                ids.add(caseId);
            }
        });
        Set<UUID> ended = Set.copyOf(cases.ended(handle, ids));
        List<Incoming<MessageReceived>> unknown = new ArrayList<>();
        for (Albums.Message message : gathered.messages()) {
            ConversationDraft place = places.get(ConversationPlace.of(message.first()));
            MessageReceived record = message.first().record();
            Duration silence = ContactTable.silence(accounts.get(record.accountId()));
            if (place.caseId == null || ended.contains(place.caseId) || !place.isInContact(record.sentAt(), silence)) {
                unknown.add(message.first());
            }
        }
        Map<Citizens.ChannelAddress, Citizens.Known> people = resolve(unknown);
        // Between the look and the lock a case may have ended or a merge may have begun: who is missing is asked then.
        return new Placing(cases.lock(handle, ids), places, accounts, people, this::resolve);
    }

    private void write(
            Handle handle,
            Placing placing,
            Albums.Gathered gathered,
            Overheard overheard,
            Map<ConversationPlace, ConversationDraft> places,
            Instant now) {
        Map<UUID, CaseDraft> drafts = new TreeMap<>();
        gathered.additions().forEach(addition -> drafts.put(addition.caseId(), placing.locked(addition.caseId())));
        changes.grow(handle, gathered.additions(), drafts);
        if (!gathered.messages().isEmpty() || !overheard.asides().isEmpty()) {
            placing.decide(gathered.messages(), many -> cases.draw(handle, many, "information", now));
            cases.insert(handle, placing.openings(), now);
            store(handle, placing, overheard, overheard.among(gathered.messages()), places, drafts, now);
        }
        if (!drafts.isEmpty()) {
            cases.update(handle, drafts.values(), now);
            List<OutgoingEvent> events = new ArrayList<>();
            drafts.values().forEach(draft -> events.addAll(draft.events));
            outbox.append(events);
        }
    }

    private void store(
            Handle handle,
            Placing placing,
            Overheard overheard,
            List<Albums.Message> messages,
            Map<ConversationPlace, ConversationDraft> places,
            Map<UUID, CaseDraft> drafts,
            Instant now) {
        cases.takeAlong(handle, placing.openings());
        Set<UUID> arrived = places.values().stream()
                .filter(ConversationDraft::arrived)
                .map(conversation -> conversation.id)
                .collect(Collectors.toSet());
        cases.takeArrivals(
                handle,
                placing.openings().stream()
                        .filter(opening -> arrived.contains(opening.conversationId()))
                        .toList());
        List<Placed> placed = new ArrayList<>(messages.size());
        Map<UUID, ConversationDraft> touched = new TreeMap<>();
        for (Albums.Message message : messages) {
            ConversationDraft conversation = places.get(ConversationPlace.of(message.first()));
            placed.add(
                    overheard.isAside(message)
                            ? setAside(message, conversation, placing, drafts)
                            : join(message, conversation, placing, drafts));
            touched.put(conversation.id, conversation);
        }
        EntryInsert.insert(handle, placed);
        files.link(handle, files(placed, messages));
        albums.remember(handle, placed, messages);
        contacts.write(handle, touched.values(), placing.people(), placing.accounts(), now);
        earlyChanges.apply(
                handle,
                placed.stream()
                        .filter(one -> one.caseId() != null)
                        .map(one -> new EarlyChanges.Stored(
                                one.entryId(),
                                one.message().accountId(),
                                one.message().externalId()))
                        .toList(),
                drafts);
        conversations.update(handle, touched.values());
        reachableAgain(touched.values());
        hearing.tell(placed, messages, overheard.meanings());
    }

    private static Placed join(
            Albums.Message message, ConversationDraft conversation, Placing placing, Map<UUID, CaseDraft> drafts) {
        Placing.Place place = placing.place(message);
        Placed one =
                placed(message, conversation, place.caseDraft().id, placing.contactOf(message, conversation, place));
        place.caseDraft().received(one, Excerpt.of(message.text().line()), place.late());
        placing.begin(one, conversation, place);
        conversation.written(one.message().sentAt());
        drafts.put(place.caseDraft().id, place.caseDraft());
        return one;
    }

    /** Stands in the timeline of the conversation's case, where it has one, and asks nothing of anybody. */
    private static Placed setAside(
            Albums.Message message, ConversationDraft conversation, Placing placing, Map<UUID, CaseDraft> drafts) {
        CaseDraft present = placing.present(conversation);
        Placed one = placed(message, conversation, present == null ? null : present.id, null);
        conversation.overheard(one.message().sentAt());
        if (present != null) {
            present.overheard(one);
            drafts.put(present.id, present);
        }
        return one;
    }

    private static Placed placed(Albums.Message message, ConversationDraft conversation, UUID caseId, UUID contactId) {
        return new Placed(
                Ids.next(),
                message.first().record(),
                message.text(),
                message.language().code(),
                message.first().channel(),
                conversation.id,
                caseId,
                contactId);
    }

    private static List<EntryFiles.Held> files(List<Placed> placed, List<Albums.Message> messages) {
        List<EntryFiles.Held> held = new ArrayList<>();
        for (int index = 0; index < placed.size(); index++) {
            UUID entry = placed.get(index).entryId();
            messages.get(index)
                    .members()
                    .forEach(member ->
                            held.addAll(EntryFiles.of(entry, member.record().content())));
        }
        return held;
    }

    /** Who writes can be reached. */
    private void reachableAgain(Collection<ConversationDraft> written) {
        written.stream()
                .filter(conversation -> conversation.unreachable != null)
                .forEach(conversation -> citizens.markReachable(INGEST, conversation.addressId));
    }

    private Map<Citizens.ChannelAddress, Citizens.Known> resolve(Collection<Incoming<MessageReceived>> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        return citizens.resolve(
                INGEST,
                messages.stream().map(message -> message.record().sender()).toList());
    }
}
