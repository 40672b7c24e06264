package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.cases.internal.contacts.ContactReading;
import eus.arreta.cases.internal.contacts.Deciding;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Contacts, what was wanted in them, and what came of it. */
@ApplicationScoped
public class Contacts {

    private final ContactReading reading;
    private final Deciding deciding;
    private final PersonalDataReads reads;

    public Contacts(ContactReading reading, Deciding deciding, PersonalDataReads reads) {
        this.reading = reading;
        this.deciding = deciding;
        this.reads = reads;
    }

    /** One contact. @throws Problem 404, also when the actor may not see one of its cases */
    public Contact find(Actor actor, UUID id) {
        actor.require(Permission.CASES_READ);
        Contact contact = reading.find(actor, id).orElseThrow(() -> Problem.notFound("contact"));
        reads.record(actor, List.of(contact.citizen().id()), "contact", contact.caseNumber());
        return contact;
    }

    /**
     * Says what came of a concern.
     *
     * @throws Problem 404; 409 {@code must-be-filed} with {@code formUrl}, {@code not-allowed}, {@code stale}
     * @throws eus.arreta.channelapi.InvalidInput when something is missing that the outcome needs
     */
    @Transactional
    public Concern decide(Actor actor, UUID concernId, OutcomeGiven outcome) {
        actor.require(Permission.CASES_WORK);
        return deciding.decide(actor, concernId, outcome);
    }

    /** Adds a concern to a contact. @param caseNumber absent for the contact's own case @throws Problem 404 */
    @Transactional
    public Concern add(Actor actor, UUID contactId, String kind, String topic, String note, String caseNumber) {
        actor.require(Permission.CASES_WORK);
        return deciding.add(actor, contactId, kind, topic, note, caseNumber);
    }

    /** Changes what a concern is about; absent parts stay. @throws Problem 404; 409 {@code stale} */
    @Transactional
    public Concern change(Actor actor, UUID concernId, String kind, String topic, String note, Integer version) {
        actor.require(Permission.CASES_WORK);
        return deciding.change(actor, concernId, kind, topic, note, version);
    }
}
