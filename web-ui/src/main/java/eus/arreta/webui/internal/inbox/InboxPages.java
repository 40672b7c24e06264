package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Actor;
import eus.arreta.access.Users;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /}: the inbox. {@code /cases}: its list as a part. {@code /language}: in which language one reads. */
@Path("/")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class InboxPages {

    /** As many as there are processors to make them. */
    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(1));

    private final CaseLists lists;
    private final ListHeads heads;
    private final ConsoleFrame frame;
    private final Users users;
    private final Refusals refusals;

    public InboxPages(CaseLists lists, ListHeads heads, ConsoleFrame frame, Users users, Refusals refusals) {
        this.lists = lists;
        this.heads = heads;
        this.frame = frame;
        this.users = users;
        this.refusals = refusals;
    }

    @GET
    public Response inbox(@Context UriInfo uri, @QueryParam("after") String after) {
        InboxView view = InboxView.of(uri.getQueryParameters());
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        CaseRows rows = lists.rows(actor, view, null, null, after, wording);
        return frame.answer(Pages.inbox(frame.console("work", "list"), heads.head(actor, view, wording), rows));
    }

    @GET
    @Path("cases")
    public Response list(
            @Context UriInfo uri,
            @QueryParam("open") String open,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @HeaderParam("HX-Request") String part) {
        InboxView view = InboxView.of(uri.getQueryParameters());
        if (part == null) {
            String from = after == null || !after.matches("[A-Za-z0-9_-]+") ? "" : "&after=" + after;
            return Response.seeOther(URI.create("/?" + view.query() + from)).build();
        }
        return turns.take(() -> {
            CaseRows rows = lists.rows(frame.actor(), view, open, limit, after, frame.wording());
            return frame.answer(after == null ? Pages.listPart(frame.console("work", "list"), rows) : Pages.rows(rows));
        });
    }

    @POST
    @Path("language")
    public Response chooseLanguage(@RestForm String language) {
        users.chooseLanguage(frame.actor(), language);
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
