package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.User;
import eus.arreta.access.Users;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.staff.Staff;
import eus.arreta.staff.Team;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.Language;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/teams}: who works together. */
@Path("/settings/teams")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class TeamPages {

    private static final String HERE = "/settings/teams";

    private final Staff staff;
    private final Users users;
    private final ConsoleFrame frame;
    private final AdminRefusals refusals;

    public TeamPages(Staff staff, Users users, ConsoleFrame frame, AdminRefusals refusals) {
        this.staff = staff;
        this.users = users;
        this.frame = frame;
        this.refusals = refusals;
    }

    /** Whoever is signed in may know the teams; the page is for those who keep them. */
    private Actor keeper() {
        Actor actor = frame.actor();
        actor.require(Permission.SETTINGS);
        return actor;
    }

    @GET
    public Response list(@QueryParam("after") String after) {
        Actor actor = keeper();
        AdminTexts texts = frame.wording().admin();
        Page<TeamViews.Line> page = staff.teams(actor, null, after)
                .map(team -> new TeamViews.Line(
                        team.slug(),
                        name(team),
                        texts.memberCount(Integer.toString(team.members().size())),
                        team.active()));
        return frame.answer(Pages.teams(
                frame.console("settings", "case"),
                new TeamViews.Lines(page.items(), AdminForm.following(HERE, page.next()))));
    }

    private String name(Team team) {
        return team.names().get(frame.wording().language().code());
    }

    @GET
    @Path("new")
    public Response draft() {
        keeper();
        return frame.answer(Pages.team(
                frame.console("settings", "case"),
                new TeamViews.Open("", "", names(Map.of()), true, List.of(), List.of(), null, 0)));
    }

    private static List<TeamViews.Name> names(Map<String, String> names) {
        return Arrays.stream(Language.values())
                .map(language -> new TeamViews.Name(language, names.getOrDefault(language.code(), "")))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        Team made = staff.create(frame.actor(), new Team(form.orEmpty("code"), typedNames(form), List.of(), true, 0));
        return AdminForm.to(HERE + "/team/" + made.slug());
    }

    private static Map<String, String> typedNames(AdminForm form) {
        Map<String, String> names = new HashMap<>();
        for (Language language : Language.values()) {
            names.put(language.code(), form.orEmpty("name-" + language.code()));
        }
        return names;
    }

    /** @param after of whom the people to add are shown; absent for the first ones */
    @GET
    @Path("team/{slug}")
    public Response show(@PathParam("slug") String slug, @QueryParam("after") String after) {
        Actor actor = keeper();
        Team team = team(actor, slug);
        // Those who can be given work, with their logins: two may have one name.
        Page<User> agents = users.colleagues(actor, Permission.CASES_WORK, Page.MAX_LIMIT, after);
        return frame.answer(Pages.team(
                frame.console("settings", "case"),
                new TeamViews.Open(
                        slug,
                        name(team),
                        names(team.names()),
                        team.active(),
                        users.findAll(actor, team.members()).stream()
                                .map(TeamPages::person)
                                .toList(),
                        agents.items().stream()
                                .filter(agent -> !team.members().contains(agent.id()))
                                .map(TeamPages::person)
                                .toList(),
                        AdminForm.following(HERE + "/team/" + slug, agents.next()),
                        team.version())));
    }

    private static TeamViews.Person person(User user) {
        return new TeamViews.Person(user.id().toString(), user.name() + " (" + user.login() + ")");
    }

    private Team team(Actor actor, String slug) {
        return staff.team(actor, slug).orElseThrow(() -> Problem.notFound("team"));
    }

    @POST
    @Path("team/{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(@PathParam("slug") String slug, MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        Actor actor = keeper();
        Team team = team(actor, slug);
        return put(
                actor,
                new Team(slug, typedNames(form), team.members(), team.active(), 0),
                form.number("version", "/version"));
    }

    @POST
    @Path("team/{slug}/members")
    public Response add(@PathParam("slug") String slug, @RestForm String member, @RestForm Integer version) {
        Actor actor = keeper();
        Team team = team(actor, slug);
        List<UUID> members = Stream.concat(team.members().stream(), Stream.of(id(member)))
                .distinct()
                .toList();
        return put(actor, new Team(slug, team.names(), members, team.active(), 0), version);
    }

    @POST
    @Path("team/{slug}/members/{member}/remove")
    public Response leave(@PathParam("slug") String slug, @PathParam("member") UUID member, @RestForm Integer version) {
        Actor actor = keeper();
        Team team = team(actor, slug);
        List<UUID> members =
                team.members().stream().filter(id -> !id.equals(member)).toList();
        return put(actor, new Team(slug, team.names(), members, team.active(), 0), version);
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed == null ? "" : typed);
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("/members", "invalid", "names somebody who is no user");
        }
    }

    @POST
    @Path("team/{slug}/remove")
    public Response remove(@PathParam("slug") String slug) {
        staff.removeTeam(frame.actor(), slug);
        return AdminForm.refreshed();
    }

    @POST
    @Path("team/{slug}/restore")
    public Response restore(@PathParam("slug") String slug) {
        Actor actor = keeper();
        Team team = team(actor, slug);
        return put(actor, new Team(slug, team.names(), team.members(), true, 0), team.version());
    }

    /** The version is of the team that the form shows: what was read here counts only if it is that one still. */
    private Response put(Actor actor, Team team, Integer version) {
        if (version == null) {
            throw new InvalidInput("/version", "required", "is missing");
        }
        staff.put(actor, team, version);
        return AdminForm.refreshed();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request, TeamPages::field);
    }

    private static String field(String pointer, AdminTexts texts) {
        return switch (pointer.split("/")[1]) {
            case "slug" -> texts.code();
            case "names" -> texts.names();
            case "members" -> texts.members();
            default -> pointer;
        };
    }
}
