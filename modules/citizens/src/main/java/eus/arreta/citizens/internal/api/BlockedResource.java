package eus.arreta.citizens.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.citizens.DataRights;
import eus.arreta.citizens.DataRights.Blocked;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;

/** {@code /api/blocked}: what may not be destroyed yet, and reading it with a reason. */
@Path("/api/blocked")
public class BlockedResource {

    private final DataRights rights;
    private final CurrentActor current;

    public BlockedResource(DataRights rights, CurrentActor current) {
        this.rights = rights;
        this.current = current;
    }

    /** Why it is read. */
    public record Reason(String reason) {}

    @GET
    public Page<Blocked> blocked(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return rights.blocked(current.get(), limit, after);
    }

    @POST
    @Path("{id}/read")
    public Response read(@PathParam("id") UUID id, Reason body) {
        Bodies.require(body);
        Actor actor = current.get();
        rights.announceReading(actor, id, body.reason());
        StreamingOutput zip = out -> rights.read(actor, id, out);
        return Response.ok(zip, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"blocked-" + id + ".zip\"")
                .build();
    }
}
