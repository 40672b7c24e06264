package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.http.Page;
import eus.arreta.sla.Policies;
import eus.arreta.sla.Policy;
import eus.arreta.sla.PolicyChoice;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CalendarTexts;
import eus.arreta.webui.internal.text.CaseWords;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /settings/policies}: policies of service in their order, and which one a case would get. */
@Path("/settings/policies")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class PolicyPages {

    private static final String HERE = "/settings/policies";

    private final Policies policies;
    private final PolicyChoices choices;
    private final ConsoleFrame frame;
    private final Refusals refusals;

    public PolicyPages(Policies policies, PolicyChoices choices, ConsoleFrame frame, Refusals refusals) {
        this.policies = policies;
        this.choices = choices;
        this.frame = frame;
        this.refusals = refusals;
    }

    private Actor keeper() {
        Actor actor = frame.actor();
        actor.require(Permission.SETTINGS);
        return actor;
    }

    @GET
    public Response list(@QueryParam("after") String after) {
        Page<PolicyViews.Line> page = policies.list(keeper(), null, after).map(this::line);
        return frame.answer(Pages.policies(
                frame.console("settings", "case"),
                new PolicyViews.Lines(
                        page.items(),
                        AdminForm.following(HERE, page.next()),
                        choices.of(frame.actor(), Policy.Match.ANY, frame.wording()))));
    }

    /** By the number of a case that the reader may see, else by what a case could be like. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(MultivaluedMap<String, String> fields) {
        AdminForm form = new AdminForm(fields);
        PolicyChoice choice = fields.containsKey("number")
                ? policies.preview(keeper(), form.orEmpty("number"))
                : policies.preview(keeper(), new PolicyForm(form).match());
        CalendarTexts texts = frame.wording().calendar();
        List<String> passed = choice.considered().stream()
                .filter(one -> !one.matches())
                .map(one -> texts.passedOver(
                        one.name(),
                        one.differences().stream()
                                .map(part -> label(part.field()) + " " + value(part.field(), part.wanted()))
                                .collect(Collectors.joining(", ")),
                        one.differences().stream()
                                .map(part -> part.is().isEmpty()
                                        ? "–"
                                        : part.is().stream()
                                                .map(is -> value(part.field(), is))
                                                .collect(Collectors.joining(", ")))
                                .collect(Collectors.joining("; "))))
                .toList();
        return frame.answer(Pages.policyChoice(new PolicyViews.Choice(
                passed,
                choice.policy() == null
                        ? texts.getsNone()
                        : texts.getsPolicy(choice.policy().name()))));
    }

    private PolicyViews.Line line(Policy policy) {
        return new PolicyViews.Line(
                policy.id().toString(),
                String.valueOf(policy.position()),
                policy.name(),
                frame.wording().calendar().version(String.valueOf(policy.version())),
                match(policy.match()),
                new TreeMap<>(policy.targets())
                        .entrySet().stream()
                                .map(target -> target(target.getKey(), target.getValue()))
                                .toList(),
                policy.active(),
                frame.wording().clock().moveEarlier(policy.name()),
                frame.wording().clock().moveLater(policy.name()));
    }

    private String match(Policy.Match match) {
        List<String> parts = new ArrayList<>();
        add(parts, "channel", match.channel());
        add(parts, "queue", match.queue());
        add(parts, "kind", match.kind());
        add(parts, "topic", match.topic());
        add(parts, "priority", match.priority());
        add(parts, "language", match.language());
        return parts.isEmpty() ? frame.wording().calendar().everyCase() : String.join(" · ", parts);
    }

    private void add(List<String> parts, String field, String wanted) {
        if (wanted != null) {
            parts.add(label(field) + " " + value(field, wanted));
        }
    }

    private String label(String field) {
        CalendarTexts texts = frame.wording().calendar();
        return switch (field) {
            case "channel" -> texts.matchChannel();
            case "queue" -> texts.matchQueue();
            case "kind" -> texts.matchKind();
            case "topic" -> texts.matchTopic();
            case "priority" -> texts.matchPriority();
            default -> texts.matchLanguage();
        };
    }

    /** In words where the console has some; slugs as administrators chose them. */
    private String value(String field, String value) {
        return field.equals("priority") ? new CaseWords(frame.wording()).priority(value) : value;
    }

    private String target(String word, Policy.Target target) {
        CalendarTexts texts = frame.wording().calendar();
        String name =
                switch (word) {
                    case "firstResponse" -> texts.targetFirstResponse();
                    case "nextResponse" -> texts.targetNextResponse();
                    case "resolution" -> texts.targetResolution();
                    case "promise" -> texts.targetPromise();
                    default -> texts.targetReplyWindow();
                };
        if (target.minutes() == null && target.byPriority() == null) {
            return name;
        }
        String time = target.time().equals("business") ? texts.businessTime() : texts.naturalTime();
        return name + ": " + minutes(target) + " " + time;
    }

    private String minutes(Policy.Target target) {
        CalendarTexts texts = frame.wording().calendar();
        if (target.minutes() != null) {
            return texts.inMinutes(String.valueOf(target.minutes()));
        }
        Map<String, Integer> byPriority = target.byPriority();
        return List.of("urgent", "high", "normal", "low").stream()
                .filter(byPriority::containsKey)
                .map(priority ->
                        value("priority", priority) + " " + texts.inMinutes(String.valueOf(byPriority.get(priority))))
                .collect(Collectors.joining(", "));
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return refusals.answer(failed, request);
    }
}
