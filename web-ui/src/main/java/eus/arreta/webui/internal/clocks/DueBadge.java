package eus.arreta.webui.internal.clocks;

/**
 * What is due, with all that a browser needs to count down by itself.
 *
 * @param name  of what is due
 * @param text  as it stands now
 * @param tone  style of the chip: late, act, or none
 * @param wall  the time on the clock at which it is due, as words
 * @param late  words that say since when it is late, for when it becomes so
 * @param due   milliseconds since 1970
 * @param soon  the same from when on it is soon; that of {@code due} when nobody warns
 * @param open  when time counts until then: {@code from-to} in seconds since 1970, separated by commas; the first stretches only
 * @param after seconds that count after those stretches
 */
public record DueBadge(
        String name,
        String text,
        String tone,
        String wall,
        String late,
        long due,
        long soon,
        String open,
        long after) {}
