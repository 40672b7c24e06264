package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes the list of cases out of the cases. */
@ApplicationScoped
public class CaseLists {

    private final Cases cases;
    private final ChannelNames channels;
    private final Moments moments;

    public CaseLists(Cases cases, ChannelNames channels, Moments moments) {
        this.cases = cases;
        this.channels = channels;
        this.moments = moments;
    }

    /**
     * A part of a list.
     *
     * @param open  number of the case that is open; absent for none
     * @param limit absent for the usual size
     * @param after cursor; absent for the beginning
     */
    public CaseRows rows(Actor actor, InboxView view, String open, Integer limit, String after, Wording wording) {
        Page<CaseRows.Row> page =
                cases.list(actor, view.filter(actor), limit, after).map(found -> row(found, view, open, wording));
        String next = page.next() == null ? null : "/cases?" + view.query() + "&after=" + page.next();
        String everything = view.narrowed() ? "/?tab=" + view.tab().word() : null;
        return new CaseRows(view.query(), everything, open == null ? "" : open, page.items(), next);
    }

    private CaseRows.Row row(CaseView found, InboxView view, String open, Wording wording) {
        CaseWords words = new CaseWords(wording);
        List<String> ways = found.channels();
        ChannelNames.Name channel = channels.of(ways.isEmpty() ? null : ways.get(ways.size() - 1), wording.language());
        return new CaseRows.Row(
                found.number(),
                "/cases/" + found.number() + "?" + view.query(),
                found.number().equals(open),
                words.citizen(found.citizen()),
                channel.label(),
                channel.icon(),
                found.lastActivityAt().toString(),
                moments.brief(found.lastActivityAt(), wording),
                found.excerpt() == null ? "" : found.excerpt(),
                found.waitingSince() == null || !found.state().isActive()
                        ? null
                        : wording.work().waitingSince(moments.since(found.waitingSince(), wording)),
                found.state() == CaseState.OPEN ? null : words.state(found.state()),
                tone(found.state()),
                found.assignee() == null ? null : found.assignee().name(),
                found.language());
    }

    /** Style of the chip that names a state. */
    public static String tone(CaseState state) {
        return switch (state) {
            case NEW -> "new";
            case RESOLVED -> "ok";
            case OPEN, WAITING, ON_HOLD, CLOSED, MERGED -> "";
        };
    }
}
