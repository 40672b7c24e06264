package eus.arreta.webui.internal.inbox;

import eus.arreta.webui.internal.clocks.DueBadge;
import java.util.List;

/**
 * A part of the list of cases, as it is shown.
 *
 * @param view       which cases these are, as the query of an address
 * @param everything address of the whole tab's list; absent when this is that
 * @param open       number of the case that is open beside the list; empty for none
 * @param next       address of the rows that follow; absent at the end
 */
public record CaseRows(String view, String everything, String open, List<Row> items, String next) {

    /** A piece of text; {@code marked} where it is what was looked for. */
    public record Piece(String text, boolean marked) {}

    /**
     * A case.
     *
     * @param when     in short
     * @param excerpt  the beginning of the newest message, or where the words that were looked for stand
     * @param waiting  since when nobody has answered, as words; absent when somebody has
     * @param state    as words; absent for what needs no word in a list of cases that are worked on
     * @param tone     style of the state's chip
     * @param due      what is due next; absent when nothing is
     * @param assignee who has it; absent for nobody
     */
    public record Row(
            String number,
            String address,
            boolean current,
            String who,
            String channel,
            String icon,
            String at,
            String when,
            List<Piece> excerpt,
            String waiting,
            String state,
            String tone,
            DueBadge due,
            String assignee,
            String language) {}
}
