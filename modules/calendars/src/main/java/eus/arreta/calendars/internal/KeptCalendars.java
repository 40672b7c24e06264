package eus.arreta.calendars.internal;

import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.Calendar;
import eus.arreta.calendars.DaysOff;
import eus.arreta.calendars.HolidayList;
import eus.arreta.calendars.LegalCalendar;
import eus.arreta.calendars.internal.holidays.PublishedLists;
import eus.arreta.calendars.internal.holidays.Region;
import eus.arreta.calendars.internal.holidays.RegionDaysOff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calendars in memory with what has been worked out of them. A version never changes, so what is kept is never old: which
 * version is the newest is asked of the database each time.
 */
@ApplicationScoped
public class KeptCalendars {

    private static final int MOST = 500;

    private final CalendarTable calendars;
    private final HolidayListTable lists;
    private final Map<Key, Worked> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Worked> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String id, int version) {}

    /** A version with what counts by it. */
    public record Worked(Calendar calendar, BusinessCalendar business, LegalCalendar legal) {}

    public KeptCalendars(CalendarTable calendars, HolidayListTable lists) {
        this.calendars = calendars;
        this.lists = lists;
    }

    /** @param version absent for the newest */
    public Optional<Worked> find(String id, Integer version) {
        if (version != null) {
            Worked known = known(new Key(id, version));
            if (known != null) {
                return Optional.of(known);
            }
        }
        return calendars.find(id, version).map(stored -> {
            Key key = new Key(id, stored.calendar().version());
            Worked known = known(key);
            return known != null ? known : keep(key, work(stored));
        });
    }

    private synchronized Worked known(Key key) {
        return kept.get(key);
    }

    private synchronized Worked keep(Key key, Worked worked) {
        kept.put(key, worked);
        return worked;
    }

    private Worked work(CalendarTable.Stored stored) {
        Calendar calendar = stored.calendar();
        SettingsCheck.Read settings = SettingsCheck.read(calendar.settings());
        DaysOff days = settings.region() == null
                ? settings.ownDays()
                : region(settings.region(), stored.listsUpto()).and(settings.ownDays());
        return new Worked(
                calendar,
                new BusinessCalendar(settings.zone(), settings.hours(), settings.special(), days),
                new LegalCalendar(calendar.id(), settings.zone(), days));
    }

    private DaysOff region(String region, long upto) {
        Map<String, HolidayList> imported = new HashMap<>();
        lists.counting(Region.chain(region), upto)
                .forEach(list -> imported.put(list.region() + " " + list.year(), list));
        return new RegionDaysOff(region, (one, year) -> Optional.ofNullable(imported.get(one + " " + year))
                .or(() -> PublishedLists.find(one, year)));
    }
}
