package eus.arreta.calendars;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A part of the way from the start of a deadline to its end, with what was counted in it.
 *
 * @param from    its first instant
 * @param to      the first instant of the next part, or the end
 * @param kind    what it is
 * @param counted in the unit that was asked for
 * @param first   its first day
 * @param last    its last day
 * @param holiday that it is; absent otherwise
 * @param word    what the kind needs to be told: the slug of the calendar of another place, a suspension's cause
 */
public record LegalSpan(
        Instant from,
        Instant to,
        Kind kind,
        BigDecimal counted,
        LocalDate first,
        LocalDate last,
        DayOff holiday,
        String word) {

    /** What a part is, and the paragraph of Ley 39/2015 that says so. */
    public enum Kind {
        DAY_ZERO("30.3"),
        WORKING_DAYS("30.2"),
        WEEKEND("30.2"),
        HOLIDAY("30.2"),
        OTHER_PLACE("30.6"),
        NATURAL_DAYS("30.2"),
        MONTHS("30.4"),
        YEARS("30.4"),
        ROLL_ON("30.5"),
        HOURS("30.1"),
        SUSPENDED("22"),
        SUSPENSION_ADDED("22"),
        EXTENDED_BY_ADMINISTRATION("23"),
        EXTENDED_FOR_CITIZEN("32.1"),
        FILED("31.2.b"),
        FILED_ON_A_DAY_OFF("31.2.b"),
        OPEN("business-hours"),
        CLOSED("business-hours"),
        NATURAL("natural-time"),
        PAUSED("paused");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /** The paragraph; {@code business-hours}, {@code natural-time} or {@code paused} for what no law says. */
        public String rule() {
            return rule;
        }
    }
}
