package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a send that failed for now waits. */
class BackOffTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "5,16", "50,600"})
    void eachAttemptDoublesTheWaitUpToTenMinutes(int attempts, long seconds) {
        assertThat(Dispatcher.backOff(attempts))
                .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_250));
    }
}
