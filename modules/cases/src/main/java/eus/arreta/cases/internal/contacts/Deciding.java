package eus.arreta.cases.internal.contacts;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.Concern;
import eus.arreta.cases.GuardedAction;
import eus.arreta.cases.Outcome;
import eus.arreta.cases.OutcomeGiven;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.settings.Assured;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.cases.internal.work.Replying;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.catalogue.Body;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Says what came of concerns, and changes them. */
@ApplicationScoped
public class Deciding {

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final ConcernTable concerns;
    private final Catalogue catalogue;
    private final Replying replying;
    private final CitizenTexts texts;
    private final Assured assured;
    private final Clock clock;

    public Deciding(
            Jdbi jdbi,
            LockedCases cases,
            ConcernTable concerns,
            Catalogue catalogue,
            Replying replying,
            CitizenTexts texts,
            Assured assured,
            Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.concerns = concerns;
        this.catalogue = catalogue;
        this.replying = replying;
        this.texts = texts;
        this.assured = assured;
        this.clock = clock;
    }

    /** A concern with the case that it belongs to. */
    private record Place(UUID id, UUID contactId, String kind, String caseNumber, UUID conversationId) {}

    public Concern decide(Actor actor, UUID id, OutcomeGiven given) {
        ReplyDuty.check(given);
        Instant now = now();
        return jdbi.withHandle(handle -> {
            Place place = place(handle, id);
            lockConversation(handle, place);
            LockedCase locked = cases.lock(handle, actor, place.caseNumber());
            Concern concern = lockConcern(handle, id, given.version());
            Set<Outcome> allowed =
                    ReplyDuty.allowed(concern.mustBeFiled(), !place.kind().equals("message"));
            if (!allowed.contains(given.outcome())) {
                throw Problem.conflict(
                        concern.mustBeFiled() ? "must-be-filed" : "not-allowed",
                        concern.mustBeFiled()
                                ? "This account is not formal: such a request is to be filed by the official form."
                                : "This outcome is for recorded calls and visits only.",
                        concern.formUrl() == null
                                ? Map.of("allowed", allowed)
                                : Map.of("allowed", allowed, "formUrl", concern.formUrl()));
            }
            if (given.outcome() == Outcome.FILED) {
                assured.requireFor(handle, GuardedAction.FILE, locked.id(), null);
            }
            Map<String, Object> details = details(actor, given, now);
            write(handle, actor, id, given.outcome(), details, now);
            cases.happened(
                    handle,
                    locked,
                    actor,
                    "outcome:" + given.outcome().word(),
                    CaseEvent.CONCERN_CHANGED,
                    id + ":" + given.outcome().word(),
                    now);
            if (given.outcome() == Outcome.FORWARDED) {
                tellWhereTo(handle, actor, locked, given.body(), now);
            }
            endContact(handle, locked, place, now);
            cases.finish(handle, List.of(locked), now);
            return one(handle, id);
        });
    }

    /** Adds a concern to a contact: one more thing that the citizen wants. */
    public Concern add(Actor actor, UUID contactId, String kind, String topic, String note, String caseNumber) {
        RequestKind wanted = kind == null ? RequestKind.INFORMATION : RequestKind.of(kind);
        String words = note == null ? null : Words.text(note, "/note");
        checkTopic(actor, topic);
        Instant now = now();
        return jdbi.withHandle(handle -> {
            String number = caseNumber != null ? caseNumber : caseOf(handle, contactId);
            LockedCase locked = cases.lock(handle, actor, number);
            UUID id = Ids.next();
            int added = handle.createUpdate("""
                            insert into cases.concern (id, contact_id, case_id, position, kind, topic, note, inbound, created_at)
                            select :id, contact.id, :case, (select count(*) from cases.concern where contact_id = contact.id),
                                :kind, :topic, :note, contact.direction = 'inbound', :now
                            from cases.contact contact where contact.id = :contact""")
                    .bind("id", id)
                    .bind("case", locked.id())
                    .bind("kind", wanted.word())
                    .bind("topic", topic)
                    .bind("note", words)
                    .bind("now", now)
                    .bind("contact", contactId)
                    .execute();
            if (added == 0) {
                throw Problem.notFound("contact");
            }
            cases.happened(handle, locked, actor, "concern-added", CaseEvent.CONCERN_CHANGED, id + ":added", now);
            cases.finish(handle, List.of(locked), now);
            return one(handle, id);
        });
    }

    /** Changes what a concern is about; absent parts stay. */
    public Concern change(Actor actor, UUID id, String kind, String topic, String note, Integer version) {
        String word = kind == null ? null : RequestKind.of(kind).word();
        String words = note == null ? null : Words.text(note, "/note");
        checkTopic(actor, topic);
        Instant now = now();
        return jdbi.withHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, place(handle, id).caseNumber());
            lockConcern(handle, id, version);
            handle.createUpdate("""
                            update cases.concern set kind = coalesce(:kind, kind), topic = coalesce(:topic, topic),
                                note = coalesce(:note, note), version = version + 1
                            where id = :id""")
                    .bind("kind", word)
                    .bind("topic", topic)
                    .bind("note", words)
                    .bind("id", id)
                    .execute();
            locked.tell(CaseEvent.CONCERN_CHANGED, null, actor.id(), id + ":changed", now);
            cases.finish(handle, List.of(locked), now);
            return one(handle, id);
        });
    }

    private void checkTopic(Actor actor, String topic) {
        if (topic != null && catalogue.topic(actor, topic).isEmpty()) {
            throw new InvalidInput("/topic", "invalid", "is no topic of the catalogue");
        }
    }

    private Map<String, Object> details(Actor actor, OutcomeGiven given, Instant now) {
        Map<String, Object> details = new TreeMap<>();
        switch (given.outcome()) {
            case FORWARDED -> {
                if (catalogue.body(actor, given.body()).isEmpty()) {
                    throw new InvalidInput("/body", "invalid", "is no body of the directory");
                }
                details.put("body", given.body());
            }
            case FILED -> {
                details.put(
                        "registryNumber", Words.storable(given.registryNumber().strip(), "/registryNumber"));
                details.put("registeredAt", registeredAt(given, now).toString());
            }
            case NO_REPLY_NEEDED ->
                details.put("reason", Words.storable(given.reason().strip(), "/reason"));
            case ANSWERED, DECLINED, CASE_OPENED -> {
                // nothing beside the outcome itself
            }
        }
        return details;
    }

    private static Instant registeredAt(OutcomeGiven given, Instant now) {
        if (given.registeredAt() == null) {
            return now;
        }
        if (given.registeredAt().isAfter(now.plus(1, ChronoUnit.DAYS))
                || given.registeredAt().isBefore(Instant.parse("2000-01-01T00:00:00Z"))) {
            throw new InvalidInput("/registeredAt", "out-of-range", "is not between the year 2000 and now");
        }
        return given.registeredAt().truncatedTo(ChronoUnit.MICROS);
    }

    /** A forwarding tells the citizen to whom. */
    private void tellWhereTo(Handle handle, Actor actor, LockedCase locked, String bodyCode, Instant now) {
        Body body = catalogue.body(actor, bodyCode).orElseThrow();
        String language = locked.view().language();
        String name = body.names()
                .getOrDefault(language == null ? "es" : language, body.names().get("es"));
        replying.sayByItself(handle, actor, locked, texts.forwarded(language, name), now);
    }

    private static void write(
            Handle handle, Actor actor, UUID id, Outcome outcome, Map<String, Object> details, Instant now) {
        handle.createUpdate("""
                        update cases.concern set outcome = :outcome, details = :details::jsonb, decided_at = :now,
                            decided_by = :by, version = version + 1
                        where id = :id""")
                .bind("outcome", outcome.word())
                .bind("details", details.isEmpty() ? null : EventCodec.write(details))
                .bind("now", now)
                .bind("by", actor.name())
                .bind("id", id)
                .execute();
    }

    private static void endContact(Handle handle, LockedCase locked, Place place, Instant now) {
        int ended = handle.createUpdate("""
                        update cases.contact set ended_at = :now, end_reason = 'outcome', check_at = null
                        where id = :id and ended_at is null
                        and not exists (select 1 from cases.concern where contact_id = :id and outcome is null)""")
                .bind("now", now)
                .bind("id", place.contactId())
                .execute();
        if (ended == 1) {
            handle.createUpdate("update cases.conversation set contact_running = false where contact_id = :id")
                    .bind("id", place.contactId())
                    .execute();
            locked.tell(CaseEvent.CONTACT_ENDED, null, null, place.contactId().toString(), now);
        }
    }

    private Concern lockConcern(Handle handle, UUID id, Integer version) {
        handle.createQuery("select 1 from cases.concern where id = :id for update")
                .bind("id", id)
                .mapTo(int.class)
                .one();
        Concern concern = one(handle, id);
        if (version != null && version != concern.version()) {
            throw LockedCases.stale("Somebody else has changed this concern meanwhile.", concern);
        }
        return concern;
    }

    private Concern one(Handle handle, UUID id) {
        return concerns.byId(handle, id).orElseThrow(() -> Problem.notFound("concern"));
    }

    private static void lockConversation(Handle handle, Place place) {
        if (place.conversationId() != null) {
            handle.createQuery("select 1 from cases.conversation where id = :id for update")
                    .bind("id", place.conversationId())
                    .mapTo(int.class)
                    .list();
        }
    }

    private static Place place(Handle handle, UUID id) {
        Optional<Place> place = handle.createQuery("""
                        select concern.id, concern.contact_id, contact.kind, record.number, contact.conversation_id
                        from cases.concern concern
                        join cases.contact contact on contact.id = concern.contact_id
                        join cases.case_record record on record.id = concern.case_id
                        where concern.id = :id""")
                .bind("id", id)
                .map((row, context) -> new Place(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, UUID.class)))
                .findOne();
        return place.orElseThrow(() -> Problem.notFound("concern"));
    }

    private static String caseOf(Handle handle, UUID contactId) {
        return handle.createQuery("""
                        select record.number from cases.concern concern
                        join cases.case_record record on record.id = concern.case_id
                        where concern.contact_id = :contact order by concern.position limit 1""")
                .bind("contact", contactId)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound("contact"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
