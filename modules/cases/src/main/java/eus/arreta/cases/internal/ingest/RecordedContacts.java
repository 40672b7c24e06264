package eus.arreta.cases.internal.ingest;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.Outcome;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InboundEvent.ContactRecorded;
import eus.arreta.channelapi.InboundEvent.RecordedConcern;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizens;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.events.EventCodec;
import eus.arreta.events.Outbox;
import eus.arreta.events.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Calls and visits that somebody recorded, with what each was about, and what was said in them. Idempotent by event id,
 * which follows from account and external id. They come a few at a time, so each is looked at alone.
 */
@ApplicationScoped
public class RecordedContacts {

    private static final Actor INGEST = Actor.system("ingest");

    private final Jdbi jdbi;
    private final Citizens citizens;
    private final CaseTable cases;
    private final ProcessedEvents processed;
    private final Outbox outbox;
    private final Clock clock;

    public RecordedContacts(
            Jdbi jdbi, Citizens citizens, CaseTable cases, ProcessedEvents processed, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.citizens = citizens;
        this.cases = cases;
        this.processed = processed;
        this.outbox = outbox;
        this.clock = clock;
    }

    static boolean knows(InboundEvent event) {
        return event instanceof ContactRecorded || event instanceof InboundEvent.TranscriptSegments;
    }

    List<Rejection> apply(List<Incoming<? extends InboundEvent>> recorded) {
        if (recorded.isEmpty()) {
            return List.of();
        }
        List<Rejection> rejected = new ArrayList<>();
        jdbi.useHandle(handle -> {
            for (Incoming<? extends InboundEvent> one : recorded) {
                apply(handle, one, rejected);
            }
        });
        return rejected;
    }

    private void apply(Handle handle, Incoming<? extends InboundEvent> one, List<Rejection> rejected) {
        if (one.record() instanceof ContactRecorded contact) {
            try {
                check(contact);
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(one.event(), "invalid", invalid.getMessage()));
                return;
            }
            Map<String, UUID> named = named(handle, contact);
            if (named.containsValue(null)) {
                rejected.add(Rejection.of(one.event(), "case-unknown", "A concern names a case that there isn't."));
            } else if (isFresh(handle, one)) {
                record(handle, contact, one.channel(), named);
            }
        } else if (one.record() instanceof InboundEvent.TranscriptSegments transcript && isFresh(handle, one)) {
            keep(handle, transcript);
        }
    }

    private boolean isFresh(Handle handle, Incoming<? extends InboundEvent> one) {
        return !processed.claim(handle, List.of(one.event().id())).isEmpty();
    }

    private static void check(ContactRecorded contact) {
        if (!Set.of("call", "visit").contains(contact.kind())) {
            throw new InvalidInput("/kind", "invalid", "is neither call nor visit");
        }
        if (!Set.of("inbound", "outbound").contains(contact.direction())) {
            throw new InvalidInput("/direction", "invalid", "is neither inbound nor outbound");
        }
        for (RecordedConcern concern : contact.concerns()) {
            if (concern.outcome() != null) {
                Outcome.of(concern.outcome());
            }
            if (concern.kind() != null) {
                RequestKind.of(concern.kind());
            }
        }
    }

    /** Ids of the cases that concerns name; null for one that there isn't. */
    private static Map<String, UUID> named(Handle handle, ContactRecorded contact) {
        Map<String, UUID> named = new HashMap<>();
        contact.concerns().stream()
                .filter(concern -> concern.caseNumber() != null)
                .forEach(concern -> named.put(concern.caseNumber(), null));
        if (!named.isEmpty()) {
            handle.createQuery("select number, coalesce(merged_into, id) as id from cases.case_record"
                            + " where number = any(:numbers)")
                    .bindArray("numbers", String.class, named.keySet().toArray())
                    .map((row, context) -> named.put(row.getString("number"), row.getObject("id", UUID.class)))
                    .list();
        }
        return named;
    }

    private void record(Handle handle, ContactRecorded contact, String channel, Map<String, UUID> named) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Citizens.Known citizen = citizen(contact);
        Map<UUID, CaseDraft> locked = cases.lock(handle, named.values());
        UUID contactId = contact.eventId();
        insertContact(handle, contact, channel, citizen, contactId);
        Map<UUID, CaseDraft> touched = new TreeMap<>();
        List<String> words = new ArrayList<>();
        int position = 0;
        for (RecordedConcern concern : contact.concerns()) {
            CaseDraft draft = caseOf(
                    handle, contact, concern, channel, citizen, locked.get(named.get(concern.caseNumber())), now);
            insertConcern(handle, contact, concern, contactId, draft, position, now);
            if (concern.note() != null) {
                words.add(concern.note());
            }
            if (draft != null) {
                touched.put(draft.id, draft);
            }
            position++;
        }
        String text = String.join("\n", words);
        if (touched.isEmpty()) {
            insertEntry(handle, contact, channel, contactId, null, citizen.citizenId(), text);
            return;
        }
        touched.values().forEach(draft -> {
            UUID entryId = insertEntry(handle, contact, channel, contactId, draft.id, null, text);
            draft.tell(CaseEvent.CONTACT_RECORDED, entryId, contact.kind(), contact.startedAt());
            draft.channel = channel;
            draft.lastActivityAt = contact.startedAt();
        });
        cases.update(handle, touched.values(), now);
        touched.values().forEach(draft -> outbox.append(draft.events));
    }

    private Citizens.Known citizen(ContactRecorded contact) {
        if (contact.sender() == null) {
            return citizens.identify(INGEST, new Citizens.PersonGiven(null, null, null, null));
        }
        Citizens.ChannelAddress address = new Citizens.ChannelAddress(
                contact.sender().kind(), contact.sender().value());
        return citizens.resolve(INGEST, List.of(contact.sender())).get(address);
    }

    /** The case that a concern belongs to: the one it names, a new one when there is work left, or none. */
    private CaseDraft caseOf(
            Handle handle,
            ContactRecorded contact,
            RecordedConcern concern,
            String channel,
            Citizens.Known citizen,
            CaseDraft named,
            Instant now) {
        if (named != null) {
            return named;
        }
        if (concern.outcome() != null && Outcome.of(concern.outcome()) != Outcome.CASE_OPENED) {
            return null;
        }
        CaseDraft draft = cases.drawOne(handle, kind(concern), now);
        draft.opened(contact.startedAt());
        cases.insert(
                handle,
                List.of(new CaseTable.Opening(
                        draft,
                        concern.note() == null ? "" : Excerpt.of(concern.note()),
                        contact.language(),
                        citizen.citizenId(),
                        citizen.name(),
                        channel,
                        contact.startedAt(),
                        null,
                        null)),
                now);
        draft.excerpt = concern.note() == null ? null : Excerpt.of(concern.note());
        return draft;
    }

    private static String kind(RecordedConcern concern) {
        return concern.kind() == null ? RequestKind.INFORMATION.word() : concern.kind();
    }

    private static void insertContact(
            Handle handle, ContactRecorded contact, String channel, Citizens.Known citizen, UUID contactId) {
        IdentityAssurance assurance = contact.identitySeen() != null
                ? IdentityAssurance.DOCUMENT_SEEN
                : contact.sender() == null ? IdentityAssurance.NONE : IdentityAssurance.TOLD_US;
        handle.createUpdate("""
                        insert into cases.contact (id, kind, account_id, channel, direction, external_id, citizen_id,
                            address_id, agent_name, queue, language, assurance, identity_seen, started_at, ended_at, end_reason)
                        values (:id, :kind, :account, :channel, :direction, :external, :citizen,
                            :address, :agent, :queue, :language, :assurance, :seen, :started, :ended, 'recorded')""")
                .bind("id", contactId)
                .bind("kind", contact.kind())
                .bind("account", contact.accountId())
                .bind("channel", channel)
                .bind("direction", contact.direction())
                .bind("external", contact.externalId())
                .bind("citizen", citizen.citizenId())
                .bind("address", citizen.addressId())
                .bind("agent", contact.agent())
                .bind("queue", contact.queue())
                .bind("language", contact.language())
                .bind("assurance", assurance.word())
                .bind("seen", contact.identitySeen())
                .bind("started", contact.startedAt())
                .bind("ended", contact.endedAt())
                .execute();
    }

    private static void insertConcern(
            Handle handle,
            ContactRecorded contact,
            RecordedConcern concern,
            UUID contactId,
            CaseDraft draft,
            int position,
            Instant now) {
        Instant decidedAt = contact.endedAt() == null ? contact.startedAt() : contact.endedAt();
        Map<String, Object> details =
                concern.registryNumber() == null ? null : Map.of("registryNumber", concern.registryNumber());
        handle.createUpdate("""
                        insert into cases.concern (id, contact_id, case_id, position, kind, topic, note, inbound,
                            outcome, details, decided_at, decided_by, created_at)
                        values (:id, :contact, :case, :position, :kind, :topic, :note, :inbound,
                            :outcome, :details::jsonb, :decided, :agent, :now)""")
                .bind("id", Ids.next())
                .bind("contact", contactId)
                .bind("case", draft == null ? null : draft.id)
                .bind("position", position)
                .bind("kind", kind(concern))
                .bind("topic", concern.topic())
                .bind("note", concern.note())
                .bind("inbound", contact.direction().equals("inbound"))
                .bind("outcome", concern.outcome())
                .bind("details", details == null ? null : EventCodec.write(details))
                .bind("decided", concern.outcome() == null ? null : decidedAt)
                .bind("agent", concern.outcome() == null ? null : contact.agent())
                .bind("now", now)
                .execute();
    }

    private static UUID insertEntry(
            Handle handle,
            ContactRecorded contact,
            String channel,
            UUID contactId,
            UUID caseId,
            UUID citizenId,
            String text) {
        UUID entryId = Ids.next();
        handle.createUpdate("""
                        insert into cases.entry (id, case_id, citizen_id, type, at, direction, channel, author_kind,
                            author_name, text, account_id, contact_id)
                        values (:id, :case, :citizen, :type, :at, :direction, :channel, 'agent',
                            :agent, :text, :account, :contact)""")
                .bind("id", entryId)
                .bind("case", caseId)
                .bind("citizen", citizenId)
                .bind("type", contact.kind())
                .bind("at", contact.startedAt())
                .bind("direction", contact.direction())
                .bind("channel", channel)
                .bind("agent", contact.agent())
                .bind("text", text)
                .bind("account", contact.accountId())
                .bind("contact", contactId)
                .execute();
        return entryId;
    }

    private static void keep(Handle handle, InboundEvent.TranscriptSegments transcript) {
        UUID contactId =
                eus.arreta.channelapi.EventIds.derive(transcript.accountId(), "contact", transcript.externalId());
        handle.createUpdate("insert into cases.transcript_part (contact_id, part, format, segments, words)"
                        + " values (:contact, :part, :format, :segments::jsonb, cases.words(:language, :words))"
                        + " on conflict do nothing")
                .bind("language", transcript.language())
                .bind(
                        "words",
                        transcript.segments().stream()
                                .map(InboundEvent.Segment::text)
                                .collect(Collectors.joining("\n")))
                .bind("contact", contactId)
                .bind("part", transcript.part())
                .bind("format", transcript.format())
                .bind("segments", EventCodec.write(transcript.segments()))
                .execute();
    }
}
