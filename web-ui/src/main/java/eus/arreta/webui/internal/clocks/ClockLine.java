package eus.arreta.webui.internal.clocks;

import java.util.List;

/**
 * A clock of a case, as it stands beside it.
 *
 * @param id      of its line
 * @param state   as words
 * @param tone    style of the state's chip
 * @param badge   what is left of it; absent unless it runs
 * @param wall    when it is or was due, as words; absent while it is paused
 * @param history what happened to it, a sentence each
 * @param why     how its due time comes out, a sentence each
 */
public record ClockLine(
        String id,
        String name,
        String state,
        String tone,
        DueBadge badge,
        String wall,
        List<String> history,
        List<String> why) {

    /**
     * The clocks of a case.
     *
     * @param policy  by which they count, as words; absent when there is nothing to say
     * @param live    what is still to be done
     * @param earlier what has ended, newest first
     */
    public record All(String policy, List<ClockLine> live, List<ClockLine> earlier) {}
}
