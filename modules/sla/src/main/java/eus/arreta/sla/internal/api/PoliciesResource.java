package eus.arreta.sla.internal.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.Policies;
import eus.arreta.sla.Policy;
import eus.arreta.sla.PolicyChoice;
import eus.arreta.sla.PolicyVersion;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /api/sla/policies}: what is promised to which cases. */
@Path("/api/sla/policies")
public class PoliciesResource {

    private final Policies policies;
    private final IdempotencyKeys keys;
    private final CurrentActor current;

    public PoliciesResource(Policies policies, IdempotencyKeys keys, CurrentActor current) {
        this.policies = policies;
        this.keys = keys;
        this.current = current;
    }

    /** A policy; {@code version} where nobody else's change is to be overwritten. */
    public record PolicyWanted(
            String name,
            Integer position,
            Policy.Match match,
            String calendar,
            Map<String, Policy.Target> targets,
            List<String> pauseOn,
            String onReopen,
            List<Policy.Action> actions,
            Integer version) {

        Policy policy() {
            return new Policy(null, name, position, match, calendar, targets, pauseOn, onReopen, actions, true, 0);
        }
    }

    /** A case by its number, or what one would be like. */
    public record Previewed(
            @JsonProperty("case") String number,
            String channel,
            String queue,
            String kind,
            String topic,
            String priority,
            String language) {}

    @GET
    public Page<Policy> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return policies.list(current.get(), limit, after);
    }

    @GET
    @Path("{id}")
    public Policy get(@PathParam("id") UUID id, @QueryParam("version") Integer version) {
        return found(current.get(), id, version);
    }

    /** Newest first. */
    @GET
    @Path("{id}/versions")
    public Page<PolicyVersion> versions(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return policies.versions(current.get(), id, limit, after);
    }

    private Policy found(Actor actor, UUID id, Integer version) {
        return policies.find(actor, id, version).orElseThrow(() -> Problem.notFound("policy"));
    }

    @POST
    @Transactional
    public Response create(PolicyWanted body, @HeaderParam("Idempotency-Key") String key) {
        PolicyWanted wanted = present(body);
        Actor actor = current.get();
        UUID id = keys.once(
                        actor.id(),
                        key,
                        "POST policies " + wanted,
                        () -> new IdempotencyKeys.Answer(
                                201, policies.create(actor, wanted.policy()).id()))
                .id();
        return Response.status(201).entity(found(actor, id, null)).build();
    }

    @PUT
    @Path("{id}")
    public Policy change(@PathParam("id") UUID id, PolicyWanted body) {
        PolicyWanted wanted = present(body);
        return policies.change(current.get(), id, wanted.policy(), wanted.version());
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        policies.remove(current.get(), id);
    }

    /** Which policy a case would get, and why the others don't match. */
    @POST
    @Path("preview")
    public PolicyChoice preview(Previewed body) {
        Previewed wanted = present(body);
        return wanted.number() != null
                ? policies.preview(current.get(), wanted.number())
                : policies.preview(
                        current.get(),
                        new Policy.Match(
                                wanted.channel(),
                                wanted.queue(),
                                wanted.kind(),
                                wanted.topic(),
                                wanted.priority(),
                                wanted.language()));
    }

    private static <T> T present(T body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return body;
    }
}
