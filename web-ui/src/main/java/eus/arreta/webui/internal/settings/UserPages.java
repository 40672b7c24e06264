package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Role;
import eus.arreta.access.User;
import eus.arreta.access.UserAccount;
import eus.arreta.access.UserAccounts;
import eus.arreta.access.Users;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Moments;
import jakarta.transaction.Transactional;
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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/users}: who may sign in, with which roles, and the keys of programs. */
@Path("/settings/users")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class UserPages {

    private static final String HERE = "/settings/users";

    private final Users users;
    private final UserAccounts accounts;
    private final IdempotencyKeys keys;
    private final ConsoleFrame frame;
    private final Moments moments;
    private final AdminRefusals refusals;

    public UserPages(
            Users users,
            UserAccounts accounts,
            IdempotencyKeys keys,
            ConsoleFrame frame,
            Moments moments,
            AdminRefusals refusals) {
        this.users = users;
        this.accounts = accounts;
        this.keys = keys;
        this.frame = frame;
        this.moments = moments;
        this.refusals = refusals;
    }

    @GET
    public Response list(@QueryParam("after") String after) {
        AdminTexts texts = frame.wording().admin();
        Page<UserViews.Line> page = users.list(frame.actor(), null, after).map(user -> line(user, texts));
        return frame.answer(Pages.users(
                frame.console("settings", "case"),
                new UserViews.Lines(page.items(), AdminForm.following(HERE, page.next()))));
    }

    private static UserViews.Line line(User user, AdminTexts texts) {
        return new UserViews.Line(
                user.id().toString(),
                user.name(),
                user.login(),
                user.roles().stream().map(role -> word(role, texts)).collect(Collectors.joining(", ")),
                user.languages().stream()
                        .map(code -> Language.of(code).ownName())
                        .collect(Collectors.joining(", ")),
                user.active());
    }

    private static String word(Role role, AdminTexts texts) {
        return switch (role) {
            case AGENT -> texts.roleAgent();
            case SUPERVISOR -> texts.roleSupervisor();
            case ANALYST -> texts.roleAnalyst();
            case ADMINISTRATOR -> texts.roleAdministrator();
            case DATA_PROTECTION -> texts.roleDataProtection();
        };
    }

    private static List<UserViews.Choice> roles(Collection<Role> chosen, AdminTexts texts) {
        return Arrays.stream(Role.values())
                .map(role -> new UserViews.Choice(role.word(), word(role, texts), chosen.contains(role)))
                .toList();
    }

    private static List<UserViews.Choice> languages(Collection<String> chosen) {
        return Arrays.stream(Language.values())
                .map(one -> new UserViews.Choice(one.code(), one.ownName(), chosen.contains(one.code())))
                .toList();
    }

    @GET
    @Path("new")
    public Response draft() {
        boolean mail = users.canInvite(frame.actor());
        return frame.answer(Pages.newUser(
                frame.console("settings", "case"),
                new UserViews.Draft(
                        roles(Set.of(Role.AGENT), frame.wording().admin()),
                        languages(Set.of()),
                        mail,
                        UUID.randomUUID().toString())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response create(MultivaluedMap<String, String> fields) {
        Actor actor = frame.actor();
        AdminForm form = new AdminForm(fields);
        Users.NewUser wanted = new Users.NewUser(
                form.text("name"),
                form.text("login"),
                form.asTyped("password"),
                chosenRoles(form),
                form.chosen("languages"),
                form.text("email"));
        UUID id = keys.once(
                        actor.id(),
                        form.text("key"),
                        "POST " + HERE + " " + wanted.login() + " " + wanted.name() + " " + wanted.roles() + " "
                                + wanted.email(),
                        () -> new IdempotencyKeys.Answer(
                                201, users.create(actor, wanted).id()))
                .id();
        return AdminForm.to(HERE + "/" + id);
    }

    private static List<Role> chosenRoles(AdminForm form) {
        return form.chosen("roles").stream().map(Role::of).toList();
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id) {
        Actor actor = frame.actor();
        UserAccount account = accounts.find(actor, id);
        User user = account.user();
        AdminTexts texts = frame.wording().admin();
        return frame.answer(Pages.user(
                frame.console("settings", "case"),
                new UserViews.Open(
                        id.toString(),
                        user.name(),
                        user.login(),
                        account.email() == null ? "" : account.email(),
                        roles(user.roles(), texts),
                        languages(user.languages()),
                        user.active(),
                        account.password(),
                        users.canInvite(actor),
                        Integer.toString(account.sessions()),
                        account.version()),
                keys(account, null)));
    }

    private UserViews.Keys keys(UserAccount account, String made) {
        Language language = frame.wording().language();
        return new UserViews.Keys(
                account.user().id().toString(),
                account.user().active(),
                account.keys().stream()
                        .map(key -> new UserViews.Key(
                                key.id().toString(),
                                moments.full(key.createdAt(), language),
                                key.everyPermission(),
                                key.revokedAt() == null ? null : moments.full(key.revokedAt(), language)))
                        .toList(),
                made);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        accounts.change(
                frame.actor(),
                id,
                new UserAccounts.Change(
                        form.orEmpty("name"),
                        chosenRoles(form),
                        form.chosen("languages"),
                        form.orEmpty("email"),
                        form.number("version", "/version")));
        return AdminForm.refreshed();
    }

    @POST
    @Path("{id}/activate")
    public Response activate(@PathParam("id") UUID id) {
        accounts.activate(frame.actor(), id);
        return AdminForm.refreshed();
    }

    @POST
    @Path("{id}/deactivate")
    public Response deactivate(@PathParam("id") UUID id) {
        users.deactivate(frame.actor(), id);
        return AdminForm.refreshed();
    }

    @POST
    @Path("{id}/sessions/end")
    public Response endSessions(@PathParam("id") UUID id) {
        accounts.endSessions(frame.actor(), id);
        return AdminForm.refreshed();
    }

    @POST
    @Path("{id}/invitation")
    public Response invite(@PathParam("id") UUID id) {
        users.invite(frame.actor(), id);
        return frame.answer(Pages.userInvited());
    }

    /** The list of keys with the new one in clear: it is in no other answer. */
    @POST
    @Path("{id}/keys")
    public Response createKey(@PathParam("id") UUID id) {
        Actor actor = frame.actor();
        String made = users.createKey(actor, id).key();
        return frame.answer(Pages.userKeys(keys(accounts.find(actor, id), made)));
    }

    @POST
    @Path("{id}/keys/{key}/revoke")
    public Response revokeKey(@PathParam("id") UUID id, @PathParam("key") UUID key) {
        Actor actor = frame.actor();
        users.revokeKey(actor, id, key);
        return frame.answer(Pages.userKeys(keys(accounts.find(actor, id), null)));
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request, UserPages::field);
    }

    private static String field(String pointer, AdminTexts texts) {
        return switch (pointer) {
            case "/name" -> texts.name();
            case "/login" -> texts.login();
            case "/email" -> texts.email();
            case "/password" -> texts.password();
            case "/roles" -> texts.roles();
            case "/languages" -> texts.servedLanguages();
            default -> pointer;
        };
    }
}
