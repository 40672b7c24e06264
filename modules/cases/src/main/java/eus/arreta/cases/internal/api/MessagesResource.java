package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.cases.Replies;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Problem;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/** {@code /api/messages}: one message with its delivery, and what whoever wrote it may change. */
@Path("/api/messages")
public class MessagesResource {

    private final Cases cases;
    private final Replies replies;
    private final CurrentActor current;
    private final Once once;

    public MessagesResource(Cases cases, Replies replies, CurrentActor current, Once once) {
        this.once = once;
        this.cases = cases;
        this.replies = replies;
        this.current = current;
    }

    /** What to do with a message of which nobody knows whether it was sent: {@code resend} or {@code discard}. */
    public record Decision(String decision) {}

    @GET
    @Path("{id}")
    public Entry get(@PathParam("id") UUID id) {
        return cases.message(current.get(), id);
    }

    /** What a message is to say instead; {@code format} as in a reply. */
    public record NewText(String text, String format) {}

    /** Puts other words in place of those of an own message that was sent. */
    @PATCH
    @Path("{id}")
    @Transactional
    public Response edit(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewText body) {
        Actor actor = current.get();
        Answer answer = once.make(
                actor,
                key,
                "PATCH /api/messages/" + id,
                body,
                202,
                () -> replies.edit(actor, id, body.text(), body.format()));
        return accepted(answer);
    }

    /** Takes an own message back that was sent. */
    @DELETE
    @Path("{id}")
    @Transactional
    public Response delete(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key) {
        Actor actor = current.get();
        Answer answer = once.make(actor, key, "DELETE /api/messages/" + id, "", 202, () -> replies.delete(actor, id));
        return accepted(answer);
    }

    private static Response accepted(Answer answer) {
        return Response.status(answer.status())
                .entity(Map.of("changeId", answer.id()))
                .build();
    }

    @POST
    @Path("{id}/decision")
    public Entry decide(@PathParam("id") UUID id, Decision body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        if (!"resend".equals(body.decision()) && !"discard".equals(body.decision())) {
            throw new InvalidInput("/decision", "invalid", "is neither resend nor discard");
        }
        replies.decide(current.get(), id, body.decision().equals("resend"));
        return cases.message(current.get(), id);
    }
}
