package eus.arreta.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final long MILLI = 1_000_000;

    @Test
    void percentileIsByNearestRankInAnyOrder() {
        Latencies latencies = new Latencies(LongStream.rangeClosed(1, 200)
                .map(n -> (201 - n) * MILLI)
                .boxed()
                .toList());
        assertThat(latencies.percentile(50)).isEqualTo(100);
        assertThat(latencies.percentile(99)).isEqualTo(198);
        assertThat(latencies.percentile(100)).isEqualTo(200);
        assertThat(latencies.percentile(0.01)).isEqualTo(1);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(new Latencies(List.of()).percentile(50)).isNaN();
    }
}
