package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.catalogue.Body;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.staff.Queue;
import eus.arreta.staff.Staff;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CoreTexts;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings}: queues, topics and bodies. */
@Path("/settings")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class SettingsPages {

    private final Staff staff;
    private final Catalogue catalogue;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public SettingsPages(Staff staff, Catalogue catalogue, ConsoleFrame frame, Refusals refusals) {
        this.staff = staff;
        this.catalogue = catalogue;
        this.frame = frame;
        this.refusals = refusals;
    }

    @GET
    public Response show() {
        Actor actor = frame.actor();
        actor.require(Permission.SETTINGS);
        CoreTexts texts = frame.wording().core();
        String language = frame.wording().language().code();
        List<SettingsView.Section> sections = List.of(
                new SettingsView.Section(
                        "queues",
                        texts.queues(),
                        staff.queues(actor, Page.MAX_LIMIT, null).items().stream()
                                .map(queue -> new SettingsView.Line(
                                        queue.slug(), queue.names().get(language), queue.active()))
                                .toList()),
                new SettingsView.Section(
                        "topics",
                        texts.topics(),
                        catalogue.topics(actor, Page.MAX_LIMIT, null).items().stream()
                                .map(topic -> new SettingsView.Line(
                                        topic.code(), topic.names().get(language), topic.active()))
                                .toList()),
                new SettingsView.Section(
                        "bodies",
                        texts.bodies(),
                        catalogue.bodies(actor, Page.MAX_LIMIT, null).items().stream()
                                .map(body -> new SettingsView.Line(
                                        body.code(), body.names().get(language), body.active()))
                                .toList()));
        return frame.answer(Pages.settings(
                frame.console("settings", "case"),
                new SettingsView(sections, List.of(Language.values()), links(actor, frame.wording()))));
    }

    private static List<SettingsView.Link> links(Actor actor, Wording wording) {
        List<SettingsView.Link> links = new ArrayList<>();
        if (actor.may(Permission.USERS)) {
            links.add(new SettingsView.Link("/settings/users", wording.admin().users()));
        }
        links.add(new SettingsView.Link("/settings/teams", wording.admin().teams()));
        links.add(
                new SettingsView.Link("/settings/calendars", wording.calendar().calendars()));
        links.add(new SettingsView.Link("/settings/policies", wording.calendar().policies()));
        links.add(new SettingsView.Link("/settings/cases", wording.rights().howCasesWork()));
        if (actor.may(Permission.CHANNEL_ACCOUNTS)) {
            links.add(
                    new SettingsView.Link("/settings/accounts", wording.admin().accounts()));
            links.add(
                    new SettingsView.Link("/settings/reception", wording.desk().title()));
        }
        return links;
    }

    @POST
    @Path("{kind}")
    public Response put(
            @PathParam("kind") String kind,
            @RestForm String code,
            @RestForm("name-eu") String eu,
            @RestForm("name-es") String es,
            @RestForm("name-fr") String fr,
            @RestForm("name-en") String en) {
        Actor actor = frame.actor();
        Map<String, String> names = Map.of("eu", text(eu), "es", text(es), "fr", text(fr), "en", text(en));
        switch (kind) {
            // Only the names are written here: what else is known of it stays.
            case "queues" ->
                staff.put(
                        actor,
                        staff.anyQueue(actor, code)
                                .map(there -> new Queue(
                                        code, names, there.team(), there.calendar(), there.active(), there.version()))
                                .orElseGet(() -> new Queue(code, names, null, null, true, 0)),
                        null);
            case "topics" ->
                catalogue.put(
                        actor,
                        catalogue
                                .anyTopic(actor, code)
                                .map(there -> there.withNames(names))
                                .orElseGet(() -> new Topic(code, names, null, null, null, true, 0)),
                        null);
            case "bodies" ->
                catalogue.put(
                        actor,
                        catalogue
                                .anyBody(actor, code)
                                .map(there -> new Body(
                                        code,
                                        names,
                                        there.dir3(),
                                        there.forwardTo(),
                                        there.queue(),
                                        there.active(),
                                        there.version()))
                                .orElseGet(() -> new Body(code, names, null, null, null, true, 0)),
                        null);
            default -> throw new InvalidInput("/kind", "invalid", "is no list");
        }
        return refreshed();
    }

    @POST
    @Path("{kind}/{code}/remove")
    public Response remove(@PathParam("kind") String kind, @PathParam("code") String code) {
        Actor actor = frame.actor();
        switch (kind) {
            case "queues" -> staff.removeQueue(actor, code);
            case "topics" -> catalogue.removeTopic(actor, code);
            case "bodies" -> catalogue.removeBody(actor, code);
            default -> throw new InvalidInput("/kind", "invalid", "is no list");
        }
        return refreshed();
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }

    private static Response refreshed() {
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
