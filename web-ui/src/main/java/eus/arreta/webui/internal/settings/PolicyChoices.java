package eus.arreta.webui.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.catalogue.TopicNode;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.sla.Policy;
import eus.arreta.staff.Staff;
import eus.arreta.webui.internal.settings.PolicyViews.Choices;
import eus.arreta.webui.internal.settings.PolicyViews.Option;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.ClockTexts;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What cases can be told apart by, as choices of a form. */
@ApplicationScoped
public class PolicyChoices {

    private final ChannelAccounts accounts;
    private final ChannelNames channels;
    private final Staff staff;
    private final Catalogue catalogue;

    public PolicyChoices(ChannelAccounts accounts, ChannelNames channels, Staff staff, Catalogue catalogue) {
        this.accounts = accounts;
        this.channels = channels;
        this.staff = staff;
        this.catalogue = catalogue;
    }

    List<Choices> of(Actor actor, Policy.Match match, Wording wording) {
        ClockTexts texts = wording.clock();
        CaseWords words = new CaseWords(wording);
        Language language = wording.language();
        return List.of(
                field(
                        "channel",
                        match.channel(),
                        accounts.channels().stream()
                                .map(one -> Map.entry(
                                        one.channel(),
                                        channels.of(one.channel(), language).label())),
                        texts),
                field(
                        "queue",
                        match.queue(),
                        staff.queues(actor).stream()
                                .map(one -> Map.entry(one.slug(), name(one.names(), one.slug(), language))),
                        texts),
                field(
                        "kind",
                        match.kind(),
                        Arrays.stream(RequestKind.values()).map(one -> Map.entry(one.word(), words.kind(one.word()))),
                        texts),
                field(
                        "topic",
                        match.topic(),
                        catalogue.tree(actor).stream()
                                .flatMap(PolicyChoices::withAllBelow)
                                .filter(TopicNode::active)
                                .map(one -> Map.entry(one.code(), name(one.names(), one.code(), language))),
                        texts),
                field(
                        "priority",
                        match.priority(),
                        Stream.of("urgent", "high", "normal", "low").map(one -> Map.entry(one, words.priority(one))),
                        texts),
                field(
                        "language",
                        match.language(),
                        Arrays.stream(Language.values()).map(one -> Map.entry(one.code(), words.language(one.code()))),
                        texts));
    }

    private static Choices field(
            String field, String chosen, Stream<Map.Entry<String, String>> values, ClockTexts texts) {
        List<Option> options = new ArrayList<>(values.map(one ->
                        new Option(one.getKey(), one.getValue(), one.getKey().equals(chosen)))
                .toList());
        if (chosen != null && options.stream().noneMatch(Option::chosen)) {
            options.add(new Option(chosen, chosen, true));
        }
        return new Choices(field, field(field, texts), options);
    }

    private static Stream<TopicNode> withAllBelow(TopicNode topic) {
        return Stream.concat(Stream.of(topic), topic.children().stream().flatMap(PolicyChoices::withAllBelow));
    }

    private static String name(Map<String, String> names, String otherwise, Language language) {
        return names.getOrDefault(language.code(), names.getOrDefault("es", otherwise));
    }

    static String field(String field, ClockTexts texts) {
        return switch (field) {
            case "channel" -> texts.channel();
            case "queue" -> texts.queue();
            case "kind" -> texts.kind();
            case "topic" -> texts.topic();
            case "priority" -> texts.priority();
            case "language" -> texts.language();
            default -> field;
        };
    }

    static String target(String word, ClockTexts texts) {
        return switch (word) {
            case "firstResponse" -> texts.firstResponse();
            case "nextResponse" -> texts.nextResponse();
            case "resolution" -> texts.resolution();
            case "promise" -> texts.promise();
            case "replyWindow" -> texts.replyWindow();
            default -> word;
        };
    }
}
