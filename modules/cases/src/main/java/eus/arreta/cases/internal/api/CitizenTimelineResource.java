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

/** {@code /api/citizens/{id}/timeline}: everything with one citizen, from the newest or from the oldest on. */
@Path("/api/citizens/{id}/timeline")
public class CitizenTimelineResource {

    private final Cases cases;
    private final CurrentActor current;

    public CitizenTimelineResource(Cases cases, CurrentActor current) {
        this.cases = cases;
        this.current = current;
    }

    /** @param order {@code desc} (newest first, also when absent) or {@code asc}; a cursor belongs to one of them */
    @GET
    public Page<Entry> timeline(
            @PathParam("id") UUID id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @QueryParam("order") String order) {
        return cases.ofCitizen(current.get(), id, !"asc".equals(order), limit, after);
    }
}
