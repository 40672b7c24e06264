package eus.arreta.webui.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.access.WorkingHours;
import eus.arreta.calendars.Calendars;
import eus.arreta.http.Page;
import eus.arreta.sla.QuietHours;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /profile}: when the reader works, and whether they are on duty. */
@Path("/profile")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class ProfilePages {

    private final QuietHours quiet;
    private final Calendars calendars;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public ProfilePages(QuietHours quiet, Calendars calendars, ConsoleFrame frame, Refusals refusals) {
        this.quiet = quiet;
        this.calendars = calendars;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response show() {
        Actor actor = frame.actor();
        WorkingHours hours = quiet.of(actor, actor.id());
        return frame.answer(Pages.profile(
                frame.console("profile", "case"),
                new ProfileView(
                        calendars.list(actor, Page.MAX_LIMIT, null).items().stream()
                                .map(one -> new ProfileView.Choice(
                                        one.id(), one.id().equals(hours.calendar())))
                                .toList(),
                        hours.onDuty())));
    }

    /** @param hours slug of a calendar; empty for always */
    @POST
    public Response save(@RestForm String hours, @RestForm String duty) {
        Actor actor = frame.actor();
        quiet.set(
                actor,
                actor.id(),
                new WorkingHours(hours == null || hours.isBlank() ? null : hours.strip(), duty != null));
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
