package eus.arreta.webui.internal.rights;

import eus.arreta.cases.Retention;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /cases/{number}/hold}: keeps a case from being destroyed. */
@Path("/cases/{number}/hold")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CaseHoldPages {

    private final Retention retention;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public CaseHoldPages(Retention retention, ConsoleFrame frame, Refusals refusals) {
        this.retention = retention;
        this.frame = frame;
        this.refusals = refusals;
    }

    @POST
    public Response hold(@PathParam("number") String number, @RestForm String reason) {
        retention.hold(frame.actor(), number, reason);
        return Response.noContent().build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return RightsForms.refuse(failed, request, frame, refusals);
    }
}
