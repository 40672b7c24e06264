package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Users;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
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
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /}: the inbox. {@code /cases}: its list as a part. {@code /language}: in which language one reads. */
@Path("/")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class InboxPages {

    private final CaseLists lists;
    private final ConsoleFrame frame;
    private final Users users;
    private final Refusals refusals;

    public InboxPages(CaseLists lists, ConsoleFrame frame, Users users, Refusals refusals) {
        this.lists = lists;
        this.frame = frame;
        this.users = users;
        this.refusals = refusals;
    }

    @GET
    public Response inbox(@QueryParam("tab") String tab, @QueryParam("after") String after) {
        CaseRows rows = lists.rows(frame.actor(), Tab.of(tab), null, null, after, frame.wording());
        return frame.answer(Pages.inbox(frame.console("work", "list"), rows));
    }

    @GET
    @Path("cases")
    public Response list(
            @QueryParam("tab") String tab,
            @QueryParam("open") String open,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @HeaderParam("HX-Request") String part) {
        if (part == null) {
            String from = after == null || !after.matches("[A-Za-z0-9_-]+") ? "" : "&after=" + after;
            return Response.seeOther(URI.create("/?tab=" + Tab.of(tab).word() + from))
                    .build();
        }
        CaseRows rows = lists.rows(frame.actor(), Tab.of(tab), open, limit, after, frame.wording());
        return frame.answer(Pages.listPart(frame.console("work", "list"), rows));
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
