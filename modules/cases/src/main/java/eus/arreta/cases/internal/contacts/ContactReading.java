package eus.arreta.cases.internal.contacts;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Concern;
import eus.arreta.cases.Contact;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads contacts. Who may see none of the cases that a contact belongs to doesn't see the contact. */
@ApplicationScoped
public class ContactReading {

    private final Jdbi jdbi;
    private final ConcernTable concerns;
    private final Citizens citizens;
    private final Visibility visibility;

    public ContactReading(Jdbi jdbi, ConcernTable concerns, Citizens citizens, Visibility visibility) {
        this.jdbi = jdbi;
        this.concerns = concerns;
        this.citizens = citizens;
        this.visibility = visibility;
    }

    private record Row(Contact contact, UUID citizenId) {}

    private record Segments(List<Contact.Segment> segments) {}

    private record Transcript(String format, List<Contact.Segment> segments) {}

    public Optional<Contact> find(Actor actor, UUID id) {
        return jdbi.withHandle(handle -> row(handle, actor, id).map(row -> whole(handle, actor, row)));
    }

    private Optional<Row> row(Handle handle, Actor actor, UUID id) {
        String sql = "select contact.* from cases.contact contact where contact.id = :id"
                + " and not exists (select 1 from cases.concern concern"
                + " join cases.case_record record on record.id = concern.case_id"
                + " where concern.contact_id = contact.id and not " + visibility.condition("record") + ")";
        return visibility
                .bind(handle.createQuery(sql).bind("id", id), actor)
                .map((row, context) -> {
                    Timestamp ended = row.getTimestamp("ended_at");
                    return new Row(
                            new Contact(
                                    id,
                                    row.getString("kind"),
                                    row.getString("channel"),
                                    row.getString("direction"),
                                    row.getTimestamp("started_at").toInstant(),
                                    ended == null ? null : ended.toInstant(),
                                    row.getString("end_reason"),
                                    row.getString("agent_name"),
                                    null,
                                    row.getString("language"),
                                    row.getString("assurance"),
                                    List.of(),
                                    null,
                                    row.getObject("satisfaction", Integer.class),
                                    row.getString("comment"),
                                    null,
                                    null),
                            row.getObject("citizen_id", UUID.class));
                })
                .findOne();
    }

    private Contact whole(Handle handle, Actor actor, Row row) {
        Contact contact = row.contact();
        List<Concern> its = concerns.ofContact(handle, contact.id());
        Citizens.Person person =
                citizens.people(actor, List.of(row.citizenId())).get(row.citizenId());
        Optional<Transcript> transcript = transcript(handle, contact.id());
        return new Contact(
                contact.id(),
                contact.kind(),
                contact.channel(),
                contact.direction(),
                contact.startedAt(),
                contact.endedAt(),
                contact.endReason(),
                contact.agent(),
                new CaseView.Person(row.citizenId(), person == null ? null : person.name()),
                contact.language(),
                contact.assurance(),
                its,
                its.stream()
                        .map(Concern::caseNumber)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                contact.satisfaction(),
                contact.comment(),
                transcript.map(Transcript::format).orElse(null),
                transcript.map(Transcript::segments).orElse(null));
    }

    private static Optional<Transcript> transcript(Handle handle, UUID contactId) {
        List<Contact.Segment> segments = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        handle.createQuery("select format, segments from cases.transcript_part where contact_id = :id order by part")
                .bind("id", contactId)
                .map((row, context) -> {
                    String json = "{\"segments\":" + row.getString("segments") + "}";
                    segments.addAll(EventCodec.read(json, Segments.class).segments());
                    return formats.add(row.getString("format"));
                })
                .list();
        return formats.isEmpty() ? Optional.empty() : Optional.of(new Transcript(formats.get(0), segments));
    }
}
