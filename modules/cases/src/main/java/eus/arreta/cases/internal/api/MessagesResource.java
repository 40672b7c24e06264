package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.cases.Replies;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code /api/messages}: one message with its delivery. */
@Path("/api/messages")
public class MessagesResource {

    private final Cases cases;
    private final Replies replies;
    private final CurrentActor current;

    public MessagesResource(Cases cases, Replies replies, CurrentActor current) {
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
