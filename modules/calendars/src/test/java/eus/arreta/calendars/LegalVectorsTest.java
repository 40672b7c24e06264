package eus.arreta.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.calendars.internal.holidays.PublishedLists;
import eus.arreta.calendars.internal.holidays.RegionDaysOff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ley 39/2015, arts. 30 and 31: worked examples, and our own lists against the lists that they use. */
class LegalVectorsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final JsonNode FILE = VectorFiles.read("legal-deadlines.json");

    static Stream<Arguments> examples() {
        return StreamSupport.stream(FILE.get("examples").spliterator(), false)
                .map(row -> Arguments.of(row.get("id").asText(), row));
    }

    @Test
    void theFileIsThere() {
        assertThat(examples()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void eachExampleHolds(String id, JsonNode row) {
        Set<LocalDate> holidays = VectorFiles.dates(
                FILE.get("holiday_sets").get(row.get("holidays").asText()));
        LegalTime time = new LegalTime(new LegalCalendar("town", MADRID, DaysOff.of(holidays)), List.of());
        String start = row.get("start").asText();
        Instant from = local(start.contains("T") ? start : start + "T00:00");
        int count = row.get("n").asInt();
        if (row.get("unit").asText().equals("filing_effective_date")) {
            LegalDeadline filed = time.filing(from);
            assertThat(filed.due()).isEqualTo(local(row.get("expect").asText() + "T00:00"));
            assertSpans(filed, from, filed.due(), 0);
            return;
        }
        LegalUnit unit = Map.of(
                        "working_days", LegalUnit.WORKING_DAYS,
                        "natural_days", LegalUnit.NATURAL_DAYS,
                        "months", LegalUnit.MONTHS,
                        "years", LegalUnit.YEARS,
                        "hours", LegalUnit.HOURS)
                .get(row.get("unit").asText());
        LegalDeadline deadline = time.count(from, unit, count);
        if (unit == LegalUnit.HOURS) {
            assertThat(deadline.due()).isEqualTo(local(row.get("expect").asText()));
            assertSpans(deadline, from, deadline.due(), count);
        } else {
            LocalDate expected = LocalDate.parse(row.get("expect").asText());
            assertThat(deadline.dueDate()).isEqualTo(expected);
            assertThat(deadline.due()).isEqualTo(local(expected + "T23:59:59.999999"));
            assertSpans(deadline, from, local(expected.plusDays(1) + "T00:00"), count);
        }
    }

    /** Joined without a gap, from the start to the end, adding up to what was asked for. */
    static void assertSpans(LegalDeadline deadline, Instant start, Instant end, int count) {
        List<LegalSpan> spans = deadline.spans();
        assertThat(spans).isNotEmpty();
        assertThat(spans.get(0).from()).isEqualTo(start);
        assertThat(spans.get(spans.size() - 1).to()).isEqualTo(end);
        for (int at = 1; at < spans.size(); at++) {
            assertThat(spans.get(at).from()).isEqualTo(spans.get(at - 1).to());
        }
        assertThat(spans.stream().map(LegalSpan::counted).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(count));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(MADRID).toInstant();
    }

    @Test
    void theListsThatComeWithArretaAreThoseOfTheExamples() {
        Map.of(
                        "national",
                        "ES",
                        "euskadi",
                        "ES-PV",
                        "euskadi+bizkaia",
                        "ES-BI",
                        "euskadi+gipuzkoa",
                        "ES-SS",
                        "euskadi+araba",
                        "ES-VI")
                .forEach((set, region) -> {
                    DaysOff ours = new RegionDaysOff(region, PublishedLists::find);
                    Set<LocalDate> theirs =
                            VectorFiles.dates(FILE.get("holiday_sets").get(set));
                    // The press list of the territories' days is of 2026.
                    LocalDate first = LocalDate.of(region.matches("ES|ES-PV") ? 2025 : 2026, 1, 1);
                    first.datesUntil(LocalDate.of(2027, 1, 1))
                            .forEach(day -> assertThat(ours.on(day).isPresent())
                                    .as("%s %s", region, day)
                                    .isEqualTo(theirs.contains(day)));
                });
    }
}
