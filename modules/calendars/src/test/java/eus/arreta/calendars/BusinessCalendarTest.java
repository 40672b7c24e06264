package eus.arreta.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final OpeningHours OFFICE = hours("09:00", "14:00");

    private static OpeningHours hours(String from, String to) {
        List<List<String>> day = List.of(List.of(from, to));
        return OpeningHours.parse(Map.of("mon", day, "tue", day, "wed", day, "thu", day, "fri", day), "/hours");
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), MADRID).toInstant();
    }

    private static SpecialHours special(String from, String to, OpeningHours hours) {
        return new SpecialHours(LocalDate.parse(from), LocalDate.parse(to), hours);
    }

    private static BusinessCalendar calendar(OpeningHours week, List<SpecialHours> special, String... holidays) {
        return new BusinessCalendar(
                MADRID,
                week,
                special,
                DaysOff.of(java.util.Arrays.stream(holidays)
                        .map(LocalDate::parse)
                        .collect(java.util.stream.Collectors.toSet())));
    }

    @Test
    void summerHoursReplaceTheWeeksAndHolidaysInThemStayClosed() {
        BusinessCalendar summer =
                calendar(OFFICE, List.of(special("2026-06-15", "2026-09-15", hours("08:00", "12:00"))), "2026-07-31");
        assertThat(summer.nextOpening(at("2026-06-15T00:00"))).isEqualTo(at("2026-06-15T08:00"));
        assertThat(summer.elapsed(at("2026-06-12T00:00"), at("2026-06-16T00:00")))
                .isEqualTo(Duration.ofHours(9));
        assertThat(summer.nextOpening(at("2026-07-31T00:00"))).isEqualTo(at("2026-08-03T08:00"));
        assertThat(summer.nextOpening(at("2026-09-16T00:00"))).isEqualTo(at("2026-09-16T09:00"));
    }

    @Test
    void aSpecialOpeningDayIsOpenOnASundayAndOnAHoliday() {
        OpeningHours morning = OpeningHours.daily(List.of(new OpenInterval(10 * 3_600, 13 * 3_600)));
        BusinessCalendar elections = calendar(
                OFFICE,
                List.of(
                        special("2026-08-01", "2026-08-31", OpeningHours.NONE),
                        special("2026-08-16", "2026-08-16", morning),
                        special("2026-12-08", "2026-12-08", morning)),
                "2026-12-08");
        assertThat(elections.nextOpening(at("2026-08-01T00:00"))).isEqualTo(at("2026-08-16T10:00"));
        assertThat(elections.nextOpening(at("2026-08-16T13:00"))).isEqualTo(at("2026-09-01T09:00"));
        assertThat(elections.isOpen(at("2026-12-08T12:00"))).isTrue();
        assertThat(elections.closes(at("2026-12-08T12:00"))).contains(at("2026-12-08T13:00"));
    }

    @Test
    void theLastNightOfSpecialHoursIsGoneThroughToItsEnd() {
        OpeningHours night = OpeningHours.daily(List.of(new OpenInterval(22 * 3_600, 28 * 3_600)));
        BusinessCalendar feast = calendar(OFFICE, List.of(special("2026-08-22", "2026-08-22", night)));
        assertThat(feast.isOpen(at("2026-08-22T01:00"))).isFalse();
        assertThat(feast.elapsed(at("2026-08-22T00:00"), at("2026-08-23T12:00")))
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aNightWrittenOnceIsTheSameAsWrittenTwiceAlsoAroundAHoliday() {
        BusinessCalendar once = calendar(
                OpeningHours.daily(List.of(new OpenInterval(22 * 3_600, 30 * 3_600))), List.of(), "2026-05-01");
        BusinessCalendar twice = calendar(
                OpeningHours.daily(List.of(new OpenInterval(0, 6 * 3_600), new OpenInterval(22 * 3_600, 24 * 3_600))),
                List.of(),
                "2026-05-01");
        for (Instant hour = at("2026-04-29T00:30");
                hour.isBefore(at("2026-05-04T00:00"));
                hour = hour.plusSeconds(3_600)) {
            assertThat(once.isOpen(hour)).as("%s", hour).isEqualTo(twice.isOpen(hour));
        }
        assertThat(once.closes(at("2026-05-02T23:00"))).contains(at("2026-05-03T06:00"));
    }

    @Test
    void aroundTheClockHasNoClosedMinuteAndNeverCloses() {
        BusinessCalendar always = calendar(OpeningHours.ALWAYS, List.of());
        assertThat(always.elapsed(at("2024-02-28T00:00"), at("2025-03-01T00:00")))
                .isEqualTo(Duration.ofDays(367));
        assertThat(always.closes(at("2026-01-01T00:00"))).isEmpty();
        // A year with both changes of the clocks, and the leap day.
        assertThat(always.add(at("2027-12-31T23:59"), Duration.ofDays(366))).isEqualTo(at("2028-12-31T23:59"));
    }

    @Test
    void noTimeAnswersTheStartWhenOpenOtherwiseTheNextOpening() {
        BusinessCalendar office = calendar(OFFICE, List.of());
        assertThat(office.add(at("2026-03-02T10:00:01"), Duration.ZERO)).isEqualTo(at("2026-03-02T10:00:01"));
        assertThat(office.add(at("2026-03-02T14:00"), Duration.ZERO)).isEqualTo(at("2026-03-03T09:00"));
        assertThat(office.closes(at("2026-03-02T14:00"))).isEmpty();
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        Instant now = at("2026-03-02T10:00");
        BusinessCalendar never =
                calendar(OpeningHours.NONE, List.of(special("2026-08-01", "2026-08-31", OpeningHours.NONE)));
        assertProblem("calendar-never-opens", () -> never.add(now, Duration.ofMinutes(1)));
        assertProblem("calendar-never-opens", () -> never.elapsed(now, now.plusSeconds(60)));
        assertProblem("calendar-never-opens", () -> never.nextOpening(now));
        assertThat(never.isOpen(now)).isFalse();
        BusinessCalendar once = calendar(OpeningHours.NONE, List.of(special("2026-01-05", "2026-01-05", OFFICE)));
        assertThat(once.add(at("2026-01-01T00:00"), Duration.ofHours(5))).isEqualTo(at("2026-01-05T14:00"));
        assertProblem("too-far", () -> once.add(now, Duration.ofMinutes(1)));
        assertProblem("too-far", () -> once.nextOpening(now));
        assertProblem("too-far", () -> once.subtract(at("2025-01-01T00:00"), Duration.ofMinutes(1)));
        BusinessCalendar office = calendar(OFFICE, List.of());
        assertProblem("too-far", () -> office.add(now, Duration.ofSeconds(Long.MAX_VALUE)));
        assertProblem("too-far", () -> office.add(now, Duration.ofDays(365 * 20)));
        assertProblem("too-far", () -> office.elapsed(now, at("2076-03-03T10:00")));
        assertProblem("too-far", () -> office.isOpen(Instant.MAX));
        assertProblem("negative-time", () -> office.add(now, Duration.ofMinutes(-1)));
    }

    private static void assertProblem(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(422);
        });
    }

    @Test
    void hoursThatAreNoneAreRefusedWithTheirPlace() {
        assertRefused(Map.of("mo", List.of()), "/hours/mo");
        assertRefused(Map.of("mon", List.of(List.of("9:00", "10:00"))), "/hours/mon/0/0");
        assertRefused(Map.of("mon", List.of(List.of("09:00", "24:01"))), "/hours/mon/0/1");
        assertRefused(Map.of("mon", List.of(List.of("24:00", "09:00"))), "/hours/mon/0/0");
        assertRefused(Map.of("mon", List.of(List.of("09:00"))), "/hours/mon/0");
    }

    private static void assertRefused(Map<String, List<List<String>>> hours, String pointer) {
        assertThatThrownBy(() -> OpeningHours.parse(hours, "/hours"))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .extracting(InvalidInput.FieldError::pointer)
                        .contains(pointer));
    }

    @Test
    void hoursAreWrittenAsTheyAreRead() {
        Map<String, List<List<String>>> words = Map.of(
                "mon", List.of(List.of("09:00", "14:00"), List.of("22:00", "06:00")),
                "sun", List.of(List.of("00:00", "24:00"), List.of("08:00:30", "08:00")));
        assertThat(OpeningHours.parse(words, "/hours").words()).isEqualTo(words);
        assertThat(Set.of(OpeningHours.parse(Map.of("mon", List.of(List.of("00:00", "00:00"))), "")
                        .words()))
                .contains(Map.of("mon", List.of(List.of("00:00", "24:00"))));
    }
}
