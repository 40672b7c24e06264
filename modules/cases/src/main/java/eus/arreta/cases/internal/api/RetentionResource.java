package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Retention;
import eus.arreta.cases.Retention.Due;
import eus.arreta.cases.Retention.Run;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** {@code /api/retention}: what is due by the rules, and what was destroyed. */
@Path("/api/retention")
public class RetentionResource {

    private final Retention retention;
    private final CurrentActor current;

    public RetentionResource(Retention retention, CurrentActor current) {
        this.retention = retention;
        this.current = current;
    }

    @GET
    @Path("due")
    public Page<Due> due(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return retention.due(current.get(), limit, after);
    }

    @GET
    @Path("runs")
    public Page<Run> runs(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return retention.runs(current.get(), limit, after);
    }

    @POST
    @Path("runs")
    public Response run() {
        return Response.status(201).entity(retention.run(current.get())).build();
    }
}
