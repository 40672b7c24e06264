package eus.arreta.sla.internal.legal;

import eus.arreta.access.Actor;
import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.Explanations;
import eus.arreta.calendars.LegalDeadline;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.calendars.LegalTime;
import eus.arreta.calendars.Suspension;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlineEntry.SuspensionEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Reckons legal deadlines with the calendars that they keep, and tells them. */
@ApplicationScoped
public class Reckoning {

    private static final Actor SELF = Actor.system("sla");

    private final Calendars calendars;
    private final Explanations explanations;

    public Reckoning(Calendars calendars, Explanations explanations) {
        this.calendars = calendars;
        this.explanations = explanations;
    }

    /** When it is due; null while it is suspended without an end. */
    public LegalDeadline reckon(DeadlineRow row) {
        if (row.suspensions().stream().anyMatch(one -> one.to() == null)) {
            return null;
        }
        List<Suspension> suspensions = row.suspensions().stream()
                .map(one -> new Suspension(one.from(), one.to(), one.cause()))
                .toList();
        LegalSpan.Kind by = row.binds().equals("citizen")
                ? LegalSpan.Kind.EXTENDED_FOR_CITIZEN
                : LegalSpan.Kind.EXTENDED_BY_ADMINISTRATION;
        List<LegalTime.Extension> extensions = row.extensions().stream()
                .map(one -> new LegalTime.Extension(one.count(), by))
                .toList();
        return calendars
                .legal(SELF, row.calendars())
                .count(row.startAt(), row.rule().unit(), row.rule().count(), suspensions, extensions);
    }

    /** The deadline with its explanation in a language. */
    public LegalDeadlineEntry tell(DeadlineRow row, String language, Instant now) {
        LegalDeadline deadline = reckon(row);
        ExplainedDeadline told = deadline == null
                ? new ExplainedDeadline(null, null, List.of(), Set.of())
                : explanations.explain(SELF, deadline, language, zone(row));
        return new LegalDeadlineEntry(
                row.id(),
                row.rule(),
                row.binds(),
                row.startKind(),
                row.startAt(),
                row.registryNumber(),
                row.registryNumber() != null,
                row.calendars(),
                state(row, now),
                row.due(),
                row.dueDate(),
                row.suspensions(),
                row.extensions(),
                told.explanation(),
                told.notPublished(),
                row.enteredAt());
    }

    /** In which its days are. */
    public ZoneId zone(DeadlineRow row) {
        return calendars
                .business(
                        SELF,
                        row.calendars().get(0).id(),
                        row.calendars().get(0).version())
                .zone();
    }

    private static String state(DeadlineRow row, Instant now) {
        if (row.suspensions().stream().map(SuspensionEntry::to).anyMatch(java.util.Objects::isNull)) {
            return "suspended";
        }
        return now.isAfter(row.due()) ? "expired" : "running";
    }
}
