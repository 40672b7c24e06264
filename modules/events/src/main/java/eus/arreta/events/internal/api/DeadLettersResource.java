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
import java.util.Map;
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

    /** Which to send again; absent parts don't filter. */
    public record ReplayWanted(String topic, String cause, String from, Integer limit) {}

    @POST
    @Path("replay")
    @Transactional
    public Map<String, Integer> replayAll(ReplayWanted body) {
        ReplayWanted wanted = body == null ? new ReplayWanted(null, null, null, null) : body;
        int limit = wanted.limit() == null ? DeadLetters.MOST_AT_ONCE : wanted.limit();
        if (limit < 1 || limit > DeadLetters.MOST_AT_ONCE) {
            throw new eus.arreta.channelapi.InvalidInput(
                    "/limit", "out-of-range", "is not between 1 and " + DeadLetters.MOST_AT_ONCE);
        }
        DeadLetters.Filter filter = new DeadLetters.Filter(wanted.topic(), wanted.cause(), instant(wanted.from()));
        return Map.of("replayed", deadLetters.replayAll(current.get(), filter, limit));
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new eus.arreta.channelapi.InvalidInput("/from", "invalid", "is not an ISO 8601 instant");
        }
    }
}
