package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code /api/cases}: seeing cases and working on them. */
@Path("/api/cases")
public class CasesResource {

    private final Cases cases;
    private final CurrentActor current;
    private final IdempotencyKeys idempotency;

    public CasesResource(Cases cases, CurrentActor current, IdempotencyKeys idempotency) {
        this.cases = cases;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** A text to write. */
    public record Words(String text) {}

    /** Who shall have the case. */
    public record Assignment(UUID agent, String queue, Integer version) {}

    /** Where the case shall stand. */
    public record NewState(CaseState state, Integer version) {}

    @GET
    public Page<CaseView> list(
            @QueryParam("state") String state,
            @QueryParam("queue") String queue,
            @QueryParam("assignee") UUID assignee,
            @QueryParam("channel") String channel,
            @QueryParam("language") String language,
            @QueryParam("citizen") UUID citizen,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Cases.Filter filter = new Cases.Filter(
                state == null ? null : CaseState.of(state), false, queue, assignee, false, channel, language, citizen);
        return cases.list(current.get(), filter, limit, after);
    }

    @GET
    @Path("{number}")
    public CaseView get(@PathParam("number") String number, @QueryParam("limit") Integer limit) {
        Actor actor = current.get();
        CaseView found = cases.find(actor, number);
        return found.with(cases.timeline(actor, found.id(), limit, null));
    }

    @GET
    @Path("{number}/timeline")
    public Page<Entry> timeline(
            @PathParam("number") String number, @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        Actor actor = current.get();
        return cases.timeline(actor, cases.find(actor, number).id(), limit, after);
    }

    @POST
    @Path("{number}/replies")
    @Transactional
    public Response reply(@PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, Words body) {
        Actor actor = current.get();
        Answer answer = once(actor, key, number, "replies", body, () -> cases.reply(actor, number, body.text()), 202);
        return Response.status(answer.status())
                .entity(Map.of("messageId", answer.id()))
                .build();
    }

    @POST
    @Path("{number}/notes")
    @Transactional
    public Response note(@PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, Words body) {
        Actor actor = current.get();
        Answer answer = once(actor, key, number, "notes", body, () -> cases.note(actor, number, body.text()), 201);
        return Response.status(answer.status())
                .entity(Map.of("id", answer.id()))
                .build();
    }

    @POST
    @Path("{number}/assignment")
    @Transactional
    public CaseView assign(
            @PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, Assignment body) {
        Actor actor = current.get();
        once(
                actor,
                key,
                number,
                "assignment",
                body,
                () -> {
                    cases.assign(actor, number, body.agent(), body.queue(), body.version());
                    return null;
                },
                200);
        return cases.find(actor, number);
    }

    @POST
    @Path("{number}/state")
    @Transactional
    public CaseView changeState(
            @PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, NewState body) {
        Actor actor = current.get();
        once(
                actor,
                key,
                number,
                "state",
                body,
                () -> {
                    if (body.state() == null) {
                        throw new eus.arreta.channelapi.InvalidInput("/state", "required", "is required");
                    }
                    cases.changeState(actor, number, body.state(), body.version());
                    return null;
                },
                200);
        return cases.find(actor, number);
    }

    private Answer once(
            Actor actor, String key, String number, String call, Object body, Supplier<UUID> write, int status) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        String request = "POST /api/cases/" + number + "/" + call + " " + body;
        return idempotency.once(actor.id(), key, request, () -> new Answer(status, write.get()));
    }
}
