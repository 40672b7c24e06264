package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a send that failed for now waits. */
class RetryingTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "5,16", "50,600"})
    void eachAttemptDoublesTheWaitUpToTenMinutes(int attempts, long seconds) {
        assertThat(Retrying.wait(attempts, null))
                .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_250));
    }

    @Test
    void whatTheNetworkAsksForIsKeptEvenWhereItIsLongerThanOurs() {
        assertThat(Retrying.wait(1, Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
        assertThat(Retrying.wait(9, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aNetworkThatAsksForNoWaitMakesNoLoop() {
        assertThat(Retrying.wait(1, Duration.ZERO)).isPositive();
        assertThat(Retrying.wait(1, Duration.ofDays(-1))).isPositive();
    }

    @Test
    void aMessageIsGivenUpADayAfterItsFirstTry() {
        Instant first = Instant.parse("2026-03-01T09:00:00Z");
        assertThat(Retrying.givesUp(first, first.plus(Duration.ofHours(24)).minusSeconds(1)))
                .isFalse();
        assertThat(Retrying.givesUp(first, first.plus(Duration.ofHours(24)))).isTrue();
    }
}
