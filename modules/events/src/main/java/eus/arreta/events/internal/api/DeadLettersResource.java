package eus.arreta.events.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.events.DeadLetters;
import eus.arreta.events.DeadLetters.DeadLetter;
import eus.arreta.http.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** {@code /api/dead-letters}: what could not be processed. */
@Path("/api/dead-letters")
public class DeadLettersResource {

    private final DeadLetters deadLetters;
    private final CurrentActor current;

    public DeadLettersResource(DeadLetters deadLetters, CurrentActor current) {
        this.deadLetters = deadLetters;
        this.current = current;
    }

    @GET
    public Page<DeadLetter> list(
            @QueryParam("topic") String topic,
            @QueryParam("from") String from,
            @QueryParam("cause") String cause,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return deadLetters.list(current.get(), new DeadLetters.Filter(topic, cause, instant(from)), limit, after);
    }

    @POST
    @Path("{id}/replay")
    @Transactional
    public DeadLetter replay(@PathParam("id") UUID id) {
        return deadLetters.replay(current.get(), id);
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new eus.arreta.channelapi.InvalidInput("/from", "invalid", "is not an ISO 8601 instant");
        }
    }
}
