package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** {@code /api/cases/{number}}: one case and its timeline. */
@Path("/api/cases/{number}")
public class CaseResource {

    private final Cases cases;
    private final CurrentActor current;

    public CaseResource(Cases cases, CurrentActor current) {
        this.cases = cases;
        this.current = current;
    }

    @GET
    public CaseView get(@PathParam("number") String number, @QueryParam("limit") Integer limit) {
        Actor actor = current.get();
        CaseView found = cases.detail(actor, number);
        return found.with(found.concerns(), found.details(), cases.timeline(actor, number, limit, null));
    }

    /** @param before a cursor of {@code order=desc}; @param order {@code asc} (oldest first) or {@code desc} */
    @GET
    @Path("timeline")
    public Page<Entry> timeline(
            @PathParam("number") String number,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @QueryParam("before") String before,
            @QueryParam("order") String order) {
        Actor actor = current.get();
        return before != null || "desc".equals(order)
                ? cases.latest(actor, number, limit, before)
                : cases.timeline(actor, number, limit, after);
    }
}
