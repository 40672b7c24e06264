package eus.arreta.webui.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.cases.Retention;
import eus.arreta.cases.RetentionRule;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.page.Console;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.ConsolePage;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.page.SignedIn;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /data-protection/retention}: how long cases are kept, what is due by that, and the runs. */
@Path("/data-protection/retention")
@ConsolePage
@SignedIn
@Produces(MediaType.TEXT_HTML)
public class RetentionPages {

    private static final String ADDRESS = "/data-protection/retention";

    private final Retention retention;
    private final Catalogue catalogue;
    private final ConsoleFrame frame;
    private final Moments moments;
    private final Refusals refusals;

    public RetentionPages(
            Retention retention, Catalogue catalogue, ConsoleFrame frame, Moments moments, Refusals refusals) {
        this.retention = retention;
        this.catalogue = catalogue;
        this.frame = frame;
        this.moments = moments;
        this.refusals = refusals;
    }

    private Console console() {
        return frame.console("data-protection", "case");
    }

    /** @param code of the rule to write; absent for a new one */
    @GET
    public Response rules(@QueryParam("rule") String code) {
        Actor actor = frame.actor();
        Wording wording = frame.wording();
        CaseWords words = new CaseWords(wording);
        List<RetentionRule> rules = retention.rules(actor);
        Map<String, String> topics = topics(actor, wording);
        RetentionRule open = rules.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElse(null);
        List<RightsViews.RuleLine> lines = rules.stream()
                .map(rule -> new RightsViews.RuleLine(
                        rule.code(),
                        rule.kind() == null ? wording.rights().everyKind() : words.kind(rule.kind()),
                        rule.topic() == null
                                ? wording.rights().everyTopic()
                                : topics.getOrDefault(rule.topic(), rule.topic()),
                        rule.months(),
                        rule.reason(),
                        rule == open))
                .toList();
        return frame.answer(
                Pages.retentionRules(console(), new RightsViews.Rules(lines, form(open, topics, words, wording))));
    }

    private Map<String, String> topics(Actor actor, Wording wording) {
        Map<String, String> names = new HashMap<>();
        for (Topic topic : catalogue.topics(actor, Page.MAX_LIMIT, null).items()) {
            names.put(
                    topic.code(),
                    topic.names()
                            .getOrDefault(
                                    wording.language().code(), topic.names().get("es")));
        }
        return names;
    }

    private static RightsViews.RuleForm form(
            RetentionRule open, Map<String, String> topics, CaseWords words, Wording wording) {
        String kind = open == null || open.kind() == null ? "" : open.kind();
        String topic = open == null || open.topic() == null ? "" : open.topic();
        List<RightsViews.Choice> kinds = new ArrayList<>();
        kinds.add(new RightsViews.Choice("", wording.rights().everyKind(), kind.isEmpty()));
        Arrays.stream(RequestKind.values())
                .map(RequestKind::word)
                .map(word -> new RightsViews.Choice(word, words.kind(word), word.equals(kind)))
                .forEach(kinds::add);
        List<RightsViews.Choice> choices = new ArrayList<>();
        choices.add(new RightsViews.Choice("", wording.rights().everyTopic(), topic.isEmpty()));
        if (!topic.isEmpty() && !topics.containsKey(topic)) {
            choices.add(new RightsViews.Choice(topic, topic, true));
        }
        topics.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(one -> new RightsViews.Choice(
                        one.getKey(), one.getValue(), one.getKey().equals(topic)))
                .forEach(choices::add);
        return new RightsViews.RuleForm(
                open == null ? "" : open.code(),
                kinds,
                choices,
                open == null ? "" : Integer.toString(open.months()),
                open == null ? "" : open.reason(),
                open == null ? 0 : open.version());
    }

    @POST
    public Response put(
            @RestForm String code,
            @RestForm String kind,
            @RestForm String topic,
            @RestForm String months,
            @RestForm String reason,
            @RestForm int version) {
        retention.put(
                frame.actor(),
                new RetentionRule(
                        code == null ? null : code.strip(), text(kind), text(topic), number(months), reason, version));
        return Response.noContent().header("HX-Redirect", ADDRESS).build();
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static int number(String typed) {
        try {
            return Integer.parseInt(typed == null ? "" : typed.strip());
        } catch (NumberFormatException none) {
            throw new InvalidInput("/months", "invalid", "is no whole number");
        }
    }

    @POST
    @Path("{code}/remove")
    public Response remove(@PathParam("code") String code) {
        retention.remove(frame.actor(), code);
        return Response.noContent().header("HX-Redirect", ADDRESS).build();
    }

    /** The dry run. */
    @GET
    @Path("due")
    public Response due(@QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<RightsViews.DueCase> page = retention
                .due(frame.actor(), null, after)
                .map(due -> new RightsViews.DueCase(
                        due.number(),
                        moments.full(due.closedAt(), wording.language()),
                        due.rule(),
                        moments.full(due.until(), wording.language()),
                        due.held()));
        return frame.answer(Pages.retentionDue(
                console(), new RightsViews.DueCases(page.items(), RightsPages.next(ADDRESS + "/due", page))));
    }

    @GET
    @Path("runs")
    public Response runs(@QueryParam("after") String after) {
        Wording wording = frame.wording();
        Page<RightsViews.RunLine> page = retention
                .runs(frame.actor(), null, after)
                .map(run -> new RightsViews.RunLine(
                        moments.full(run.startedAt(), wording.language()),
                        run.endedAt() == null
                                ? wording.rights().notEnded()
                                : moments.full(run.endedAt(), wording.language()),
                        run.startedBy(),
                        run.destroyed()));
        return frame.answer(Pages.retentionRuns(
                console(), new RightsViews.Runs(page.items(), RightsPages.next(ADDRESS + "/runs", page))));
    }

    /** Destroys what is due, and leads to the log. */
    @POST
    @Path("runs")
    public Response run(@RestForm String confirmed) {
        RightsForms.requireConfirmed(confirmed);
        retention.run(frame.actor());
        return Response.noContent().header("HX-Redirect", ADDRESS + "/runs").build();
    }

    @ServerExceptionMapper
    public Response refuse(RuntimeException failed, @Context HttpHeaders request) {
        return RightsForms.refuse(failed, request, frame, refusals);
    }
}
