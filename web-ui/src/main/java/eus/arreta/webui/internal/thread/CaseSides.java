package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Concern;
import eus.arreta.cases.Outcome;
import eus.arreta.cases.Promise;
import eus.arreta.catalogue.Body;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.catalogue.TopicNode;
import eus.arreta.citizens.DataRights;
import eus.arreta.http.Page;
import eus.arreta.notices.LinkBacks;
import eus.arreta.staff.Queue;
import eus.arreta.staff.Staff;
import eus.arreta.webui.internal.clocks.ClockLines;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import eus.arreta.webui.internal.thread.CaseSide.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes what stands beside one case. */
@ApplicationScoped
public class CaseSides {

    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final List<String> LINKS = List.of("related-to", "duplicate-of", "child-of");

    private final Catalogue catalogue;
    private final Staff staff;
    private final DataRights rights;
    private final CaseFields fields;
    private final LinkBacks linkBacks;
    private final ClockLines clocks;
    private final LegalDeadlineLines legal;
    private final Moments moments;

    public CaseSides(
            Catalogue catalogue,
            Staff staff,
            DataRights rights,
            CaseFields fields,
            LinkBacks linkBacks,
            ClockLines clocks,
            LegalDeadlineLines legal,
            Moments moments) {
        this.catalogue = catalogue;
        this.staff = staff;
        this.rights = rights;
        this.fields = fields;
        this.linkBacks = linkBacks;
        this.clocks = clocks;
        this.legal = legal;
        this.moments = moments;
    }

    /** @param found with its details */
    public CaseSide side(Actor actor, CaseView found, Wording wording) {
        CaseWords words = new CaseWords(wording);
        Language language = wording.language();
        boolean mayHold = actor.may(Permission.DATA_RIGHTS);
        List<TopicNode> topics =
                catalogue.tree(actor).stream().flatMap(CaseSides::withAllBelow).toList();
        return new CaseSide(
                "/citizens/" + found.citizen().id(),
                actor.may(Permission.CASES_WORK),
                linkBacks.isOffered(actor, found.channels()),
                actor.may(Permission.CASES_RESTRICT),
                mayHold,
                mayHold
                        && !rights.held(
                                        actor,
                                        Map.of(found.id(), found.citizen().id()))
                                .isEmpty(),
                found.state() == CaseState.MERGED,
                found.concerns().stream()
                        .map(concern -> concern(concern, words, topics, language))
                        .toList(),
                kinds(found, words),
                topics(found, topics, language, wording),
                choices(PRIORITIES.stream(), found.priority(), words::priority),
                queues(actor, found, wording),
                Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome != Outcome.CASE_OPENED)
                        .map(outcome -> new Choice(outcome.word(), words.outcome(outcome), false))
                        .toList(),
                bodies(actor, language),
                choices(LINKS.stream(), "related-to", words::link),
                words.kind(found.kind()),
                words.priority(found.priority()),
                topic(found.topic(), topics, language),
                fields.lines(actor, found, wording),
                String.join(", ", found.tags()),
                found.snoozedUntil() == null
                        ? null
                        : wording.core().snoozedUntil(moments.full(found.snoozedUntil(), language)),
                muting(found, wording),
                mutedUntil(found, wording),
                found.details().followers().stream().anyMatch(one -> one.id().equals(actor.id())),
                found.restricted(),
                found.details().links().stream()
                        .map(link -> new CaseSide.LinkLine(
                                link.type(), words.link(link.type()), link.number(), link.subject()))
                        .toList(),
                found.mergedInto(),
                found.details().mergedFrom(),
                found.details().promises().stream()
                        .map(promise -> promise(promise, wording))
                        .toList(),
                clocks.of(actor, found, wording),
                legal.lines(actor, found.number(), wording),
                actor.may(Permission.CASES_WORK) ? legal.calendars(actor) : List.of());
    }

    private static List<Choice> muting(CaseView found, Wording wording) {
        return found.details().conversations().stream().noneMatch(CaseView.ConversationView::own)
                ? List.of()
                : CaseChanges.MUTED_DAYS.stream()
                        .map(days -> new Choice(
                                String.valueOf(days), wording.core().days(days), days == CaseChanges.MUTED_DAYS.get(0)))
                        .toList();
    }

    private String mutedUntil(CaseView found, Wording wording) {
        return found.details().conversations().stream()
                .filter(CaseView.ConversationView::own)
                .map(CaseView.ConversationView::mutedUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(until -> wording.core().mutedUntil(moments.full(until, wording.language())))
                .orElse(null);
    }

    private static CaseSide.ConcernLine concern(
            Concern concern, CaseWords words, List<TopicNode> topics, Language language) {
        return new CaseSide.ConcernLine(
                concern.id().toString(),
                words.kind(concern.kind()),
                topic(concern.topic(), topics, language),
                concern.note(),
                concern.outcome() == null ? null : words.outcome(concern.outcome()),
                concern.mustBeFiled(),
                concern.formUrl());
    }

    private CaseSide.PromiseLine promise(Promise promise, Wording wording) {
        String kept = promise.kept() == null
                ? null
                : promise.kept() ? wording.core().promiseKept() : wording.core().promiseBroken();
        return new CaseSide.PromiseLine(
                promise.id().toString(),
                promise.text(),
                promise.owner().name(),
                moments.full(promise.dueAt(), wording.language()),
                kept,
                promise.version());
    }

    private static List<Choice> kinds(CaseView found, CaseWords words) {
        return choices(Arrays.stream(RequestKind.values()).map(RequestKind::word), found.kind(), words::kind);
    }

    private static List<Choice> choices(
            Stream<String> values, String chosen, java.util.function.UnaryOperator<String> label) {
        return values.map(value -> new Choice(value, label.apply(value), value.equals(chosen)))
                .toList();
    }

    private static List<Choice> topics(CaseView found, List<TopicNode> topics, Language language, Wording wording) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", wording.core().noTopic(), found.topic() == null));
        topics.stream()
                .filter(topic -> topic.active() || topic.code().equals(found.topic()))
                .map(topic -> new Choice(
                        topic.code(),
                        name(topic.names(), language),
                        topic.code().equals(found.topic())))
                .forEach(choices::add);
        return choices;
    }

    private static Stream<TopicNode> withAllBelow(TopicNode topic) {
        return Stream.concat(Stream.of(topic), topic.children().stream().flatMap(CaseSides::withAllBelow));
    }

    private static String topic(String code, List<TopicNode> topics, Language language) {
        return code == null
                ? null
                : topics.stream()
                        .filter(topic -> topic.code().equals(code))
                        .findFirst()
                        .map(topic -> name(topic.names(), language))
                        .orElse(code);
    }

    private List<Choice> queues(Actor actor, CaseView found, Wording wording) {
        List<Choice> choices = new ArrayList<>();
        if (found.queue() == null) {
            choices.add(new Choice("", wording.core().noQueue(), true));
        }
        for (Queue queue : staff.queues(actor)) {
            choices.add(new Choice(
                    queue.slug(),
                    name(queue.names(), wording.language()),
                    queue.slug().equals(found.queue())));
        }
        return choices;
    }

    private List<Choice> bodies(Actor actor, Language language) {
        return catalogue.bodies(actor, Page.MAX_LIMIT, null).items().stream()
                .filter(Body::active)
                .map(body -> new Choice(body.code(), name(body.names(), language), false))
                .toList();
    }

    private static String name(Map<String, String> names, Language language) {
        return names.getOrDefault(language.code(), names.get("es"));
    }
}
