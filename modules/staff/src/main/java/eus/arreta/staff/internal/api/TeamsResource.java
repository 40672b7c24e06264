package eus.arreta.staff.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.staff.Staff;
import eus.arreta.staff.Team;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /api/teams}: who works together. */
@Path("/api/teams")
public class TeamsResource {

    private final Staff staff;
    private final CurrentActor current;

    public TeamsResource(Staff staff, CurrentActor current) {
        this.staff = staff;
        this.current = current;
    }

    /** A team; absent {@code active} means that it works. */
    public record TeamWanted(Map<String, String> names, List<UUID> members, Boolean active, Integer version) {}

    @GET
    public Page<Team> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return staff.teams(current.get(), limit, after);
    }

    @GET
    @Path("{slug}")
    public Team get(@PathParam("slug") String slug) {
        return staff.team(current.get(), slug).orElseThrow(() -> Problem.notFound("team"));
    }

    @PUT
    @Path("{slug}")
    public Team put(@PathParam("slug") String slug, TeamWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return staff.put(
                current.get(),
                new Team(slug, body.names(), body.members(), !Boolean.FALSE.equals(body.active()), 0),
                body.version());
    }

    @DELETE
    @Path("{slug}")
    public void remove(@PathParam("slug") String slug) {
        staff.removeTeam(current.get(), slug);
    }
}
