package eus.arreta.staff.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.http.Page;
import eus.arreta.staff.Agent;
import eus.arreta.staff.Staff;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** {@code /api/agents}: who works cases. */
@Path("/api/agents")
public class AgentsResource {

    private final Staff staff;
    private final CurrentActor current;

    public AgentsResource(Staff staff, CurrentActor current) {
        this.staff = staff;
        this.current = current;
    }

    @GET
    public Page<Agent> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return staff.agents(current.get(), limit, after);
    }
}
