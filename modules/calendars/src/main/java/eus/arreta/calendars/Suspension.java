package eus.arreta.calendars;

import java.time.LocalDate;

/**
 * A time during which a legal deadline doesn't run.
 *
 * @param from  the first day that isn't counted
 * @param to    the day on which counting goes on, after {@code from}
 * @param cause in a word, for the explanation
 * @see <a href="https://www.boe.es/eli/es/l/2015/10/01/39">Ley 39/2015, art. 22</a>
 */
public record Suspension(LocalDate from, LocalDate to, String cause) {

    public Suspension {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a suspension ends after it begins");
        }
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
