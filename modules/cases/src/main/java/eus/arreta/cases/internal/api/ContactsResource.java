package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Concern;
import eus.arreta.cases.Contact;
import eus.arreta.cases.Contacts;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /api/contacts/{id}}: one contact, and what else was wanted in it. */
@Path("/api/contacts/{id}")
public class ContactsResource {

    private final Contacts contacts;
    private final CurrentActor current;

    public ContactsResource(Contacts contacts, CurrentActor current) {
        this.contacts = contacts;
        this.current = current;
    }

    /** What a citizen wants besides. */
    public record NewConcern(String kind, String topic, String note, String caseNumber) {}

    @GET
    public Contact contact(@PathParam("id") UUID id) {
        return contacts.find(current.get(), id);
    }

    @POST
    @Path("concerns")
    @Transactional
    public Response addConcern(@PathParam("id") UUID id, NewConcern body) {
        Once.require(body);
        Concern added = contacts.add(current.get(), id, body.kind(), body.topic(), body.note(), body.caseNumber());
        return Response.status(201).entity(added).build();
    }
}
