package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.AgentDesk;
import eus.arreta.cases.Draft;
import eus.arreta.cases.Replies;
import eus.arreta.cases.ReplyWanted;
import eus.arreta.cases.Viewer;
import eus.arreta.http.IdempotencyKeys.Answer;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@code /api/cases/{number}/…}: writing in a case. */
@Path("/api/cases/{number}")
public class CaseWritingResource {

    private final Replies replies;
    private final AgentDesk desk;
    private final CurrentActor current;
    private final Once once;

    public CaseWritingResource(Replies replies, AgentDesk desk, CurrentActor current, Once once) {
        this.replies = replies;
        this.desk = desk;
        this.current = current;
        this.once = once;
    }

    /** A note and whom it mentions. */
    public record NewNote(String text, List<UUID> mentions) {}

    /** A text that isn't finished. */
    public record NewDraft(String kind, String text) {}

    /** Whether somebody is writing at this moment. */
    public record Looking(boolean writes) {}

    @POST
    @Path("replies")
    @Transactional
    public Response reply(
            @PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, ReplyWanted body) {
        Actor actor = current.get();
        Answer answer =
                once.make(actor, key, call(number, "replies"), body, 202, () -> replies.reply(actor, number, body));
        return Response.status(answer.status())
                .entity(Map.of("messageId", answer.id()))
                .build();
    }

    @POST
    @Path("notes")
    @Transactional
    public Response note(@PathParam("number") String number, @HeaderParam("Idempotency-Key") String key, NewNote body) {
        Actor actor = current.get();
        Set<UUID> notMentioned = new HashSet<>();
        Answer answer = once.make(actor, key, call(number, "notes"), body, 201, () -> {
            Replies.Note note = replies.note(actor, number, body.text(), body.mentions());
            notMentioned.addAll(note.notMentioned());
            return note.id();
        });
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", answer.id());
        if (!notMentioned.isEmpty()) {
            made.put("notMentioned", notMentioned);
        }
        return Response.status(answer.status()).entity(made).build();
    }

    @GET
    @Path("drafts")
    public List<Draft> drafts(@PathParam("number") String number) {
        return desk.drafts(current.get(), number);
    }

    @PUT
    @Path("drafts")
    @Transactional
    public void keepDraft(@PathParam("number") String number, NewDraft body) {
        Once.require(body);
        desk.keepDraft(current.get(), number, body.kind(), body.text());
    }

    @POST
    @Path("viewers")
    @Transactional
    public List<Viewer> look(@PathParam("number") String number, Looking body) {
        return desk.look(current.get(), number, body != null && body.writes());
    }

    @PUT
    @Path("follow")
    @Transactional
    public void follow(@PathParam("number") String number) {
        desk.follow(current.get(), number, true);
    }

    @DELETE
    @Path("follow")
    @Transactional
    public void unfollow(@PathParam("number") String number) {
        desk.follow(current.get(), number, false);
    }

    private static String call(String number, String what) {
        return "POST /api/cases/" + number + "/" + what;
    }
}
