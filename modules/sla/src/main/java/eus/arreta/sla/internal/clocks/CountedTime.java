package eus.arreta.sla.internal.clocks;

import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.LegalSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

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

        @Override
        public List<LegalSpan> parts(Instant from, Instant to) {
            return List.of(part(from, to, LegalSpan.Kind.NATURAL, elapsed(from, to)));
        }
    };

    Instant add(Instant start, Duration time);

    Duration elapsed(Instant from, Instant to);

    /** The way from one instant to a later one, part by part, counted in minutes; none when they are the same. */
    List<LegalSpan> parts(Instant from, Instant to);

    /** A part of a way; its days are those of UTC. */
    static LegalSpan part(Instant from, Instant to, LegalSpan.Kind kind, Duration counted) {
        return new LegalSpan(
                from,
                to,
                kind,
                BusinessCalendar.minutes(counted),
                LocalDate.ofInstant(from, ZoneOffset.UTC),
                LocalDate.ofInstant(to, ZoneOffset.UTC),
                null,
                null);
    }

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

            @Override
            public List<LegalSpan> parts(Instant from, Instant to) {
                return calendar.spans(from, to);
            }
        };
    }
}
