package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** {@code /api/citizens/{id}/timeline}: everything with one citizen, newest first. */
@Path("/api/citizens/{id}/timeline")
public class CitizenTimelineResource {

    private final Cases cases;
    private final CurrentActor current;

    public CitizenTimelineResource(Cases cases, CurrentActor current) {
        this.cases = cases;
        this.current = current;
    }

    @GET
    public Page<Entry> timeline(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return cases.ofCitizen(current.get(), id, limit, after);
    }
}
