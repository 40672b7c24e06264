package eus.arreta.sla.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.WorkingHours;
import eus.arreta.http.Problem;
import eus.arreta.sla.QuietHours;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code /api/users/{id}/hours}: when somebody can be told of alarms. */
@Path("/api/users/{id}/hours")
public class HoursResource {

    private final QuietHours quiet;
    private final CurrentActor current;

    public HoursResource(QuietHours quiet, CurrentActor current) {
        this.quiet = quiet;
        this.current = current;
    }

    @GET
    public WorkingHours get(@PathParam("id") UUID id) {
        return quiet.of(current.get(), id);
    }

    @PUT
    public WorkingHours put(@PathParam("id") UUID id, WorkingHours body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        quiet.set(current.get(), id, body);
        return quiet.of(current.get(), id);
    }
}
