package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.http.Page;
import eus.arreta.webui.internal.clocks.DueBadges;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Makes the list of cases out of the cases. */
@ApplicationScoped
public class CaseLists {

    /** Two screens of a large window; what follows comes by itself when the end is in sight. */
    private static final int ROWS = 25;

    /** Characters before the first word that was looked for. */
    private static final int SHOWN_BEFORE = 24;

    private final Cases cases;
    private final ChannelNames channels;
    private final Moments moments;
    private final DueBadges badges;
    private final Clock clock;

    public CaseLists(Cases cases, ChannelNames channels, Moments moments, DueBadges badges, Clock clock) {
        this.cases = cases;
        this.channels = channels;
        this.moments = moments;
        this.badges = badges;
        this.clock = clock;
    }

    /**
     * A part of a list.
     *
     * @param open  number of the case that is open; absent for none
     * @param limit absent for the usual size
     * @param after cursor; absent for the beginning
     */
    public CaseRows rows(Actor actor, InboxView view, String open, Integer limit, String after, Wording wording) {
        int size = limit == null ? ROWS : limit;
        Page<CaseView> found = view.words() == null
                ? cases.list(actor, view.filter(actor, clock.instant()), view.shownOrder(), size, after)
                : cases.search(actor, view.words(), view.filter(actor, clock.instant()), size, after);
        Page<CaseRows.Row> page = found.map(one -> row(actor, one, view, open, wording));
        String next = page.next() == null ? null : "/cases?" + view.query() + "&after=" + page.next();
        String everything = view.narrowed() ? "/?tab=" + view.tab().word() : null;
        return new CaseRows(view.query(), everything, open == null ? "" : open, page.items(), next);
    }

    private CaseRows.Row row(Actor actor, CaseView found, InboxView view, String open, Wording wording) {
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
                found.match() == null
                        ? List.of(new CaseRows.Piece(found.excerpt() == null ? "" : found.excerpt(), false))
                        : pieces(found.match()),
                found.waitingSince() == null || !found.state().isActive()
                        ? null
                        : wording.work().waitingSince(moments.since(found.waitingSince(), wording)),
                found.state() == CaseState.OPEN ? null : words.state(found.state()),
                tone(found.state()),
                badges.of(actor, found, wording),
                found.assignee() == null ? null : found.assignee().name(),
                found.language());
    }

    private static List<CaseRows.Piece> pieces(CaseView.Match match) {
        List<CaseRows.Piece> pieces = new ArrayList<>();
        int at = beginning(match);
        if (at > 0) {
            pieces.add(new CaseRows.Piece("… ", false));
        }
        for (CaseView.Mark mark : match.marks()) {
            pieces.add(new CaseRows.Piece(match.text().substring(at, mark.from()), false));
            pieces.add(new CaseRows.Piece(match.text().substring(mark.from(), mark.to()), true));
            at = mark.to();
        }
        pieces.add(new CaseRows.Piece(match.text().substring(at), false));
        return pieces;
    }

    /** A row is one line: it begins at a word shortly before the first one that was looked for. */
    private static int beginning(CaseView.Match match) {
        int first = match.marks().isEmpty() ? 0 : match.marks().get(0).from();
        return first <= SHOWN_BEFORE ? 0 : match.text().lastIndexOf(' ', first - SHOWN_BEFORE / 2) + 1;
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
