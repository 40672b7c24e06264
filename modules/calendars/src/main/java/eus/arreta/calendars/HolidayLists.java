package eus.arreta.calendars;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.calendars.internal.CalendarChanges;
import eus.arreta.calendars.internal.CalendarTable;
import eus.arreta.calendars.internal.HolidayListTable;
import eus.arreta.calendars.internal.files.CsvDays;
import eus.arreta.calendars.internal.files.IcalendarDays;
import eus.arreta.calendars.internal.files.ReadDays;
import eus.arreta.calendars.internal.holidays.GuessedHolidays;
import eus.arreta.calendars.internal.holidays.PublishedLists;
import eus.arreta.calendars.internal.holidays.Region;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The published lists of holidays: those that come with Arreta, and those that administrators import. */
@ApplicationScoped
public class HolidayLists {

    private static final int FIRST_YEAR = 1_990;
    private static final int LAST_YEAR = 2_199;
    private static final int LONGEST_REFERENCE = 300;
    private static final int MOST_DAYS = 100;

    private final HolidayListTable table;
    private final CalendarTable calendars;
    private final CalendarChanges changes;
    private final Audit audit;
    private final Clock clock;

    public HolidayLists(
            HolidayListTable table, CalendarTable calendars, CalendarChanges changes, Audit audit, Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lists that count now, by region and year. */
    public List<HolidayList> list(Actor actor) {
        Map<String, HolidayList> lists = new TreeMap<>();
        PublishedLists.all().forEach(list -> lists.put(list.region() + " " + list.year(), list));
        table.all().forEach(list -> lists.put(list.region() + " " + list.year(), list));
        return List.copyOf(lists.values());
    }

    /**
     * Takes a region's list of a year, all or nothing: it replaces an earlier one, and each calendar of the region, and of the
     * regions within it, gets a new version. The same list again changes nothing.
     *
     * @param reference where it was published
     * @param file      iCalendar, or CSV in UTF-8
     * @param dryRun    to see what would come of it
     * @throws Problem      422 when it can't be read at all, {@code list-has-errors} when a part of it can't and it isn't a dry run
     * @throws InvalidInput when region, year or reference are none
     */
    @Transactional
    public ListImport take(Actor actor, String region, int year, String reference, byte[] file, boolean dryRun) {
        actor.require(Permission.SETTINGS);
        check(region, year, reference);
        ReadDays read = isIcalendar(file) ? IcalendarDays.read(file, year) : CsvDays.read(file);
        if (!dryRun && !read.rejected().isEmpty()) {
            throw Problem.of(
                    422,
                    "list-has-errors",
                    "A list of holidays is taken whole or not at all, and some of it can't be read.",
                    Map.of("rejected", read.rejected()));
        }
        HolidayList list = new HolidayList(region, year, reference.strip(), days(read, year));
        if (list.days().isEmpty() || list.days().size() > MOST_DAYS) {
            throw Problem.of(
                    422, "days-of-the-year", "The file has no day of " + year + ", or more than " + MOST_DAYS + ".");
        }
        if (!dryRun) {
            calendars.begin();
        }
        Optional<HolidayList> before = counting(region, year);
        List<String> regions = Region.with(region);
        boolean same = before.filter(list::equals).isPresent();
        List<String> affected = same ? List.of() : calendars.ofRegions(regions);
        if (!dryRun && !same) {
            affected = calendars.renew(regions, table.add(list, clock.instant()), clock.instant());
            changes.tell(affected);
            audit.record(actor, "holiday-list-imported", "holidays:" + region + " " + year, before.orElse(null), list);
        }
        Set<LocalDate> now = dates(before.orElseGet(() -> GuessedHolidays.guess(region, year)));
        Set<LocalDate> then = dates(list);
        int otherYears = (int)
                read.days().stream().filter(day -> day.date().getYear() != year).count();
        return new ListImport(
                list, without(then, now), without(now, then), affected, otherYears, read.rejected(), !dryRun);
    }

    private Optional<HolidayList> counting(String region, int year) {
        return table.counting(List.of(region), Long.MAX_VALUE).stream()
                .filter(list -> list.year() == year)
                .findFirst()
                .or(() -> PublishedLists.find(region, year));
    }

    private static void check(String region, int year, String reference) {
        List<InvalidInput.FieldError> errors = new ArrayList<>();
        if (region == null || !Region.isKnown(region)) {
            errors.add(new InvalidInput.FieldError("/region", "unknown", "is no region such as ES-PV"));
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            errors.add(new InvalidInput.FieldError(
                    "/year", "out-of-range", "is not between " + FIRST_YEAR + " and " + LAST_YEAR));
        }
        if (reference == null || reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            errors.add(new InvalidInput.FieldError(
                    "/reference", "required", "says where the list was published, in 1 to 300 characters"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static boolean isIcalendar(byte[] file) {
        return new String(file, 0, Math.min(file.length, 64), StandardCharsets.UTF_8).contains("BEGIN:VCALENDAR");
    }

    private static List<HolidayList.Day> days(ReadDays read, int year) {
        Map<LocalDate, HolidayList.Day> days = new TreeMap<>();
        read.days().stream()
                .filter(day -> day.date().getYear() == year)
                .forEach(day -> days.putIfAbsent(day.date(), day));
        return days.values().stream()
                .sorted(Comparator.comparing(HolidayList.Day::date))
                .toList();
    }

    private static Set<LocalDate> dates(HolidayList list) {
        return list.days().stream().map(HolidayList.Day::date).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LocalDate> without(Set<LocalDate> days, Set<LocalDate> others) {
        return days.stream().filter(day -> !others.contains(day)).toList();
    }
}
