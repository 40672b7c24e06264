package eus.arreta.calendars.internal.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.calendars.DayOff;
import eus.arreta.calendars.DaysOff;
import eus.arreta.calendars.HolidayList;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionDaysOffTest {

    private static DaysOff region(String code) {
        return new RegionDaysOff(code, PublishedLists::find);
    }

    private static Optional<DayOff> on(String region, String day) {
        return region(region).on(LocalDate.parse(day));
    }

    @Test
    void whatTheLibraryHasWrongOfEuskadiIsRight() {
        assertThat(on("ES-PV", "2026-03-19")).get().satisfies(day -> {
            assertThat(day.published()).isTrue();
            assertThat(day.reference()).contains("82/2025");
            assertThat(day.name("eu")).isEqualTo("San Jose");
        });
        assertThat(on("ES-PV", "2026-10-26")).isEmpty();
        assertThat(on("ES-PV", "2027-10-25")).isEmpty();
        assertThat(on("ES-BI", "2027-10-25")).isEmpty();
        assertThat(on("ES-PV", "2025-10-13")).isEmpty();
        assertThat(on("ES-PV", "2027-03-19")).isEmpty();
        assertThat(on("ES-PV", "2027-10-07"))
                .get()
                .extracting(DayOff::reference)
                .asString()
                .contains("90/2026");
    }

    @Test
    void aYearWithoutListIsGuessedAndSaysSo() {
        DaysOff euskadi = region("ES-PV");
        assertThat(euskadi.isPublished(2027)).isTrue();
        assertThat(euskadi.isPublished(2028)).isFalse();
        assertThat(euskadi.on(LocalDate.parse("2028-04-17"))).get().satisfies(day -> {
            assertThat(day.published()).isFalse();
            assertThat(day.reference()).isNull();
            assertThat(day.name("fr")).isEqualTo("Lundi de Pâques");
        });
    }

    @Test
    void aTerritoryHasItsOwnDayAndThoseOfTheCommunity() {
        assertThat(on("ES-BI", "2026-07-31")).get().extracting(DayOff::region).isEqualTo("ES-BI");
        assertThat(on("ES-BI", "2026-04-06")).get().extracting(DayOff::region).isEqualTo("ES-PV");
        assertThat(on("ES-VI", "2026-07-31")).isEmpty();
        assertThat(on("ES-VI", "2026-04-28"))
                .get()
                .extracting(DayOff::reference)
                .asString()
                .contains("BOTHA 82");
        assertThat(on("ES-VI", "2025-04-28"))
                .get()
                .extracting(DayOff::published)
                .isEqualTo(true);
        assertThat(region("ES-VI").isPublished(2027)).isFalse();
        assertThat(on("ES-SS", "2027-07-31"))
                .get()
                .extracting(DayOff::reference)
                .asString()
                .contains("BOG 187");
        assertThat(on("ES", "2026-04-06")).isEmpty();
    }

    @Test
    void aListThatComesLaterTakesTheGuessesPlace() {
        HolidayList list = new HolidayList(
                "ES-PV",
                2028,
                "BOPV",
                List.of(new HolidayList.Day(LocalDate.parse("2028-03-19"), Map.of("es", "San José"))));
        DaysOff euskadi = new RegionDaysOff(
                "ES-PV", (region, year) -> year == 2028 ? Optional.of(list) : PublishedLists.find(region, year));
        assertThat(euskadi.on(LocalDate.parse("2028-03-19"))).isPresent();
        assertThat(euskadi.on(LocalDate.parse("2028-04-17"))).isEmpty();
        assertThat(euskadi.isPublished(2028)).isTrue();
    }

    @Test
    void everyPublishedDayHasItsNamesAndIsNoSunday() {
        assertThat(PublishedLists.all()).hasSize(13).allSatisfy(list -> {
            assertThat(list.reference()).isNotBlank();
            assertThat(list.days()).isNotEmpty().allSatisfy(day -> {
                assertThat(day.names().keySet()).containsExactlyInAnyOrder("eu", "es", "fr", "en");
                assertThat(day.date().getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
            });
        });
        assertThat(Stream.of("ES", "ES-PV", "ES-CT", "FR")).allMatch(GuessedHolidays::knows);
        assertThat(Stream.of("XX", "ES-ZZ", "")).noneMatch(GuessedHolidays::knows);
    }
}
