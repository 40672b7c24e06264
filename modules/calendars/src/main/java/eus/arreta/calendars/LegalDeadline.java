package eus.arreta.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * When something is due, and how that came out.
 *
 * @param due          the last instant that is in time; for days that of {@code dueDate}, a microsecond before its end
 * @param dueDate      the last day; absent where no day is counted
 * @param spans        from the start to the end, joined without a gap; what they count adds up to what was asked for
 * @param notPublished years that this rests on and whose holidays no published list says
 */
public record LegalDeadline(Instant due, LocalDate dueDate, List<LegalSpan> spans, Set<Integer> notPublished) {

    public LegalDeadline {
        spans = List.copyOf(spans);
        notPublished = Set.copyOf(notPublished);
    }
}
