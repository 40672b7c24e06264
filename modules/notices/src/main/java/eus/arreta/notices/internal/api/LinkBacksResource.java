package eus.arreta.notices.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.notices.LinkBacks;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /api/cases/{number}/link-back}: a mail that brings the citizen back to their web chat. */
@Path("/api/cases/{number}/link-back")
public class LinkBacksResource {

    private final LinkBacks linkBacks;
    private final CurrentActor current;
    private final IdempotencyKeys keys;

    public LinkBacksResource(LinkBacks linkBacks, CurrentActor current, IdempotencyKeys keys) {
        this.linkBacks = linkBacks;
        this.current = current;
        this.keys = keys;
    }

    @POST
    @Transactional
    public Response send(@PathParam("number") String number, @HeaderParam("Idempotency-Key") String key) {
        Actor actor = current.get();
        Answer answer = keys.once(
                actor.id(),
                key,
                "POST /api/cases/" + number + "/link-back",
                () -> new Answer(202, linkBacks.send(actor, number)));
        return Response.status(answer.status())
                .entity(Map.of("mailId", answer.id()))
                .build();
    }
}
