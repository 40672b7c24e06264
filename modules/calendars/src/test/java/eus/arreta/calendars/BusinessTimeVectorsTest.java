package eus.arreta.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BusinessTimeVectorsTest {

    static Stream<Arguments> vectors() {
        return StreamSupport.stream(VectorFiles.read("business-time.json").spliterator(), false)
                .map(row -> Arguments.of(row.get("id").asText(), row));
    }

    @Test
    void theFileIsThere() {
        assertThat(vectors()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void eachRowHolds(String id, JsonNode row) {
        JsonNode calendar = row.get("calendar");
        BusinessCalendar business = new BusinessCalendar(
                ZoneId.of(calendar.get("zone").asText()),
                VectorFiles.hours(calendar.get("hours")),
                List.of(),
                DaysOff.of(VectorFiles.dates(calendar.get("holidays"))));
        Instant start = instant(row.get("start"));
        switch (row.get("op").asText()) {
            case "add" ->
                assertThat(business.add(start, minutes(row.get("minutes")))).isEqualTo(instant(row.get("expect")));
            case "subtract" ->
                assertThat(business.subtract(start, minutes(row.get("minutes"))))
                        .isEqualTo(instant(row.get("expect")));
            case "between" ->
                assertThat(business.elapsed(start, instant(row.get("end")))).isEqualTo(minutes(row.get("expect")));
            default -> throw new AssertionError(row.get("op"));
        }
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    private static Duration minutes(JsonNode number) {
        return Duration.ofSeconds(
                number.decimalValue().multiply(BigDecimal.valueOf(60)).longValueExact());
    }
}
