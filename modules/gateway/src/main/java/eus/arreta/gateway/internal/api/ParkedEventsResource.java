package eus.arreta.gateway.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.gateway.ParkedEvent;
import eus.arreta.gateway.ParkedEvents;
import eus.arreta.http.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/parked-events}: what channels could not read. */
@Path("/api/parked-events")
public class ParkedEventsResource {

    private final ParkedEvents parked;
    private final CurrentActor current;

    public ParkedEventsResource(ParkedEvents parked, CurrentActor current) {
        this.parked = parked;
        this.current = current;
    }

    @GET
    public Page<ParkedEvent> list(
            @QueryParam("account") UUID account,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return parked.list(current.get(), account, limit, after);
    }

    @GET
    @Path("{id}")
    public ParkedEvent read(@PathParam("id") UUID id) {
        return parked.read(current.get(), id);
    }

    /** Tries it once more; it is gone from here when it went well. */
    @POST
    @Path("{id}/retry")
    public void retry(@PathParam("id") UUID id) {
        parked.retry(current.get(), id);
    }

    @DELETE
    @Path("{id}")
    public void discard(@PathParam("id") UUID id) {
        parked.discard(current.get(), id);
    }
}
