package eus.arreta.staff.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.staff.Queue;
import eus.arreta.staff.Staff;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/** {@code /api/queues}: where work waits. */
@Path("/api/queues")
public class QueuesResource {

    private final Staff staff;
    private final CurrentActor current;

    public QueuesResource(Staff staff, CurrentActor current) {
        this.staff = staff;
        this.current = current;
    }

    /** A queue; absent {@code active} means that it takes work. */
    public record QueueWanted(
            Map<String, String> names, String team, String calendar, Boolean active, Integer version) {}

    @GET
    public Page<Queue> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return staff.queues(current.get(), limit, after);
    }

    @GET
    @Path("{slug}")
    public Queue get(@PathParam("slug") String slug) {
        return staff.anyQueue(current.get(), slug).orElseThrow(() -> Problem.notFound("queue"));
    }

    @PUT
    @Path("{slug}")
    public Queue put(@PathParam("slug") String slug, QueueWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return staff.put(
                current.get(),
                new Queue(slug, body.names(), body.team(), body.calendar(), !Boolean.FALSE.equals(body.active()), 0),
                body.version());
    }

    @DELETE
    @Path("{slug}")
    public void remove(@PathParam("slug") String slug) {
        staff.removeQueue(current.get(), slug);
    }
}
