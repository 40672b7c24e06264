package eus.arreta.calendars.internal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.Calendar;
import eus.arreta.calendars.CalendarSettings;
import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.Explanations;
import eus.arreta.calendars.LegalDeadline;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** {@code /api/calendars}: opening hours, and what follows from them and from the law. */
@Path("/api/calendars")
public class CalendarsResource {

    private final Calendars calendars;
    private final Explanations explanations;
    private final CurrentActor current;
    private final Clock clock;

    public CalendarsResource(Calendars calendars, Explanations explanations, CurrentActor current, Clock clock) {
        this.calendars = calendars;
        this.explanations = explanations;
        this.current = current;
        this.clock = clock;
    }

    /** A calendar; {@code version} where nobody else's change is to be overwritten. */
    public record CalendarWanted(
            String zone,
            Map<String, List<List<String>>> hours,
            List<LocalDate> holidays,
            List<CalendarSettings.Special> special,
            String region,
            Integer version) {}

    /** A calendar as it is told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CalendarView(
            String id,
            int version,
            String zone,
            Map<String, List<List<String>>> hours,
            List<LocalDate> holidays,
            List<CalendarSettings.Special> special,
            String region,
            Instant madeAt) {

        static CalendarView of(Calendar calendar) {
            CalendarSettings settings = calendar.settings();
            return new CalendarView(
                    calendar.id(),
                    calendar.version(),
                    settings.zone(),
                    settings.hours(),
                    settings.holidays(),
                    settings.special(),
                    settings.region(),
                    calendar.madeAt());
        }
    }

    /** Between two instants. */
    public record ElapsedAsked(String from, String to) {}

    /** @param businessMinutes negative when {@code to} is the earlier one */
    public record Elapsed(BigDecimal businessMinutes) {}

    /**
     * Whether it is open.
     *
     * @param closesAt    absent when closed, and when it never closes
     * @param nextOpening absent when open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Opening(boolean open, Instant closesAt, Instant nextOpening) {}

    @GET
    public Page<CalendarView> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return calendars.list(current.get(), limit, after).map(CalendarView::of);
    }

    @GET
    @Path("{id}")
    public CalendarView get(@PathParam("id") String id, @QueryParam("version") Integer version) {
        return CalendarView.of(
                calendars.find(current.get(), id, version).orElseThrow(() -> Problem.notFound("calendar")));
    }

    @GET
    @Path("{id}/versions")
    public Page<CalendarView> versions(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return calendars.versions(current.get(), id, limit, after).map(CalendarView::of);
    }

    @PUT
    @Path("{id}")
    public CalendarView put(@PathParam("id") String id, CalendarWanted body) {
        CalendarWanted wanted = present(body);
        return CalendarView.of(calendars.put(
                current.get(),
                id,
                new CalendarSettings(
                        wanted.zone(), wanted.hours(), wanted.holidays(), wanted.special(), wanted.region()),
                wanted.version()));
    }

    /** Each day of a year with its hours or its holiday. */
    @GET
    @Path("{id}/years/{year}")
    public Calendars.Year year(
            @PathParam("id") String id, @PathParam("year") int year, @QueryParam("version") Integer version) {
        return calendars.year(current.get(), id, version, year);
    }

    /** @param at absent for now */
    @GET
    @Path("{id}/opening")
    public Opening opening(
            @PathParam("id") String id, @QueryParam("at") String at, @QueryParam("version") Integer version) {
        BusinessCalendar business = calendars.business(current.get(), id, version);
        Instant moment = at == null ? clock.instant() : DeadlineAsked.instant(at, business.zone(), false, "/at");
        return business.isOpen(moment)
                ? new Opening(true, business.closes(moment).orElse(null), null)
                : new Opening(false, null, business.nextOpening(moment));
    }

    /** When something is due, with its explanation in the language of {@code Accept-Language}. */
    @POST
    @Path("{id}/deadline")
    public ExplainedDeadline deadline(
            @PathParam("id") String id,
            @QueryParam("version") Integer version,
            DeadlineAsked body,
            @Context HttpHeaders headers) {
        DeadlineAsked asked = present(body);
        asked.check();
        Actor actor = current.get();
        ZoneId zone = calendars.business(actor, id, version).zone();
        LegalDeadline deadline = asked.isBusiness()
                ? asked.of(calendars.business(actor, id, version))
                : asked.of(calendars.legal(actor, id, version, asked.also()), zone);
        return explanations.explain(actor, deadline, Explanations.language(headers.getAcceptableLanguages()), zone);
    }

    /** The business time between two instants. */
    @POST
    @Path("{id}/elapsed")
    public Elapsed elapsed(@PathParam("id") String id, @QueryParam("version") Integer version, ElapsedAsked body) {
        ElapsedAsked asked = present(body);
        BusinessCalendar business = calendars.business(current.get(), id, version);
        Instant from = DeadlineAsked.instant(asked.from(), business.zone(), false, "/from");
        Instant to = DeadlineAsked.instant(asked.to(), business.zone(), false, "/to");
        return new Elapsed(BusinessCalendar.minutes(business.elapsed(from, to)));
    }

    private static <T> T present(T body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return body;
    }
}
