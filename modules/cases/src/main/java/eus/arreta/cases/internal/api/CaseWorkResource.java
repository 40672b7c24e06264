package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseChange;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.CaseWork;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Muting;
import eus.arreta.cases.Retention;
import eus.arreta.channelapi.InvalidInput;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /api/cases/{number}/…}: working on a case. */
@Path("/api/cases/{number}")
public class CaseWorkResource {

    private final CaseWork work;
    private final Cases cases;
    private final Muting muting;
    private final Retention retention;
    private final CurrentActor current;
    private final Once once;

    public CaseWorkResource(
            CaseWork work, Cases cases, Muting muting, Retention retention, CurrentActor current, Once once) {
        this.work = work;
        this.cases = cases;
        this.muting = muting;
        this.retention = retention;
        this.current = current;
        this.once = once;
    }

    /** Who shall have the case. */
    public record Assignment(UUID agent, String queue, Integer version) {}

    /** Where the case shall stand. */
    public record NewState(CaseState state, String reason, Instant until, Integer version) {}

    /** Why the case must not be destroyed. */
    public record NewHold(String reason) {}

    /** A link to another case. */
    public record NewLink(String type, String number) {}

    /** What it shall become part of. */
    public record Merge(String into, Integer version) {}

    /** What shall become a case of its own. */
    public record Split(List<UUID> messageIds, Integer version) {}

    /** Who may see it. */
    public record Restriction(List<UUID> agents, List<String> roles, Integer version) {}

    /** Until when what is written in its conversations asks for nobody, and why. */
    public record Mute(Instant until, String reason) {}

    /** Why somebody who may not see it has to. */
    public record Glass(String reason) {}

    /** What is promised to the citizen. */
    public record NewPromise(String text, UUID owner, Instant dueAt) {}

    @PATCH
    @Transactional
    public CaseView change(
            @PathParam("number") String number, @HeaderParam("If-Match") String ifMatch, CaseChange body) {
        Once.require(body);
        Actor actor = current.get();
        work.change(
                actor,
                number,
                new CaseChange(
                        body.subject(),
                        body.kind(),
                        body.topic(),
                        body.priority(),
                        body.tags(),
                        body.fields(),
                        body.language(),
                        IfMatch.version(body.version(), ifMatch)));
        return cases.find(actor, number);
    }

    @POST
    @Path("assignment")
    @Transactional
    public CaseView assign(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch,
            Assignment body) {
        Actor actor = current.get();
        once.change(
                actor,
                key,
                call(number, "assignment"),
                body,
                () -> work.assign(actor, number, body.agent(), body.queue(), IfMatch.version(body.version(), ifMatch)));
        return cases.find(actor, number);
    }

    @POST
    @Path("state")
    @Transactional
    public CaseView changeState(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch,
            NewState body) {
        Actor actor = current.get();
        once.change(actor, key, call(number, "state"), body, () -> {
            if (body.state() == null) {
                throw new InvalidInput("/state", "required", "is required");
            }
            work.changeState(
                    actor, number, body.state(), body.reason(), body.until(), IfMatch.version(body.version(), ifMatch));
        });
        return cases.find(actor, number);
    }

    @POST
    @Path("links")
    @Transactional
    public CaseView link(@PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, NewLink body) {
        Actor actor = current.get();
        once.change(
                actor, key, call(number, "links"), body, () -> work.link(actor, number, body.type(), body.number()));
        return cases.detail(actor, number);
    }

    @DELETE
    @Path("links")
    @Transactional
    public CaseView unlink(
            @PathParam("number") String number, @QueryParam("type") String type, @QueryParam("number") String other) {
        Actor actor = current.get();
        work.unlink(actor, number, type, other);
        return cases.detail(actor, number);
    }

    @POST
    @Path("merge")
    @Transactional
    public CaseView merge(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch,
            Merge body) {
        Actor actor = current.get();
        once.change(
                actor,
                key,
                call(number, "merge"),
                body,
                () -> work.merge(actor, number, body.into(), IfMatch.version(body.version(), ifMatch)));
        return cases.find(actor, number);
    }

    @DELETE
    @Path("merge")
    @Transactional
    public CaseView unmerge(@PathParam("number") String number) {
        Actor actor = current.get();
        work.unmerge(actor, number);
        return cases.find(actor, number);
    }

    /** The answer to the same key asked again names the same case. */
    @POST
    @Path("split")
    @Transactional
    public Response split(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch,
            Split body) {
        Actor actor = current.get();
        UUID id = once.make(actor, key, call(number, "split"), body, 201, () -> {
                    String made =
                            work.split(actor, number, body.messageIds(), IfMatch.version(body.version(), ifMatch));
                    return cases.find(actor, made).id();
                })
                .id();
        return Response.status(201)
                .entity(Map.of("number", cases.numberOf(actor, id)))
                .build();
    }

    @POST
    @Path("restriction")
    @Transactional
    public Response restrict(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch,
            Restriction body) {
        Actor actor = current.get();
        once.change(
                actor,
                key,
                call(number, "restriction"),
                body,
                () -> work.restrict(
                        actor, number, body.agents(), body.roles(), IfMatch.version(body.version(), ifMatch)));
        // Whoever restricts a case may be none of those who see it from now on.
        return cases.peek(actor, number)
                .map(Response::ok)
                .orElse(Response.noContent())
                .build();
    }

    @PUT
    @Path("mute")
    @Transactional
    public CaseView mute(@PathParam("number") String number, Mute body) {
        Once.require(body);
        muting.mute(current.get(), number, body.until(), body.reason());
        return cases.detail(current.get(), number);
    }

    @DELETE
    @Path("mute")
    @Transactional
    public CaseView unmute(@PathParam("number") String number) {
        muting.unmute(current.get(), number);
        return cases.detail(current.get(), number);
    }

    @POST
    @Path("break-glass")
    @Transactional
    public Map<String, Object> breakGlass(@PathParam("number") String number, Glass body) {
        Once.require(body);
        return Map.of("until", work.breakGlass(current.get(), number, body.reason()));
    }

    @POST
    @Path("promises")
    @Transactional
    public Response promise(
            @PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, NewPromise body) {
        Actor actor = current.get();
        UUID id = once.make(
                        actor,
                        key,
                        call(number, "promises"),
                        body,
                        201,
                        () -> work.promise(actor, number, body.text(), body.owner(), body.dueAt()))
                .id();
        return Response.status(201).entity(Map.of("id", id)).build();
    }

    @POST
    @Path("continue-code")
    @Transactional
    public CaseWork.ContinueCode continueElsewhere(@PathParam("number") String number) {
        return work.continueElsewhere(current.get(), number);
    }

    /** Keeps the case from being destroyed; released by {@code DELETE /api/holds/{id}}. */
    @POST
    @Path("holds")
    public Response hold(@PathParam("number") String number, NewHold body) {
        Once.require(body);
        return Response.status(201)
                .entity(retention.hold(current.get(), number, body.reason()))
                .build();
    }

    private static String call(String number, String what) {
        return "POST /api/cases/" + number + "/" + what;
    }
}
