package eus.arreta.webui.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.sla.Clocks;
import eus.arreta.sla.LegalDeadlines;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /cases/{number}/re-apply}: somebody has a case's times reckoned with the newest rules. */
@Path("/cases/{number}/re-apply")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class ReApplyPages {

    private final Clocks clocks;
    private final LegalDeadlines deadlines;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public ReApplyPages(Clocks clocks, LegalDeadlines deadlines, ConsoleFrame frame, Refusals refusals) {
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.frame = frame;
        this.refusals = refusals;
    }

    @POST
    @Transactional
    public Response reApply(@PathParam("number") String number, @RestForm String reason) {
        Actor actor = frame.actor();
        deadlines.reApply(actor, number, reason);
        clocks.reApply(actor, number, reason);
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
