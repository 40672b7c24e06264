package eus.arreta.citizens.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.DataRights;
import eus.arreta.citizens.DataRights.Hold;
import eus.arreta.http.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /api/holds}: because of which nothing of a citizen or a case is destroyed. */
@Path("/api/holds")
public class HoldsResource {

    private final DataRights rights;
    private final CurrentActor current;

    public HoldsResource(DataRights rights, CurrentActor current) {
        this.rights = rights;
        this.current = current;
    }

    /** Whose data shall not be destroyed, and why. */
    public record NewHold(UUID citizen, String reason) {}

    @GET
    public Page<Hold> holds(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return rights.holds(current.get(), limit, after);
    }

    @POST
    public Response hold(NewHold body) {
        Bodies.require(body);
        if (body.citizen() == null) {
            throw new InvalidInput("/citizen", "required", "is required; a case is held by /api/cases/{number}/holds");
        }
        Hold set = rights.hold(current.get(), body.citizen(), null, null, body.reason());
        return Response.status(201).entity(set).build();
    }

    @DELETE
    @Path("{id}")
    public Hold release(@PathParam("id") UUID id) {
        return rights.release(current.get(), id);
    }
}
