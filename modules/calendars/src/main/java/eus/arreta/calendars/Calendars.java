package eus.arreta.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.calendars.internal.CalendarChanges;
import eus.arreta.calendars.internal.CalendarTable;
import eus.arreta.calendars.internal.KeptCalendars;
import eus.arreta.calendars.internal.SettingsCheck;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calendars and their versions. Whoever is signed in may read them and count with them. A change makes a version; the earlier
 * ones stay, so that who stored a due time can say how it came out.
 */
@ApplicationScoped
public class Calendars {

    private static final int FIRST_SHOWN = 1_900;
    private static final int LAST_SHOWN = 2_199;

    private final CalendarTable table;
    private final KeptCalendars kept;
    private final Audit audit;
    private final CalendarChanges changes;
    private final Clock clock;
    private final String zone;

    public Calendars(
            CalendarTable table,
            KeptCalendars kept,
            Audit audit,
            CalendarChanges changes,
            Clock clock,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.table = table;
        this.kept = kept;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param version absent for the newest */
    public Optional<Calendar> find(Actor actor, String id, Integer version) {
        return kept.find(id, version).map(KeptCalendars.Worked::calendar);
    }

    /** The newest version of each calendar, by id. */
    public Page<Calendar> list(Actor actor, Integer limit, String after) {
        int size = Page.limit(limit);
        List<Calendar> rows = table.list(
                size + 1, after == null ? null : Cursor.parse(after, 1).parts().get(0));
        return Page.of(rows, size, calendar -> Cursor.of(calendar.id()));
    }

    /** The versions of a calendar, newest first. */
    public Page<Calendar> versions(Actor actor, String id, Integer limit, String after) {
        int size = Page.limit(limit);
        int before = after == null
                ? Integer.MAX_VALUE
                : (int) Math.min(Cursor.parse(after, 1).number(0), Integer.MAX_VALUE);
        return Page.of(table.versions(id, size + 1, before), size, calendar -> Cursor.of(calendar.version()));
    }

    /**
     * Makes a calendar or a new version of it; what says the same as the newest version makes none.
     *
     * @param version that the caller has read; absent to replace whatever there is
     * @throws InvalidInput with everything that is wrong
     * @throws Problem      409 {@code stale} with {@code current}
     */
    @Transactional
    public Calendar put(Actor actor, String id, CalendarSettings wanted, Integer version) {
        actor.require(Permission.SETTINGS);
        SettingsCheck.id(id);
        CalendarSettings settings = wanted.zone() != null
                ? wanted
                : new CalendarSettings(zone, wanted.hours(), wanted.holidays(), wanted.special(), wanted.region());
        SettingsCheck.read(settings);
        table.begin();
        Calendar before =
                table.find(id, null).map(CalendarTable.Stored::calendar).orElse(null);
        if (version != null && version != (before == null ? 0 : before.version())) {
            throw Problem.conflict(
                    "stale",
                    "Somebody else has changed this calendar meanwhile.",
                    before == null ? Map.of() : Map.of("current", before));
        }
        if (before != null && tree(before.settings()).equals(tree(settings))) {
            return before;
        }
        table.add(id, settings, clock.instant());
        Calendar after = table.find(id, null).orElseThrow().calendar();
        changes.tell(List.of(id));
        audit.record(actor, "calendar-set", "calendar:" + id, before, after);
        return after;
    }

    /** The order of days in the hours means nothing, and the database keeps its own. */
    private static JsonNode tree(CalendarSettings settings) {
        return EventCodec.read(EventCodec.write(settings), JsonNode.class);
    }

    /**
     * A calendar to count business time with.
     *
     * @param version absent for the newest
     * @throws Problem 404
     */
    public BusinessCalendar business(Actor actor, String id, Integer version) {
        return worked(id, version).business();
    }

    /**
     * Calendars to count legal days with.
     *
     * @param id      whose zone counts
     * @param version of it; absent for the newest
     * @param also    calendars whose days off are off, too (art. 30.6)
     * @throws Problem      404
     * @throws InvalidInput when one of {@code also} isn't there
     */
    public LegalTime legal(Actor actor, String id, Integer version, List<String> also) {
        LegalCalendar own = worked(id, version).legal();
        List<LegalCalendar> others = new ArrayList<>();
        for (int at = 0; at < also.size(); at++) {
            String place = "/also/" + at;
            others.add(kept.find(also.get(at), null)
                    .orElseThrow(() -> new InvalidInput(place, "unknown", "is no calendar"))
                    .legal());
        }
        return new LegalTime(own, others);
    }

    /** The same with the versions that somebody kept; the first one's zone counts. @throws Problem 404 */
    public LegalTime legal(Actor actor, List<CalendarVersion> versions) {
        List<LegalCalendar> found = versions.stream()
                .map(one -> worked(one.id(), one.version()).legal())
                .toList();
        return new LegalTime(found.get(0), found.subList(1, found.size()));
    }

    /**
     * Each day of a year.
     *
     * @param published whether the region's list of that year has been published
     */
    public record Year(String id, int version, int year, boolean published, List<DayPlan> days) {}

    /** @throws Problem 404, 422 for a year out of range */
    public Year year(Actor actor, String id, Integer version, int year) {
        if (year < FIRST_SHOWN || year > LAST_SHOWN) {
            throw new InvalidInput("/year", "out-of-range", "is not between " + FIRST_SHOWN + " and " + LAST_SHOWN);
        }
        KeptCalendars.Worked worked = worked(id, version);
        LocalDate first = LocalDate.of(year, 1, 1);
        return new Year(
                id,
                worked.calendar().version(),
                year,
                worked.legal().daysOff().isPublished(year),
                first.datesUntil(first.plusYears(1))
                        .map(worked.business()::plan)
                        .toList());
    }

    private KeptCalendars.Worked worked(String id, Integer version) {
        return kept.find(id, version).orElseThrow(() -> Problem.notFound("calendar"));
    }
}
