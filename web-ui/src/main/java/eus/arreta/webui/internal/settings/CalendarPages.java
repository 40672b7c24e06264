package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.calendars.Calendar;
import eus.arreta.calendars.CalendarSettings;
import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.HolidayLists;
import eus.arreta.calendars.ListImport;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.CalendarTexts;
import eus.arreta.webui.internal.text.Moments;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/calendars}: calendars year by year, their hours and holidays, and the official lists. */
@Path("/settings/calendars")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class CalendarPages {

    private static final String HERE = "/settings/calendars";
    private static final int MOST_UNREAD = 20;

    private final Calendars calendars;
    private final HolidayLists lists;
    private final Moments moments;
    private final Clock clock;
    private final ConsoleFrame frame;
    private final AdminRefusals refusals;

    public CalendarPages(
            Calendars calendars,
            HolidayLists lists,
            Moments moments,
            Clock clock,
            ConsoleFrame frame,
            AdminRefusals refusals) {
        this.calendars = calendars;
        this.lists = lists;
        this.moments = moments;
        this.clock = clock;
        this.frame = frame;
        this.refusals = refusals;
    }

    /** Whoever is signed in may know the calendars; the pages are for those who keep them. */
    private Actor keeper() {
        Actor actor = frame.actor();
        actor.require(Permission.SETTINGS);
        return actor;
    }

    @GET
    public Response list(@QueryParam("after") String after) {
        Actor actor = keeper();
        CalendarTexts texts = frame.wording().calendar();
        Page<CalendarViews.Line> page = calendars
                .list(actor, null, after)
                .map(calendar -> new CalendarViews.Line(
                        calendar.id(),
                        calendar.settings().zone(),
                        calendar.settings().region(),
                        texts.version(String.valueOf(calendar.version()))));
        List<CalendarViews.ListLine> published = lists.list(actor).stream()
                .map(list -> new CalendarViews.ListLine(list.region(), String.valueOf(list.year()), list.reference()))
                .toList();
        return frame.answer(Pages.calendars(
                frame.console("settings", "case"),
                new CalendarViews.Lines(
                        page.items(), AdminForm.following(HERE, page.next()), published, String.valueOf(thisYear()))));
    }

    private int thisYear() {
        return moments.dayOf(clock.instant()).getYear();
    }

    @GET
    @Path("new")
    public Response draft() {
        keeper();
        return show("", new CalendarSettings("Europe/Madrid", Map.of(), List.of(), List.of(), null), 0, null);
    }

    /** @param year that is shown; absent for the present one */
    @GET
    @Path("calendar/{id}")
    public Response show(@PathParam("id") String id, @QueryParam("year") Integer year) {
        Actor actor = keeper();
        Calendar calendar = calendars.find(actor, id, null).orElseThrow(() -> Problem.notFound("calendar"));
        Calendars.Year days = calendars.year(actor, id, calendar.version(), year == null ? thisYear() : year);
        return show(id, calendar.settings(), calendar.version(), days);
    }

    private Response show(String id, CalendarSettings settings, int version, Calendars.Year days) {
        CalendarYear year = new CalendarYear(frame.wording(), moments);
        return frame.answer(Pages.calendar(
                frame.console("settings", "case"),
                new CalendarViews.Open(
                        id,
                        settings.zone(),
                        settings.region() == null ? "" : settings.region(),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new CalendarViews.Day(
                                        eus.arreta.calendars.OpeningHours.word(day),
                                        year.weekday(day),
                                        CalendarForm.hours(settings, day)))
                                .toList(),
                        CalendarForm.holidays(settings),
                        CalendarForm.special(settings),
                        version,
                        frame.wording().calendar().version(String.valueOf(version)),
                        year.weekdays(),
                        days == null ? null : year.view(days, HERE + "/calendar/" + id))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        Calendar made = calendars.put(frame.actor(), form.orEmpty("code"), CalendarForm.settings(form), 0);
        return AdminForm.to(HERE + "/calendar/" + made.id());
    }

    @POST
    @Path("calendar/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        calendars.put(frame.actor(), id, CalendarForm.settings(form), form.number("version", "/version"));
        return AdminForm.refreshed();
    }

    /** @param act {@code check} to see what would come of the list, anything else to take it */
    @POST
    @Path("lists")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(
            @RestForm String region,
            @RestForm Integer year,
            @RestForm String reference,
            @RestForm String act,
            @RestForm("list") FileUpload list) {
        if (year == null) {
            throw new InvalidInput("/year", "required", "is missing");
        }
        ListImport result = lists.take(
                frame.actor(),
                region == null ? null : region.strip(),
                year,
                reference,
                bytes(list),
                "check".equals(act));
        return frame.answer(Pages.holidayList(new CalendarViews.Checked(lines(result))));
    }

    private static byte[] bytes(FileUpload list) {
        try {
            return list == null ? new byte[0] : Files.readAllBytes(list.uploadedFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> lines(ListImport result) {
        CalendarTexts texts = frame.wording().calendar();
        List<String> lines = new ArrayList<>();
        if (result.taken()) {
            lines.add(texts.taken());
        }
        lines.add(texts.added(dates(result.added(), texts)));
        lines.add(texts.removed(dates(result.removed(), texts)));
        lines.add(texts.affected(result.calendars().isEmpty() ? texts.none() : String.join(", ", result.calendars())));
        if (result.otherYears() > 0) {
            lines.add(texts.otherYears(String.valueOf(result.otherYears())));
        }
        result.rejected().stream()
                .limit(MOST_UNREAD)
                .forEach(one -> lines.add(texts.unread(String.valueOf(one.line()), one.field())));
        return lines;
    }

    private static String dates(List<LocalDate> days, CalendarTexts texts) {
        return days.isEmpty()
                ? texts.none()
                : days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request, this::field);
    }

    private String field(String pointer, AdminTexts texts) {
        CalendarTexts words = frame.wording().calendar();
        String[] parts = pointer.split("/");
        return switch (parts.length > 1 ? parts[1] : "") {
            case "id" -> words.code();
            case "zone" -> words.zone();
            case "region" -> words.region();
            case "hours" -> words.hours();
            case "holidays" -> words.holidays();
            case "special" -> words.special();
            case "year" -> words.year();
            case "reference" -> words.reference();
            default -> pointer;
        };
    }
}
