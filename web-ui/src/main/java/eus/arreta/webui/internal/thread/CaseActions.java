package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseWork;
import eus.arreta.cases.Replies;
import eus.arreta.cases.ReplyWanted;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What an agent does to the open case. The page refreshes its own parts once an answer is good. */
@Path("/cases/{number}")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CaseActions {

    private final CaseWork work;
    private final Replies replies;
    private final CaseWriting writing;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CaseActions(CaseWork work, Replies replies, CaseWriting writing, ConsoleFrame frame, Refusals refusals) {
        this.work = work;
        this.replies = replies;
        this.writing = writing;
        this.frame = frame;
        this.refusals = refusals;
    }

    @POST
    @Path("replies")
    public Response reply(
            @PathParam("number") String number,
            @RestForm String text,
            @RestForm String key,
            @RestForm String conversation,
            @RestForm String lastSeen,
            @RestForm String replyTo,
            @RestForm String choices,
            @RestForm List<String> attachment) {
        List<UUID> files = attachment == null
                ? null
                : attachment.stream().map(CaseActions::id).toList();
        writing.reply(
                frame.actor(),
                number,
                key,
                new ReplyWanted(
                        text,
                        null,
                        null,
                        id(conversation),
                        files,
                        id(lastSeen),
                        false,
                        "markup",
                        id(replyTo),
                        lines(choices)));
        return written();
    }

    @POST
    @Path("notes")
    public Response note(@PathParam("number") String number, @RestForm String text, @RestForm String key) {
        writing.note(frame.actor(), number, key, text);
        return written();
    }

    /** @param to {@code me}; anything else gives the case back */
    @POST
    @Path("assignment")
    public Response assign(@PathParam("number") String number, @RestForm String to, @RestForm Integer version) {
        Actor actor = frame.actor();
        work.assign(actor, number, "me".equals(to) ? actor.id() : null, null, version);
        return Response.noContent().build();
    }

    @POST
    @Path("state")
    public Response changeState(@PathParam("number") String number, @RestForm String state, @RestForm Integer version) {
        work.changeState(frame.actor(), number, CaseState.of(state), null, null, version);
        return Response.noContent().build();
    }

    /** @param choice {@code resend}; anything else gives the message up */
    @POST
    @Path("decisions")
    public Response decide(@RestForm UUID message, @RestForm String choice) {
        replies.decide(frame.actor(), message, "resend".equals(choice));
        return Response.noContent().build();
    }

    /** Other words for an own message that was sent; the same words twice come to the same. */
    @POST
    @Path("messages/{message}/text")
    public Response edit(@PathParam("message") UUID message, @RestForm String text) {
        replies.edit(frame.actor(), message, text, "markup");
        return Response.noContent().build();
    }

    /** An own message is taken back; doing it twice is refused. */
    @POST
    @Path("messages/{message}/deletion")
    public Response delete(@PathParam("message") UUID message) {
        replies.delete(frame.actor(), message);
        return Response.noContent().build();
    }

    @POST
    @Path("typing")
    public Response typing(@PathParam("number") String number) {
        replies.typing(frame.actor(), number);
        return Response.noContent().build();
    }

    /** What stands in the lines of a field; absent when there is nothing. */
    private static List<String> lines(String field) {
        List<String> lines = field == null
                ? List.of()
                : field.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? null : lines;
    }

    private static UUID id(String text) {
        return text == null || text.isBlank() ? null : UUID.fromString(text);
    }

    private Response written() {
        return frame.answer(Pages.written(UUID.randomUUID().toString()));
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
