package eus.arreta.webui.internal.thread;

import eus.arreta.calendars.LegalUnit;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlines;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.Moments;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /cases/{number}/legal-deadlines}: an agent enters the start of a legal deadline, stops it, lengthens it. */
@Path("/cases/{number}/legal-deadlines")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class LegalDeadlinePages {

    private final LegalDeadlines deadlines;
    private final Moments moments;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public LegalDeadlinePages(LegalDeadlines deadlines, Moments moments, ConsoleFrame frame, Refusals refusals) {
        this.deadlines = deadlines;
        this.moments = moments;
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
        return refreshed();
    }

    /** By which entry of the registry the start can be found. */
    @POST
    @Path("{id}/confirmation")
    public Response confirm(
            @PathParam("number") String number, @PathParam("id") UUID id, @RestForm String registryNumber) {
        deadlines.confirm(frame.actor(), number, id, filled(registryNumber));
        return refreshed();
    }

    /** The days are dates; an absent {@code to} leaves it without an end. */
    @POST
    @Path("{id}/suspensions")
    public Response suspend(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            @RestForm String cause,
            @RestForm String from,
            @RestForm String to) {
        deadlines.suspend(frame.actor(), number, id, cause, day(from, "/from"), day(to, "/to"));
        return refreshed();
    }

    /** In the deadline's own unit. */
    @POST
    @Path("{id}/extensions")
    public Response extend(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            @RestForm Integer count,
            @RestForm String reason,
            @RestForm String decidedAt) {
        LegalDeadlineEntry entry = deadlines.find(frame.actor(), number, id, "es");
        LocalDate decided = day(decidedAt, "/decidedAt");
        deadlines.extend(
                frame.actor(),
                number,
                id,
                count,
                entry.rule().unit(),
                reason,
                decided == null ? null : moments.typed(decided + "T12:00", "/decidedAt"));
        return refreshed();
    }

    private static LocalDate day(String text, String pointer) {
        try {
            return filled(text) == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException none) {
            throw new InvalidInput(pointer, "invalid", "is no day");
        }
    }

    private static Response refreshed() {
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
