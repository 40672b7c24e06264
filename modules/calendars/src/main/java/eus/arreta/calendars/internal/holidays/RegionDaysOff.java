package eus.arreta.calendars.internal.holidays;

import eus.arreta.calendars.DayOff;
import eus.arreta.calendars.DaysOff;
import eus.arreta.calendars.HolidayList;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The holidays of a region, from the published list of each year, or where there is none, from a guess that says so. */
public final class RegionDaysOff implements DaysOff {

    private final String region;
    private final BiFunction<String, Integer, Optional<HolidayList>> lists;
    private final Map<Integer, YearOfDays> years = new ConcurrentHashMap<>();

    private record YearOfDays(Map<LocalDate, DayOff> days, boolean published) {}

    /** @param lists the published list of a region and a year, where there is one */
    public RegionDaysOff(String region, BiFunction<String, Integer, Optional<HolidayList>> lists) {
        this.region = region;
        this.lists = lists;
    }

    @Override
    public Optional<DayOff> on(LocalDate day) {
        return Optional.ofNullable(year(day.getYear()).days().get(day));
    }

    @Override
    public boolean isPublished(int year) {
        return year(year).published();
    }

    private YearOfDays year(int year) {
        return years.computeIfAbsent(year, this::gather);
    }

    private YearOfDays gather(int year) {
        Map<LocalDate, DayOff> days = new HashMap<>();
        boolean published = true;
        for (Optional<String> next = Optional.of(region); next.isPresent(); next = Region.around(next.get())) {
            String one = next.get();
            Optional<HolidayList> list = lists.apply(one, year);
            list.orElseGet(() -> GuessedHolidays.guess(one, year))
                    .days()
                    .forEach(day -> days.putIfAbsent(
                            day.date(),
                            new DayOff(
                                    day.date(),
                                    one,
                                    day.names(),
                                    list.isPresent(),
                                    list.map(HolidayList::reference).orElse(null))));
            published &= list.isPresent();
        }
        return new YearOfDays(days, published);
    }
}
