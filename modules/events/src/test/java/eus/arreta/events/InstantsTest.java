package eus.arreta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(20_261_125);
        for (int round = 0; round < 20_000; round++) {
            // Of all lengths of a fraction.
            int nanos = random.nextInt(1_000_000_000) / (int) Math.pow(10, random.nextInt(10));
            Instant instant = Instant.ofEpochSecond(random.nextLong(FIRST, LAST), nanos);
            assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T23:59:59Z",
                "2024-02-29T00:00:00.1Z",
                "2026-11-25T09:30:00.123456789Z",
                "2026-11-25T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-11-25T09:30:00.Z",
                "2026-11-25T09:30:00+01:00",
                "+12026-11-25T09:30:00Z",
                "-0044-03-15T12:00:00Z"
            })
    void everyFormMeansTheSame(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-25T09:60:00Z",
                "2026-11-25T09:30:00.1234567890Z",
                "2026-11-25 09:30:00Z",
                "2026-11-25T09:30:00",
                "2026-1x-25T09:30:00Z"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
