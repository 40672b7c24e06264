package eus.arreta.catalogue.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.Topic;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Map;

/** {@code /api/topics}: the services that people ask about. */
@Path("/api/topics")
public class TopicsResource {

    private final Catalogue catalogue;
    private final CurrentActor current;

    public TopicsResource(Catalogue catalogue, CurrentActor current) {
        this.catalogue = catalogue;
        this.current = current;
    }

    /** A topic; absent {@code active} means that it can be chosen. */
    public record TopicWanted(
            Map<String, String> names,
            String body,
            LocalDate activeFrom,
            LocalDate activeTo,
            Boolean active,
            Integer version) {}

    @GET
    public Page<Topic> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return catalogue.topics(current.get(), limit, after);
    }

    @GET
    @Path("{code}")
    public Topic get(@PathParam("code") String code) {
        return catalogue.anyTopic(current.get(), code).orElseThrow(() -> Problem.notFound("topic"));
    }

    @PUT
    @Path("{code}")
    public Topic put(@PathParam("code") String code, TopicWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return catalogue.put(
                current.get(),
                new Topic(
                        code,
                        body.names(),
                        body.body(),
                        body.activeFrom(),
                        body.activeTo(),
                        !Boolean.FALSE.equals(body.active()),
                        0),
                body.version());
    }

    @DELETE
    @Path("{code}")
    public void remove(@PathParam("code") String code) {
        catalogue.removeTopic(current.get(), code);
    }
}
