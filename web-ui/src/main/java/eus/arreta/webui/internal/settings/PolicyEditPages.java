package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.calendars.Calendars;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.Clocks;
import eus.arreta.sla.Policies;
import eus.arreta.sla.Policy;
import eus.arreta.sla.ReApplication;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.settings.PolicyViews.Option;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.ClockTexts;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/policies/policy}: one policy of service, its versions, its place in the order, its being applied anew. */
@Path("/settings/policies/policy")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class PolicyEditPages {

    private static final String LIST = "/settings/policies";
    private static final String HERE = LIST + "/policy";

    private final Policies policies;
    private final Clocks clocks;
    private final Calendars calendars;
    private final PolicyChoices choices;
    private final Moments moments;
    private final ConsoleFrame frame;
    private final AdminRefusals refusals;

    public PolicyEditPages(
            Policies policies,
            Clocks clocks,
            Calendars calendars,
            PolicyChoices choices,
            Moments moments,
            ConsoleFrame frame,
            AdminRefusals refusals) {
        this.policies = policies;
        this.clocks = clocks;
        this.calendars = calendars;
        this.choices = choices;
        this.moments = moments;
        this.frame = frame;
        this.refusals = refusals;
    }

    private Actor keeper() {
        Actor actor = frame.actor();
        actor.require(Permission.SETTINGS);
        return actor;
    }

    @GET
    @Path("new")
    public Response draft() {
        return show(
                keeper(),
                new Policy(null, "", 0, Policy.Match.ANY, null, Map.of(), List.of(), "resume", List.of(), true, 0),
                "",
                0);
    }

    /** @param version that is shown; absent for the newest */
    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id, @QueryParam("version") Integer version) {
        Actor actor = keeper();
        Policy shown = found(actor, id, version);
        int newest = version == null ? shown.version() : found(actor, id, null).version();
        return show(actor, shown, id.toString(), newest);
    }

    private Policy found(Actor actor, UUID id, Integer version) {
        return policies.find(actor, id, version).orElseThrow(() -> Problem.notFound("policy"));
    }

    private Response show(Actor actor, Policy policy, String id, int newest) {
        ClockTexts texts = frame.wording().clock();
        boolean isOld = policy.version() != newest;
        return frame.answer(Pages.policy(
                frame.console("settings", "case"),
                new PolicyViews.Open(
                        id,
                        policy.name(),
                        String.valueOf(policy.position()),
                        newest,
                        isOld ? texts.showsVersion(String.valueOf(policy.version())) : null,
                        policy.active(),
                        choices.of(actor, policy.match(), frame.wording()),
                        calendars(actor, policy),
                        timed(policy, texts),
                        given(policy, texts),
                        policy.pauseOn().contains("waiting"),
                        policy.pauseOn().contains("on-hold"),
                        "restart".equals(policy.onReopen()),
                        PolicyForm.actions(policy.actions()),
                        id.isEmpty() ? List.of() : versions(actor, UUID.fromString(id)),
                        id.isEmpty() ? List.of() : applied(actor, UUID.fromString(id)))));
    }

    private List<Option> calendars(Actor actor, Policy policy) {
        return calendars.list(actor, Page.MAX_LIMIT, null).items().stream()
                .map(one -> new Option(one.id(), one.id(), one.id().equals(policy.calendar())))
                .toList();
    }

    private static List<PolicyViews.Timed> timed(Policy policy, ClockTexts texts) {
        return PolicyForm.TIMED.stream()
                .map(word -> {
                    Policy.Target target = policy.targets().get(word);
                    String name = PolicyChoices.target(word, texts);
                    return new PolicyViews.Timed(
                            word,
                            texts.minutesOf(name),
                            texts.timeOf(name),
                            texts.warnOf(name),
                            PolicyForm.minutes(target),
                            target != null && "natural".equals(target.time()),
                            PolicyForm.warnings(target));
                })
                .toList();
    }

    private static List<PolicyViews.Given> given(Policy policy, ClockTexts texts) {
        return PolicyForm.GIVEN.stream()
                .map(word -> {
                    Policy.Target target = policy.targets().get(word);
                    String name = PolicyChoices.target(word, texts);
                    return new PolicyViews.Given(
                            word,
                            texts.promised(name),
                            texts.warnOf(name),
                            target != null,
                            PolicyForm.warnings(target));
                })
                .toList();
    }

    private List<PolicyViews.VersionLine> versions(Actor actor, UUID id) {
        ClockTexts texts = frame.wording().clock();
        return policies.versions(actor, id, null, null).items().stream()
                .map(made -> new PolicyViews.VersionLine(
                        HERE + "/" + id + "?version=" + made.policy().version(),
                        texts.versionMade(
                                String.valueOf(made.policy().version()),
                                moments.full(made.madeAt(), frame.wording().language()))))
                .toList();
    }

    private List<PolicyViews.Applied> applied(Actor actor, UUID id) {
        ClockTexts texts = frame.wording().clock();
        return clocks.reApplications(actor, id).stream()
                .map(one -> new PolicyViews.Applied(
                        texts.reApplyLine(
                                moments.full(one.startedAt(), frame.wording().language()), one.by(), one.reason()),
                        state(one, texts)))
                .toList();
    }

    private static String state(ReApplication one, ClockTexts texts) {
        String done = String.valueOf(one.done());
        return one.endedAt() == null ? texts.reApplyRunning(done) : texts.reApplyDone(done);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        Policy made = policies.create(frame.actor(), new PolicyForm(new AdminForm(fields)).policy());
        return AdminForm.to(HERE + "/" + made.id());
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        policies.change(frame.actor(), id, new PolicyForm(form).policy(), form.number("version", "/version"));
        return AdminForm.to(HERE + "/" + id);
    }

    @POST
    @Path("{id}/remove")
    public Response remove(@PathParam("id") UUID id) {
        policies.remove(frame.actor(), id);
        return AdminForm.to(LIST);
    }

    /** @param to {@code earlier}, or anything else for later */
    @POST
    @Path("{id}/move")
    public Response move(@PathParam("id") UUID id, @RestForm String to) {
        policies.move(frame.actor(), id, "earlier".equals(to));
        return AdminForm.refreshed();
    }

    @POST
    @Path("{id}/re-apply")
    public Response reApply(@PathParam("id") UUID id, @RestForm String reason) {
        clocks.reApplyPolicy(frame.actor(), id, reason);
        return AdminForm.refreshed();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request, this::field);
    }

    private String field(String pointer, AdminTexts texts) {
        ClockTexts words = frame.wording().clock();
        String[] parts = pointer.split("/");
        return switch (parts.length > 1 ? parts[1] : "") {
            case "name" -> words.name();
            case "position" -> words.position();
            case "calendar" -> words.calendar();
            case "pauseOn" -> words.pauseOn();
            case "onReopen" -> words.onReopen();
            case "actions" -> words.actions();
            case "reason" -> words.reason();
            case "match" -> parts.length > 2 ? PolicyChoices.field(parts[2], words) : words.whichCases();
            case "targets" -> parts.length > 2 ? PolicyChoices.target(parts[2], words) : words.targets();
            default -> pointer;
        };
    }
}
