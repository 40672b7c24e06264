package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseOrder;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.staff.Staff;
import eus.arreta.webui.internal.inbox.ListHead.Choice;
import eus.arreta.webui.internal.inbox.ListHead.Field;
import eus.arreta.webui.internal.inbox.ListHead.Narrowed;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.InboxTexts;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes what stands above the list of cases. */
@ApplicationScoped
public class ListHeads {

    private final Staff staff;
    private final ChannelAccounts accounts;
    private final ChannelNames channelNames;

    public ListHeads(Staff staff, ChannelAccounts accounts, ChannelNames channelNames) {
        this.staff = staff;
        this.accounts = accounts;
        this.channelNames = channelNames;
    }

    /** Offers all queues that take work, all channels and the languages of the house, and whatever is chosen already. */
    public ListHead head(Actor actor, InboxView view, Wording wording) {
        InboxTexts texts = wording.inbox();
        Field queues = new Field("queue", wording.work().queue(), texts.anyQueue(), queues(actor, view, wording));
        Field channels = new Field("channel", texts.channel(), texts.anyChannel(), channels(view, wording));
        Field languages =
                new Field("language", wording.work().language(), texts.anyLanguage(), languages(view, wording));
        Field due = new Field(
                "due",
                wording.clock().dueField(),
                wording.clock().anyDue(),
                List.of(choice("soon", wording.clock().dueWithinADay(), view.soon() ? "soon" : null)));
        Field order = new Field(
                "sort",
                wording.clock().order(),
                wording.clock().byActivity(),
                List.of(choice("due", wording.clock().byDue(), view.order() == CaseOrder.DUE ? "due" : null)));
        List<Narrowed> narrowed = new ArrayList<>();
        addChosen(narrowed, queues, view.withoutQueue());
        addChosen(narrowed, channels, view.withoutChannel());
        addChosen(narrowed, languages, view.withoutLanguage());
        addChosen(narrowed, due, view.withoutSoon());
        addChosen(narrowed, order, view.withoutOrder());
        if (view.words() != null) {
            narrowed.add(new Narrowed("/?" + view.withoutWords().query(), "“" + view.words() + "”"));
        }
        return new ListHead(
                view.tab().word(),
                view.words() == null ? "" : view.words(),
                Arrays.stream(Tab.values())
                        .map(one -> new ListHead.TabLink(
                                "/?" + view.at(one).query(), one.label(wording), one == view.tab()))
                        .toList(),
                List.of(queues, channels, languages, due, order),
                narrowed);
    }

    private static void addChosen(List<Narrowed> narrowed, Field field, InboxView without) {
        field.choices().stream()
                .filter(Choice::chosen)
                .map(choice -> new Narrowed("/?" + without.query(), field.label() + ": " + choice.label()))
                .forEach(narrowed::add);
    }

    private List<Choice> queues(Actor actor, InboxView view, Wording wording) {
        List<Choice> choices = new ArrayList<>();
        staff.queues(actor)
                .forEach(queue -> choices.add(choice(
                        queue.slug(),
                        queue.names()
                                .getOrDefault(
                                        wording.language().code(), queue.names().get("es")),
                        view.queue())));
        if (view.queue() != null && choices.stream().noneMatch(Choice::chosen)) {
            String label = staff.anyQueue(actor, view.queue())
                    .map(queue -> queue.names()
                            .getOrDefault(
                                    wording.language().code(), queue.names().get("es")))
                    .orElse(view.queue());
            choices.add(new Choice(view.queue(), label, true));
        }
        return choices;
    }

    private List<Choice> channels(InboxView view, Wording wording) {
        List<Choice> choices = new ArrayList<>();
        accounts.channels()
                .forEach(channel -> choices.add(choice(
                        channel.channel(),
                        channelNames.of(channel.channel(), wording.language()).label(),
                        view.channel())));
        if (view.channel() != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(view.channel(), view.channel(), true));
        }
        return choices;
    }

    private static List<Choice> languages(InboxView view, Wording wording) {
        CaseWords words = new CaseWords(wording);
        List<Choice> choices = new ArrayList<>();
        for (Language language : Language.values()) {
            choices.add(choice(language.code(), words.language(language.code()), view.language()));
        }
        if (view.language() != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(view.language(), words.language(view.language()), true));
        }
        return choices;
    }

    private static Choice choice(String value, String label, String chosen) {
        return new Choice(value, label, value.equals(chosen));
    }
}
