package eus.arreta.calendars;

import static eus.arreta.calendars.LegalVectorsTest.assertSpans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.calendars.LegalSpan.Kind;
import eus.arreta.calendars.LegalTime.Extension;
import eus.arreta.calendars.internal.holidays.PublishedLists;
import eus.arreta.calendars.internal.holidays.RegionDaysOff;
import eus.arreta.channelapi.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LegalTimeTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static LegalCalendar region(String code) {
        return new LegalCalendar(
                code.toLowerCase(java.util.Locale.ROOT), MADRID, new RegionDaysOff(code, PublishedLists::find));
    }

    private static LegalTime in(String region, String... also) {
        return new LegalTime(
                region(region),
                java.util.Arrays.stream(also).map(LegalTimeTest::region).toList());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MADRID).toInstant();
    }

    private static Instant end(LegalDeadline deadline) {
        return deadline.dueDate().plusDays(1).atStartOfDay(MADRID).toInstant();
    }

    @Test
    void aDayOffInOneOfTwoPlacesIsOff() {
        Instant notified = at("2026-07-29T12:30");
        assertThat(in("ES-PV").count(notified, LegalUnit.WORKING_DAYS, 2).dueDate())
                .isEqualTo("2026-07-31");
        LegalDeadline both = in("ES-PV", "ES-BI").count(notified, LegalUnit.WORKING_DAYS, 2);
        assertThat(both.dueDate()).isEqualTo("2026-08-03");
        assertSpans(both, notified, end(both), 2);
        assertThat(both.spans())
                .extracting(LegalSpan::kind)
                .containsExactly(Kind.DAY_ZERO, Kind.WORKING_DAYS, Kind.OTHER_PLACE, Kind.WEEKEND, Kind.WORKING_DAYS);
        assertThat(both.spans().get(2).word()).isEqualTo("es-bi");
        // A month's last day, too: 31 July.
        assertThat(in("ES-PV", "ES-BI")
                        .count(at("2026-06-30T00:00"), LegalUnit.NATURAL_DAYS, 31)
                        .dueDate())
                .isEqualTo("2026-08-03");
    }

    @Test
    void aSuspensionStandsStillInDaysAndIsAddedToMonths() {
        LegalTime time = in("ES-PV");
        Instant start = at("2026-02-02T09:00");
        List<Suspension> papers =
                List.of(new Suspension(LocalDate.parse("2026-02-05"), LocalDate.parse("2026-02-12"), "papers-missing"));
        LegalDeadline days = time.count(start, LegalUnit.WORKING_DAYS, 10, papers, List.of());
        // Two days before it; Thursday 12 is the third.
        assertThat(days.dueDate()).isEqualTo("2026-02-23");
        assertSpans(days, start, end(days), 10);
        LegalDeadline months = time.count(start, LegalUnit.MONTHS, 3, papers, List.of());
        // 2 May is a Saturday; seven days more are Saturday 9, moved to Monday 11.
        assertThat(months.dueDate()).isEqualTo("2026-05-11");
        assertSpans(months, start, end(months), 3);
        assertThat(months.spans().stream().filter(span -> span.kind() == Kind.SUSPENSION_ADDED))
                .singleElement()
                .satisfies(span -> assertThat(span.word()).isEqualTo("papers-missing"));
    }

    @Test
    void anExtensionIsCountedFromTheSameStart() {
        LegalTime time = in("ES-PV");
        Instant start = at("2026-01-31T09:00");
        // One month ends on 28 February; two end on 31 March, not on 28 March.
        LegalDeadline months = time.count(
                start, LegalUnit.MONTHS, 1, List.of(), List.of(new Extension(1, Kind.EXTENDED_BY_ADMINISTRATION)));
        assertThat(months.dueDate()).isEqualTo("2026-03-31");
        assertSpans(months, start, end(months), 2);
        LegalDeadline days = time.count(
                start, LegalUnit.WORKING_DAYS, 10, List.of(), List.of(new Extension(5, Kind.EXTENDED_FOR_CITIZEN)));
        assertThat(days.dueDate()).isEqualTo("2026-02-20");
        assertSpans(days, start, end(days), 15);
        assertThat(days.spans()).extracting(LegalSpan::kind).contains(Kind.EXTENDED_FOR_CITIZEN);
    }

    @Test
    void aFilingOnAWorkingDayTakesEffectAtOnce() {
        assertThat(in("ES-PV").filing(at("2026-04-07T23:59:59")).due()).isEqualTo(at("2026-04-07T23:59:59"));
        assertThat(in("ES-PV").filing(at("2026-02-07T10:00")).due()).isEqualTo(at("2026-02-09T00:00"));
    }

    @Test
    void hoursThatDoNotDivideStillAddUp() {
        Instant start = at("2026-02-06T15:20:01");
        LegalDeadline deadline = in("ES-PV").count(start, LegalUnit.HOURS, 24);
        assertThat(deadline.due()).isEqualTo(at("2026-02-09T15:20:01"));
        assertSpans(deadline, start, deadline.due(), 24);
        assertThat(in("ES-PV")
                        .count(at("2026-02-06T12:00"), LegalUnit.HOURS, 12)
                        .due())
                .as("an exactly filled day ends with itself")
                .isEqualTo(at("2026-02-07T00:00"));
    }

    @Test
    void yearsWithoutAListAreNamed() {
        LegalDeadline deadline = in("ES-PV").count(at("2027-12-01T00:00"), LegalUnit.WORKING_DAYS, 40);
        assertThat(deadline.notPublished()).isEqualTo(Set.of(2028));
        assertThat(in("ES-PV")
                        .count(at("2026-12-01T00:00"), LegalUnit.WORKING_DAYS, 40)
                        .notPublished())
                .isEmpty();
    }

    @Test
    void whatIsTooMuchOrTooLittleIsRefused() {
        LegalTime time = in("ES");
        Instant now = at("2026-01-08T10:00");
        assertThatThrownBy(() -> time.count(now, LegalUnit.HOURS, 25)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> time.count(now, LegalUnit.WORKING_DAYS, -1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> time.count(now, LegalUnit.MONTHS, 0)).isInstanceOf(InvalidInput.class);
        assertThat(time.count(now, LegalUnit.HOURS, 24)).isNotNull();
    }

    /** Whatever is asked: the parts join and add up, the last day is a working day, and a longer deadline isn't shorter. */
    @Test
    void whateverIsAskedThePartsAddUpAndTheLastDayCounts() {
        SplittableRandom random = new SplittableRandom(39_2015);
        LegalTime time = in("ES-VI", "ES-BI");
        int cases = (int) (20_000 * Double.parseDouble(System.getProperty("arreta.tests.scale", "0.1")));
        for (int left = cases; left > 0; left--) {
            Instant start = at("2024-11-15T00:00").plusSeconds(random.nextLong(86_400L * 1_200));
            LegalUnit unit = LegalUnit.values()[random.nextInt(LegalUnit.values().length)];
            int count = random.nextInt(1, Math.min(unit.most(), 400));
            LegalDeadline deadline = time.count(start, unit, count);
            LegalDeadline longer = time.count(start, unit, count + 1);
            assertThat(longer.due()).as("%s %s %s", start, unit, count).isAfterOrEqualTo(deadline.due());
            if (unit == LegalUnit.HOURS) {
                assertSpans(deadline, start, deadline.due(), count);
            } else {
                assertSpans(deadline, start, end(deadline), count);
                assertThat(time.isWorkingDay(deadline.dueDate())).isTrue();
            }
        }
    }
}
