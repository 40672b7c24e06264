package eus.arreta.sla.internal.legal;

import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.LegalDeadline;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlineEntry.ExtensionEntry;
import eus.arreta.sla.LegalDeadlineEntry.SuspensionEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A legal deadline as it is stored, with what stopped and lengthened it.
 *
 * @param suspensions by their first day; only the last may be without an end
 */
public record DeadlineRow(
        UUID id,
        UUID caseId,
        LegalDeadlineEntry.Rule rule,
        String binds,
        String startKind,
        Instant startAt,
        String registryNumber,
        List<CalendarVersion> calendars,
        Instant due,
        LocalDate dueDate,
        Instant enteredAt,
        List<SuspensionEntry> suspensions,
        List<ExtensionEntry> extensions) {

    /** The same with another end; null for none yet. */
    public DeadlineRow due(LegalDeadline deadline) {
        return deadline == null
                ? with(calendars, null, null, suspensions, extensions)
                : with(calendars, deadline.due(), deadline.dueDate(), suspensions, extensions);
    }

    /** The same with a suspension, which takes the place of one that begins on the same day. */
    public DeadlineRow suspended(SuspensionEntry suspension) {
        List<SuspensionEntry> all = new ArrayList<>(suspensions);
        all.removeIf(one -> one.from().equals(suspension.from()));
        all.add(suspension);
        all.sort(Comparator.comparing(SuspensionEntry::from));
        return with(all, extensions);
    }

    /** The same with one more extension. */
    public DeadlineRow extended(ExtensionEntry extension) {
        List<ExtensionEntry> all = new ArrayList<>(extensions);
        all.add(extension);
        return with(suspensions, all);
    }

    /** The same with other versions of its calendars. */
    public DeadlineRow countedWith(List<CalendarVersion> versions) {
        return with(versions, due, dueDate, suspensions, extensions);
    }

    /** The one that begins on that day. */
    public SuspensionEntry suspension(LocalDate from) {
        return suspensions.stream()
                .filter(one -> one.from().equals(from))
                .findFirst()
                .orElseThrow();
    }

    DeadlineRow with(List<SuspensionEntry> itsSuspensions, List<ExtensionEntry> itsExtensions) {
        return with(calendars, due, dueDate, itsSuspensions, itsExtensions);
    }

    private DeadlineRow with(
            List<CalendarVersion> versions,
            Instant end,
            LocalDate endDate,
            List<SuspensionEntry> itsSuspensions,
            List<ExtensionEntry> itsExtensions) {
        return new DeadlineRow(
                id,
                caseId,
                rule,
                binds,
                startKind,
                startAt,
                registryNumber,
                List.copyOf(versions),
                end,
                endDate,
                enteredAt,
                List.copyOf(itsSuspensions),
                List.copyOf(itsExtensions));
    }
}
