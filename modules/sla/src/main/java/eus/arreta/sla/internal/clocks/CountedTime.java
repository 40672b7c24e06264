package eus.arreta.sla.internal.clocks;

import eus.arreta.calendars.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;

/** Time as a target counts it. */
interface CountedTime {

    /** Every second counts. */
    CountedTime NATURAL = new CountedTime() {
        @Override
        public Instant add(Instant start, Duration time) {
            return start.plus(time);
        }

        @Override
        public Duration elapsed(Instant from, Instant to) {
            return Duration.between(from, to);
        }
    };

    Instant add(Instant start, Duration time);

    Duration elapsed(Instant from, Instant to);

    /** What counts is when a calendar is open. */
    static CountedTime of(BusinessCalendar calendar) {
        return new CountedTime() {
            @Override
            public Instant add(Instant start, Duration time) {
                return calendar.add(start, time);
            }

            @Override
            public Duration elapsed(Instant from, Instant to) {
                return calendar.elapsed(from, to);
            }
        };
    }
}
