package eus.arreta.webui.internal.notices;

import eus.arreta.notices.LinkBacks;
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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Brings the citizen of the open case back to their chat. */
@Path("/cases/{number}/link-back")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class LinkBackPages {

    private final LinkBacks linkBacks;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public LinkBackPages(LinkBacks linkBacks, ConsoleFrame frame, Refusals refusals) {
        this.linkBacks = linkBacks;
        this.frame = frame;
        this.refusals = refusals;
    }

    @POST
    public Response send(@PathParam("number") String number) {
        linkBacks.send(frame.actor(), number);
        return frame.answer(Pages.linkBackSent());
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
