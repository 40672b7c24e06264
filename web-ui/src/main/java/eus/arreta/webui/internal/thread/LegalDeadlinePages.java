package eus.arreta.webui.internal.thread;

import eus.arreta.calendars.LegalUnit;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlines;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /cases/{number}/legal-deadlines}: an agent enters the start of a legal deadline. */
@Path("/cases/{number}/legal-deadlines")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class LegalDeadlinePages {

    private final LegalDeadlines deadlines;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public LegalDeadlinePages(LegalDeadlines deadlines, ConsoleFrame frame, Refusals refusals) {
        this.deadlines = deadlines;
        this.frame = frame;
        this.refusals = refusals;
    }

    @POST
    public Response enter(
            @PathParam("number") String number,
            @RestForm Integer count,
            @RestForm String unit,
            @RestForm String article,
            @RestForm String silence,
            @RestForm String binds,
            @RestForm String startKind,
            @RestForm String startAt,
            @RestForm String registryNumber,
            @RestForm String calendar) {
        if (count == null) {
            throw new InvalidInput("/rule/count", "required", "is missing");
        }
        deadlines.enter(
                frame.actor(),
                number,
                new LegalDeadlines.Wanted(
                        new LegalDeadlineEntry.Rule(LegalUnit.of(unit), count, filled(article), filled(silence)),
                        binds,
                        startKind,
                        startAt,
                        filled(registryNumber),
                        List.of(calendar == null ? "" : calendar)));
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
