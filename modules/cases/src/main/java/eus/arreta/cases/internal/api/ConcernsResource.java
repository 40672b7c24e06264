package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Concern;
import eus.arreta.cases.Contacts;
import eus.arreta.cases.OutcomeGiven;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code /api/concerns/{id}}: what a concern is about, and what came of it. */
@Path("/api/concerns/{id}")
public class ConcernsResource {

    private final Contacts contacts;
    private final CurrentActor current;

    public ConcernsResource(Contacts contacts, CurrentActor current) {
        this.contacts = contacts;
        this.current = current;
    }

    /** What a concern is about. */
    public record ConcernChange(String kind, String topic, String note, Integer version) {}

    @PATCH
    @Transactional
    public Concern change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ConcernChange body) {
        Once.require(body);
        return contacts.change(
                current.get(), id, body.kind(), body.topic(), body.note(), IfMatch.version(body.version(), ifMatch));
    }

    @PUT
    @Path("outcome")
    @Transactional
    public Concern decide(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, OutcomeGiven body) {
        Once.require(body);
        return contacts.decide(
                current.get(),
                id,
                new OutcomeGiven(
                        body.outcome(),
                        body.body(),
                        body.registryNumber(),
                        body.registeredAt(),
                        body.reason(),
                        IfMatch.version(body.version(), ifMatch)));
    }
}
