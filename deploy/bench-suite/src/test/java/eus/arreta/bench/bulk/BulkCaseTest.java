package eus.arreta.bench.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkCaseTest {

    private static final Instant END = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void theSameNumberMakesTheSameCase() {
        assertThat(BulkCase.of(123_456, END)).isEqualTo(BulkCase.of(123_456, END));
        assertThat(BulkCase.of(123_457, END)).isNotEqualTo(BulkCase.of(123_456, END));
    }

    @Test
    void sixInAHundredAreWorkedOnAndNothingHappensAfterTheEnd() {
        List<BulkCase> some = IntStream.range(0, BulkCase.COUNT / 50)
                .mapToObj(number -> BulkCase.of(number * 50, END))
                .toList();
        long active = some.stream()
                .filter(one -> BulkWords.activeState().words().contains(one.state()))
                .count();
        assertThat(100.0 * active / some.size()).isCloseTo(6, within(0.5));
        assertThat(some).allSatisfy(one -> {
            assertThat(one.lastActivityAt()).isBetween(one.createdAt(), END.plusMillis(1));
            assertThat(one.messages()).isBetween(1, 9);
        });
    }
}
