package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.AgentDesk;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Draft;
import eus.arreta.cases.Entry;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.inbox.CaseLists;
import eus.arreta.webui.internal.inbox.InboxView;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes what is shown of one case. */
@ApplicationScoped
public class OpenCases {

    private final Cases cases;
    private final AgentDesk desk;
    private final ChannelAccounts accounts;
    private final ChannelNames channels;
    private final Moments moments;
    private final EntryLines lines;

    public OpenCases(
            Cases cases,
            AgentDesk desk,
            ChannelAccounts accounts,
            ChannelNames channels,
            Moments moments,
            EntryLines lines) {
        this.cases = cases;
        this.desk = desk;
        this.accounts = accounts;
        this.channels = channels;
        this.moments = moments;
        this.lines = lines;
    }

    /** A case; {@code view} is the list from which it was opened. */
    public OpenCase open(Actor actor, CaseView found, InboxView view, Wording wording) {
        CaseWords words = new CaseWords(wording);
        CaseState state = found.state();
        List<String> byWhich = found.channels();
        ChannelNames.Name channel =
                channels.of(byWhich.isEmpty() ? null : byWhich.get(byWhich.size() - 1), wording.language());
        String who = words.citizen(found.citizen());
        return new OpenCase(
                found.number(),
                found.version(),
                found.subject() == null || found.subject().isBlank() ? who : found.subject(),
                who,
                found.citizen().name() == null,
                words.state(state),
                CaseLists.tone(state),
                found.assignee() == null ? null : found.assignee().name(),
                found.assignee() != null && found.assignee().id().equals(actor.id()),
                state == CaseState.RESOLVED,
                state.next().contains(CaseState.RESOLVED),
                actor.may(Permission.CASES_WORK) && state != CaseState.CLOSED && state != CaseState.MERGED,
                moves(state, words),
                channel.label(),
                channel.icon(),
                byWhich.stream()
                        .map(way -> channels.of(way, wording.language()).label())
                        .collect(Collectors.joining(", ")),
                found.language(),
                found.language() == null ? null : words.language(found.language()),
                found.queue(),
                moments.full(found.createdAt(), wording.language()),
                moments.full(found.lastActivityAt(), wording.language()),
                found.waitingSince() == null || !found.state().isActive()
                        ? null
                        : wording.work().waitingSinceMoment(moments.since(found.waitingSince(), wording)),
                view.query(),
                UUID.randomUUID().toString(),
                ways(found, wording),
                window(found, wording),
                byWhich.stream().anyMatch(way -> can(way, able -> able.attachments() != null)),
                byWhich.stream().anyMatch(way -> can(way, Capabilities::choices)),
                draft(actor, found, "reply"),
                draft(actor, found, "note"));
    }

    /** The draft stands on the server, so that it is there in another browser too. */
    private String draft(Actor actor, CaseView found, String kind) {
        return found.details() == null
                ? ""
                : desk.drafts(actor, found.number()).stream()
                        .filter(draft -> draft.kind().equals(kind))
                        .map(Draft::text)
                        .findFirst()
                        .orElse("");
    }

    private boolean can(String channel, Predicate<Capabilities> what) {
        return accounts.channel(channel)
                .map(description -> what.test(description.capabilities()))
                .orElse(false);
    }

    private List<OpenCase.Way> ways(CaseView found, Wording wording) {
        if (found.details() == null || found.details().conversations().size() < 2) {
            return List.of();
        }
        return found.details().conversations().stream()
                .map(one -> new OpenCase.Way(
                        one.id().toString(),
                        channels.of(one.channel(), wording.language()).label()
                                + (one.lastMessageAt() == null
                                        ? ""
                                        : " · " + moments.brief(one.lastMessageAt(), wording)),
                        one.unreachable() == null
                                ? null
                                : wording.core().unreachable(new CaseWords(wording).reason(one.unreachable())),
                        one.replyUntil() == null ? null : window(one, wording)))
                .toList();
    }

    /**
     * Until when the citizen can be answered where the answer goes by itself, that it is too late, or why it can't go there.
     *
     * @return empty where the network always lets answers through
     */
    public String window(CaseView found, Wording wording) {
        return found.details() == null
                ? ""
                : found.details().conversations().stream()
                        .filter(CaseView.ConversationView::own)
                        .findFirst()
                        .filter(latest -> latest.replyUntil() != null || latest.unreachable() != null)
                        .map(latest -> window(latest, wording))
                        .orElse("");
    }

    private String window(CaseView.ConversationView conversation, Wording wording) {
        if (conversation.unreachable() != null) {
            return wording.work()
                    .notByThis(
                            channels.of(conversation.channel(), wording.language())
                                    .label(),
                            new CaseWords(wording).reason(conversation.unreachable()));
        }
        return moments.isPast(conversation.replyUntil())
                ? wording.work()
                        .replyOver(channels.of(conversation.channel(), wording.language())
                                .label())
                : wording.work().replyUntil(moments.full(conversation.replyUntil(), wording.language()));
    }

    private static List<OpenCase.Move> moves(CaseState state, CaseWords words) {
        return state.next().stream()
                .filter(next -> next != CaseState.RESOLVED && !(state == CaseState.RESOLVED && next == CaseState.OPEN))
                .sorted()
                .map(next -> new OpenCase.Move(next.word(), words.move(next)))
                .toList();
    }

    /** The end of a case's timeline, or what came before a cursor. */
    public Entries entries(Actor actor, CaseView found, Integer limit, String before, Wording wording) {
        Page<Entry> page = cases.latest(actor, found.number(), limit, before);
        String citizen = new CaseWords(wording).citizen(found.citizen());
        String earlier = page.next() == null ? null : "/cases/" + found.number() + "/timeline?before=" + page.next();
        return new Entries(lines.lines(page.items(), citizen, actor.id(), wording), earlier);
    }
}
