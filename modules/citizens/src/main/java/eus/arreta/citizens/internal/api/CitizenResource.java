package eus.arreta.citizens.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenMerges;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.CitizenRecords.AddressChange;
import eus.arreta.citizens.CitizenRecords.Change;
import eus.arreta.citizens.CitizenRecords.Duplicate;
import eus.arreta.citizens.CitizenRecords.NewAddress;
import eus.arreta.citizens.DataRights;
import eus.arreta.http.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** {@code /api/citizens/{id}}: one citizen. */
@Path("/api/citizens/{id}")
public class CitizenResource {

    private final CitizenRecords citizens;
    private final CitizenMerges merges;
    private final DataRights rights;
    private final CurrentActor current;

    public CitizenResource(CitizenRecords citizens, CitizenMerges merges, DataRights rights, CurrentActor current) {
        this.citizens = citizens;
        this.merges = merges;
        this.rights = rights;
        this.current = current;
    }

    /** What agents should know of the person. */
    public record NewNote(String text) {}

    /** Who may act for the citizen. */
    public record NewMandate(UUID representative, String scope, String proof, LocalDate validUntil) {}

    /** What the citizen decided; {@code given} is required: nobody consents, or withdraws, by leaving it out. */
    public record NewConsent(String purpose, Boolean given, String textVersion, String channel, Instant at) {}

    /** What the citizen saw. */
    public record NewInformation(String textVersion, String channel, Instant at) {}

    /** Of whom the citizen shall be part. */
    public record Merge(UUID into) {}

    /** Which address belongs to somebody else. */
    public record Split(UUID addressId, String name) {}

    /** All about the citizen, as ZIP. */
    @GET
    @Path("export")
    public Response export(@PathParam("id") UUID id, @QueryParam("language") String language) {
        Actor actor = current.get();
        // Asked before the first byte, so that a refusal is an answer and not half a file.
        rights.announceExport(actor, id, language);
        StreamingOutput zip = out -> rights.export(actor, id, language, out);
        return Response.ok(zip, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"citizen-" + id + ".zip\"")
                .build();
    }

    /** Erases all about the citizen, or blocks what must be kept. */
    @DELETE
    public DataRights.Receipt erase(@PathParam("id") UUID id, @QueryParam("reason") String reason) {
        return rights.erase(current.get(), id, reason == null ? "asked-for" : reason);
    }

    @GET
    public Citizen get(@PathParam("id") UUID id) {
        return citizens.find(current.get(), id);
    }

    @PATCH
    public Citizen change(@PathParam("id") UUID id, Change body) {
        Bodies.require(body);
        Actor actor = current.get();
        citizens.change(actor, id, body);
        return citizens.find(actor, id);
    }

    @POST
    @Path("addresses")
    public Response addAddress(@PathParam("id") UUID id, NewAddress body) {
        Bodies.require(body);
        return made(citizens.addAddress(current.get(), id, body));
    }

    @PATCH
    @Path("addresses/{address}")
    public Citizen changeAddress(@PathParam("id") UUID id, @PathParam("address") UUID address, AddressChange body) {
        Bodies.require(body);
        Actor actor = current.get();
        citizens.changeAddress(actor, id, address, body);
        return citizens.find(actor, id);
    }

    @DELETE
    @Path("addresses/{address}")
    public void removeAddress(@PathParam("id") UUID id, @PathParam("address") UUID address) {
        citizens.removeAddress(current.get(), id, address);
    }

    @POST
    @Path("notes")
    public Response addNote(@PathParam("id") UUID id, NewNote body) {
        Bodies.require(body);
        return made(citizens.addNote(current.get(), id, body.text()));
    }

    @POST
    @Path("mandates")
    public Response addMandate(@PathParam("id") UUID id, NewMandate body) {
        Bodies.require(body);
        return made(citizens.addMandate(
                current.get(), id, body.representative(), body.scope(), body.proof(), body.validUntil()));
    }

    @DELETE
    @Path("mandates/{mandate}")
    public void revokeMandate(@PathParam("id") UUID id, @PathParam("mandate") UUID mandate) {
        citizens.revokeMandate(current.get(), id, mandate);
    }

    @POST
    @Path("consents")
    public Citizen addConsent(@PathParam("id") UUID id, NewConsent body) {
        Bodies.require(body);
        if (body.given() == null) {
            throw new InvalidInput("/given", "required", "is neither true nor false");
        }
        Actor actor = current.get();
        citizens.addConsent(actor, id, body.purpose(), body.given(), body.textVersion(), body.channel(), body.at());
        return citizens.find(actor, id);
    }

    @POST
    @Path("information")
    public Citizen addInformation(@PathParam("id") UUID id, NewInformation body) {
        Bodies.require(body);
        Actor actor = current.get();
        citizens.addInformation(actor, id, body.textVersion(), body.channel(), body.at());
        return citizens.find(actor, id);
    }

    @GET
    @Path("duplicates")
    public Page<Duplicate> duplicates(@PathParam("id") UUID id) {
        return new Page<>(citizens.duplicates(current.get(), id), null);
    }

    @POST
    @Path("merge")
    public Map<String, UUID> merge(@PathParam("id") UUID id, Merge body) {
        Bodies.require(body);
        return Map.of("mergeId", merges.merge(current.get(), id, body.into()));
    }

    @DELETE
    @Path("merges/{merge}")
    public Citizen undo(@PathParam("id") UUID id, @PathParam("merge") UUID merge) {
        Actor actor = current.get();
        merges.undo(actor, id, merge);
        return citizens.find(actor, id);
    }

    @POST
    @Path("split")
    public Response split(@PathParam("id") UUID id, Split body) {
        Bodies.require(body);
        return made(merges.split(current.get(), id, body.addressId(), body.name()));
    }

    private static Response made(UUID id) {
        return Response.status(201).entity(Map.of("id", id)).build();
    }
}
