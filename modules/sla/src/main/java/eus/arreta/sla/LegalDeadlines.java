package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.LegalUnit;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import eus.arreta.sla.internal.legal.DeadlineRow;
import eus.arreta.sla.internal.legal.EntryCheck;
import eus.arreta.sla.internal.legal.LegalDeadlineTable;
import eus.arreta.sla.internal.legal.Reckoning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The legal deadlines of cases. They begin when somebody enters their start, and with nothing else: no message, no call and no
 * case starts one.
 *
 * @see <a href="https://www.boe.es/eli/es/l/2015/10/01/39">Ley 39/2015, arts. 21 to 25 and 29 to 33</a>
 */
@ApplicationScoped
public class LegalDeadlines {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Cases cases;
    private final Calendars calendars;
    private final LegalDeadlineTable table;
    private final Reckoning reckoning;
    private final Audit audit;
    private final Clock clock;

    public LegalDeadlines(
            Cases cases, Calendars calendars, LegalDeadlineTable table, Reckoning reckoning, Audit audit, Clock clock) {
        this.cases = cases;
        this.calendars = calendars;
        this.table = table;
        this.reckoning = reckoning;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody enters.
     *
     * @param rule           its count may have any value here
     * @param startAt        a date, or an instant
     * @param registryNumber absent for <i>to be confirmed</i>
     * @param calendars      slugs; the first one's zone counts
     */
    public record Wanted(
            LegalDeadlineEntry.Rule rule,
            String bindsWho,
            String startKind,
            String startAt,
            String registryNumber,
            List<String> calendars) {}

    /** All of a case's, in the order of their entering, explained in a language. @throws Problem 404 */
    public List<LegalDeadlineEntry> list(Actor actor, String number, String language) {
        CaseView found = cases.find(actor, number);
        Instant now = clock.instant();
        return table.ofCase(found.id()).stream()
                .map(row -> reckoning.tell(row, language, now))
                .toList();
    }

    /** One of a case's. @throws Problem 404 */
    public LegalDeadlineEntry find(Actor actor, String number, UUID id, String language) {
        return reckoning.tell(row(cases.find(actor, number), id), language, clock.instant());
    }

    private DeadlineRow row(CaseView found, UUID id) {
        return table.find(id, false)
                .filter(row -> row.caseId().equals(found.id()))
                .orElseThrow(() -> Problem.notFound("legal deadline"));
    }

    /**
     * Enters the start of a deadline. Call it in the request's transaction.
     *
     * @return its id
     * @throws Problem      404 when there is no such case
     * @throws InvalidInput with everything that is wrong
     */
    @Transactional
    public UUID enter(Actor actor, String number, Wanted wanted) {
        actor.require(Permission.CASES_WORK);
        CaseView found = cases.find(actor, number);
        List<CalendarVersion> versions = versions(actor, wanted.calendars());
        DeadlineRow row = EntryCheck.row(
                IDS.generate(),
                found.id(),
                wanted,
                versions,
                calendars
                        .business(actor, versions.get(0).id(), versions.get(0).version())
                        .zone());
        DeadlineRow reckoned = row.due(reckoning.reckon(row));
        Instant now = now();
        table.insert(reckoned, now, actor.id());
        audit.record(
                actor,
                "legal-deadline-entered",
                "case:" + number,
                null,
                told(reckoned, "registryNumber", row.registryNumber() == null ? "" : row.registryNumber()),
                List.of(found.citizen().id()));
        return row.id();
    }

    private List<CalendarVersion> versions(Actor actor, List<String> slugs) {
        if (slugs == null || slugs.isEmpty() || slugs.size() > 5) {
            throw new InvalidInput("/calendars", "required", "names one to five calendars");
        }
        List<CalendarVersion> versions = new ArrayList<>();
        for (int at = 0; at < slugs.size(); at++) {
            String place = "/calendars/" + at;
            String slug = slugs.get(at);
            versions.add(calendars
                    .find(actor, slug, null)
                    .map(calendar -> new CalendarVersion(slug, calendar.version()))
                    .orElseThrow(() -> new InvalidInput(place, "unknown", "is no calendar")));
        }
        return versions;
    }

    /**
     * Stops the clock for a while (art. 22); the same cause and first day again says when it goes on.
     *
     * @param to absent while that isn't known
     * @throws Problem      404; 409 {@code expired}, {@code overlaps}
     * @throws InvalidInput when cause or days are none
     */
    @Transactional
    public void suspend(Actor actor, String number, UUID id, String cause, LocalDate from, LocalDate to) {
        actor.require(Permission.CASES_WORK);
        CaseView found = cases.find(actor, number);
        DeadlineRow before = locked(found, id);
        DeadlineRow after = before.suspended(EntryCheck.suspension(before, reckoning.zone(before), cause, from, to));
        if (before.dueDate() != null && from.isAfter(before.dueDate())) {
            throw expired(before);
        }
        Instant now = now();
        table.suspend(id, after.suspension(from), now, actor.id());
        write(actor, number, found, after, "legal-deadline-suspended", cause);
    }

    /**
     * Lengthens a deadline that hasn't ended: that of the administration at most by as long again (art. 23), that of a citizen at
     * most by half (art. 32.1).
     *
     * @throws Problem      404; 409 {@code expired}: what has ended is never extended (art. 32.3)
     * @throws InvalidInput when unit, count or reason are none, or over that ceiling
     */
    @Transactional
    public void extend(
            Actor actor, String number, UUID id, Integer count, LegalUnit unit, String reason, Instant decidedAt) {
        actor.require(Permission.CASES_WORK);
        CaseView found = cases.find(actor, number);
        DeadlineRow before = locked(found, id);
        Instant now = now();
        // When it was decided counts, not when somebody came to enter that.
        if (before.due() != null && decidedAt != null && decidedAt.isAfter(before.due())) {
            throw expired(before);
        }
        LegalDeadlineEntry.ExtensionEntry extension = EntryCheck.extension(before, count, unit, reason, decidedAt);
        table.extend(IDS.generate(), id, extension, now, actor.id());
        write(actor, number, found, before.extended(extension), "legal-deadline-extended", reason);
    }

    /**
     * Says by which entry the start can be found: the deadline is confirmed then.
     *
     * @throws Problem      404; 409 {@code confirmed} when it has another number already
     * @throws InvalidInput when the number is none
     */
    @Transactional
    public void confirm(Actor actor, String number, UUID id, String registryNumber) {
        actor.require(Permission.CASES_WORK);
        CaseView found = cases.find(actor, number);
        String wanted = EntryCheck.registryNumber(registryNumber);
        DeadlineRow before = locked(found, id);
        if (wanted.equals(before.registryNumber())) {
            return;
        }
        if (before.registryNumber() != null) {
            throw Problem.conflict(
                    "confirmed",
                    "This deadline has a registry number already.",
                    Map.of("registryNumber", before.registryNumber()));
        }
        table.setRegistryNumber(id, wanted);
        audit.record(
                actor,
                "legal-deadline-confirmed",
                "case:" + number,
                null,
                told(before, "registryNumber", wanted),
                List.of(found.citizen().id()));
    }

    /**
     * What re-applying changed.
     *
     * @param before the end until now; absent while it was suspended without an end
     * @param after  the end from now on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReApplied(UUID id, Instant before, Instant after) {}

    /**
     * Reckons a case's legal deadlines that haven't ended with the newest versions of their calendars. The log has who, why, and
     * what was due before.
     *
     * @throws Problem      404
     * @throws InvalidInput without a reason
     */
    @Transactional
    public List<ReApplied> reApply(Actor actor, String number, String reason) {
        actor.require(Permission.CASES_WORK);
        String why = EntryCheck.reason(reason);
        CaseView found = cases.find(actor, number);
        Instant now = now();
        List<ReApplied> changed = new ArrayList<>();
        for (DeadlineRow before : table.lockOfCase(found.id())) {
            List<CalendarVersion> newest = versions(
                    actor, before.calendars().stream().map(CalendarVersion::id).toList());
            boolean ended = before.due() != null && now.isAfter(before.due());
            if (!ended && !newest.equals(before.calendars())) {
                DeadlineRow moved = before.countedWith(newest);
                DeadlineRow after = moved.due(reckoning.reckon(moved));
                table.setCalendars(after);
                changed.add(new ReApplied(before.id(), before.due(), after.due()));
            }
        }
        if (!changed.isEmpty()) {
            audit.record(
                    actor,
                    "legal-deadlines-re-applied",
                    "case:" + number,
                    null,
                    Map.of("reason", why, "deadlines", changed),
                    List.of(found.citizen().id()));
        }
        return changed;
    }

    private DeadlineRow locked(CaseView found, UUID id) {
        return table.find(id, true)
                .filter(row -> row.caseId().equals(found.id()))
                .orElseThrow(() -> Problem.notFound("legal deadline"));
    }

    private void write(Actor actor, String number, CaseView found, DeadlineRow after, String what, String why) {
        DeadlineRow reckoned = after.due(reckoning.reckon(after));
        table.setDue(reckoned);
        audit.record(
                actor,
                what,
                "case:" + number,
                null,
                told(reckoned, "why", why),
                List.of(found.citizen().id()));
    }

    private static Map<String, Object> told(DeadlineRow row, String more, String value) {
        return Map.of("id", row.id(), "due", String.valueOf(row.due()), more, value);
    }

    private static Problem expired(DeadlineRow row) {
        return Problem.conflict(
                "expired",
                "This deadline has ended, and what has ended can't be suspended or extended (Ley 39/2015, art. 32.3).",
                Map.of("due", row.due()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
