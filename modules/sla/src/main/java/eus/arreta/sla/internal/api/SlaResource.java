package eus.arreta.sla.internal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.Clocks;
import eus.arreta.sla.LegalDeadlines;
import eus.arreta.sla.ReApplication;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code /api/sla}: what concerns more than one deadline. */
@Path("/api/sla")
public class SlaResource {

    private final LegalDeadlines deadlines;
    private final Clocks clocks;
    private final IdempotencyKeys keys;
    private final CurrentActor current;

    public SlaResource(LegalDeadlines deadlines, Clocks clocks, IdempotencyKeys keys, CurrentActor current) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.keys = keys;
        this.current = current;
    }

    /** Of which case, by its number, or of which policy, and why. */
    public record ReApply(@JsonProperty("case") String number, UUID policy, String reason) {}

    /**
     * What has another end now.
     *
     * @param id     of a legal deadline
     * @param target and {@code round} of a service clock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changed(UUID id, String target, Integer round, Instant before, Instant after) {}

    /**
     * Reckons with the newest versions of policies and calendars. Of a case it answers what that changed; of a policy 202, and how far it
     * has come is told by its own address.
     */
    @POST
    @Path("re-apply")
    @Transactional
    public Response reApply(ReApply body, @HeaderParam("Idempotency-Key") String key) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        if ((body.number() == null) == (body.policy() == null)) {
            throw new InvalidInput("/case", "required", "either a case or a policy is named");
        }
        return body.number() == null
                ? reApplyPolicy(body, key)
                : Response.ok(reApplyCase(body)).build();
    }

    private Response reApplyPolicy(ReApply body, String key) {
        Actor actor = current.get();
        UUID id = keys.once(
                        actor.id(),
                        key,
                        "POST re-apply " + body,
                        () -> new IdempotencyKeys.Answer(
                                202,
                                clocks.reApplyPolicy(actor, body.policy(), body.reason())
                                        .id()))
                .id();
        return Response.status(202)
                .header(HttpHeaders.LOCATION, "/api/sla/re-apply/" + id)
                .entity(clocks.reApplication(actor, id))
                .build();
    }

    /** How far the re-applying of a policy has come. */
    @GET
    @Path("re-apply/{id}")
    public ReApplication reApplication(@PathParam("id") UUID id) {
        return clocks.reApplication(current.get(), id);
    }

    private Page<Changed> reApplyCase(ReApply body) {
        List<Changed> changed = new ArrayList<>();
        deadlines
                .reApply(current.get(), body.number(), body.reason())
                .forEach(one -> changed.add(new Changed(one.id(), null, null, one.before(), one.after())));
        clocks.reApply(current.get(), body.number(), body.reason())
                .forEach(one -> changed.add(new Changed(null, one.target(), one.round(), one.before(), one.after())));
        return new Page<>(changed, null);
    }
}
