package eus.arreta.calendars.internal.holidays;

import java.util.Map;
import java.util.Optional;

/** How regions lie in each other. */
public final class Region {

    /**
     * Provinces that publish days of their own beside those of their community. A community's list is complete: it holds the
     * State's days, too (art. 37.2 of the Estatuto de los Trabajadores).
     */
    private static final Map<String, String> PROVINCES = Map.of("ES-VI", "ES-PV", "ES-BI", "ES-PV", "ES-SS", "ES-PV");

    private Region() {}

    /** The region whose days hold in this one, too; absent when its own list is complete. */
    public static Optional<String> around(String region) {
        return Optional.ofNullable(PROVINCES.get(region));
    }
}
