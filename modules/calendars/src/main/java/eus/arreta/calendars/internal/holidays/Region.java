package eus.arreta.calendars.internal.holidays;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How regions lie in each other. */
public final class Region {

    /**
     * Provinces that publish days of their own beside those of their community. A community's list is complete: it holds the
     * State's days, too (art. 37.2 of the Estatuto de los Trabajadores).
     */
    private static final Map<String, String> PROVINCES = Map.of("ES-VI", "ES-PV", "ES-BI", "ES-PV", "ES-SS", "ES-PV");

    private Region() {}

    /** The region with those in which its days hold, too. */
    public static List<String> with(String region) {
        return Stream.concat(
                        Stream.of(region),
                        PROVINCES.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(region))
                                .map(Map.Entry::getKey))
                .toList();
    }

    /** The region and those around it, from which its days come. */
    public static List<String> chain(String region) {
        return Stream.iterate(Optional.of(region), Optional::isPresent, one -> around(one.get()))
                .map(Optional::get)
                .toList();
    }

    /** Whether days are known of it, by a list or by guess. */
    public static boolean isKnown(String region) {
        return PROVINCES.containsKey(region) || GuessedHolidays.knows(region);
    }

    /** The region whose days hold in this one, too; absent when its own list is complete. */
    public static Optional<String> around(String region) {
        return Optional.ofNullable(PROVINCES.get(region));
    }
}
