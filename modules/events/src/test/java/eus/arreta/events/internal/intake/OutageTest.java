package eus.arreta.events.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is poison. */
class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "40001", "40P01", "58030"})
    void anInfrastructureThatIsAwayIsTriedAgain(String state) {
        assertThat(Outage.is(new RuntimeException(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42P01", "22001"})
    void badInputIsPoison(String state) {
        assertThat(Outage.is(new RuntimeException(new SQLException("bad", state))))
                .isFalse();
    }

    @Test
    void aPoolWithoutConnectionsIsAnOutageAndAFaultOfOursIsNot() {
        assertThat(Outage.is(new SQLException("Sorry, acquisition timeout!"))).isTrue();
        assertThat(Outage.is(new NullPointerException())).isFalse();
        assertThat(Outage.is(new IllegalStateException(new IllegalArgumentException())))
                .isFalse();
    }
}
