package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.cases.AgentDesk;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Viewer;
import eus.arreta.webui.internal.inbox.CaseLists;
import eus.arreta.webui.internal.inbox.CaseRows;
import eus.arreta.webui.internal.inbox.InboxView;
import eus.arreta.webui.internal.inbox.ListHeads;
import eus.arreta.webui.internal.page.Console;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CoreTexts;
import eus.arreta.webui.internal.text.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /cases/{number}}: a case beside the list, and its parts by themselves, for refreshing them. */
@Path("/cases/{number}")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CasePages {

    private final Cases cases;
    private final CaseLists lists;
    private final ListHeads heads;
    private final OpenCases openCases;
    private final CaseSides sides;
    private final AgentDesk desk;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CasePages(
            Cases cases,
            CaseLists lists,
            ListHeads heads,
            OpenCases openCases,
            CaseSides sides,
            AgentDesk desk,
            ConsoleFrame frame,
            Refusals refusals) {
        this.cases = cases;
        this.lists = lists;
        this.heads = heads;
        this.openCases = openCases;
        this.sides = sides;
        this.desk = desk;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response show(@PathParam("number") String number, @Context UriInfo uri) {
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        CaseView found = cases.detail(actor, number);
        InboxView view = InboxView.of(uri.getQueryParameters());
        CaseRows rows = lists.rows(actor, view, number, null, null, wording);
        OpenCase open = openCases.open(actor, found, view, wording);
        Console console = frame.console("work", "case");
        return frame.answer(Pages.thread(
                console,
                heads.head(actor, view, wording),
                rows,
                open,
                sides.side(actor, found, wording),
                openCases.entries(actor, found, null, null, wording)));
    }

    @GET
    @Path("head")
    public Response head(@PathParam("number") String number, @Context UriInfo uri) {
        return frame.answer(Pages.head(frame.console("work", "case"), open(number, uri)));
    }

    @GET
    @Path("side")
    public Response side(@PathParam("number") String number, @Context UriInfo uri) {
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        CaseView found = cases.detail(actor, number);
        return frame.answer(Pages.side(
                openCases.open(actor, found, InboxView.of(uri.getQueryParameters()), wording),
                sides.side(actor, found, wording)));
    }

    /** What the composer says of the time that is left for an answer. */
    @GET
    @Path("reply-window")
    public Response replyWindow(@PathParam("number") String number) {
        Wording wording = frame.wording();
        return frame.answer(Pages.replyWindow(openCases.window(cases.detail(frame.actor(), number), wording)));
    }

    private OpenCase open(String number, UriInfo uri) {
        Actor actor = frame.actor();
        return openCases.open(
                actor, cases.find(actor, number), InboxView.of(uri.getQueryParameters()), frame.wording());
    }

    @GET
    @Path("timeline")
    public Response timeline(
            @PathParam("number") String number,
            @QueryParam("limit") Integer limit,
            @QueryParam("before") String before) {
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        CaseView found = cases.find(actor, number);
        return frame.answer(Pages.entries(
                openCases.open(actor, found, InboxView.ALL, wording),
                openCases.entries(actor, found, limit, before, wording)));
    }

    /** Says that the reader is at the case, and shows who else is. */
    @POST
    @Path("viewers")
    public Response viewers(@PathParam("number") String number, @RestForm boolean writes) {
        List<Viewer> others = desk.look(frame.actor(), number, writes);
        CoreTexts texts = frame.wording().core();
        String looking = names(others, false);
        String writing = names(others, true);
        return frame.answer(Pages.viewers(
                looking.isEmpty() ? null : texts.viewing(looking), writing.isEmpty() ? null : texts.writing(writing)));
    }

    private static String names(List<Viewer> viewers, boolean writing) {
        return viewers.stream()
                .filter(viewer -> viewer.writes() == writing)
                .map(Viewer::name)
                .collect(Collectors.joining(", "));
    }

    /** Asks why somebody who may not see a case has to. */
    @GET
    @Path("break-glass")
    public Response breakGlass(@PathParam("number") String number) {
        return frame.answer(Pages.breakGlass(frame.console("work", "case"), number));
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
