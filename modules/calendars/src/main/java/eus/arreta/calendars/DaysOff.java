package eus.arreta.calendars;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which days are holidays. */
@FunctionalInterface
public interface DaysOff {

    /** No day is. */
    DaysOff NONE = day -> Optional.empty();

    /** Why a day is a holiday; absent when it is none. */
    Optional<DayOff> on(LocalDate day);

    /** Whether the lists of a year that this rests on have been published. */
    default boolean isPublished(int year) {
        return true;
    }

    /** These days and no others. */
    static DaysOff of(Set<LocalDate> days) {
        Map<LocalDate, DayOff> known = days.stream().collect(Collectors.toMap(Function.identity(), DayOff::ownOf));
        return day -> Optional.ofNullable(known.get(day));
    }

    /** The days of both; where both have a day, this one's reason stands. */
    default DaysOff and(DaysOff other) {
        DaysOff first = this;
        return new DaysOff() {
            @Override
            public Optional<DayOff> on(LocalDate day) {
                return first.on(day).or(() -> other.on(day));
            }

            @Override
            public boolean isPublished(int year) {
                return first.isPublished(year) && other.isPublished(year);
            }
        };
    }
}
