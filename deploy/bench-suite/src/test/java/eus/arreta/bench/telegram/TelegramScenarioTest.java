package eus.arreta.bench.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelegramScenarioTest {

    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

    /** Thirty at once, then one each thirtieth of a second. */
    private static List<Instant> asPermitted(int many) {
        List<Instant> sent = new ArrayList<>();
        for (int index = 0; index < many; index++) {
            sent.add(BEGIN.plusNanos(Math.max(0, index - 29) * 1_000_000_000L / 30));
        }
        return sent;
    }

    @Test
    void whatLeavesAsSoonAsItMayIsNotLate() {
        assertThat(TelegramScenario.lateness(asPermitted(90))).hasSize(60).allSatisfy(late -> assertThat(late)
                .isLessThan(1_000));
    }

    @Test
    void aPauseMakesTheNextOneLateAndThoseAfterItNot() {
        List<Instant> sent = asPermitted(40);
        Instant afterPause = sent.get(39).plus(Duration.ofMillis(533));
        // Fifteen were saved meanwhile and may follow at once.
        for (int index = 0; index < 15; index++) {
            sent.add(afterPause);
        }
        List<Long> late = TelegramScenario.lateness(sent);
        assertThat(late.get(10)).isBetween(490_000_000L, 510_000_000L);
        assertThat(late.subList(11, late.size()))
                .allSatisfy(one -> assertThat(one).isZero());
    }
}
