package eus.arreta.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a guesser waits. */
class SignInBrakeTest {

    @Test
    void theFirstFailuresAreFreeThenEachDoublesTheWait() {
        assertThat(SignInBrake.waitAfter(4, 5)).isZero();
        assertThat(SignInBrake.waitAfter(5, 5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SignInBrake.waitAfter(6, 5)).isEqualTo(Duration.ofSeconds(4));
        assertThat(SignInBrake.waitAfter(1_000_000, 5)).isEqualTo(SignInBrake.LONGEST_WAIT);
    }
}
