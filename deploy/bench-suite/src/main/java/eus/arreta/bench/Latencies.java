package eus.arreta.bench;

import java.util.Arrays;
import java.util.Collection;

/** How long each of many things took. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final long[] sorted;

    /** {@code nanos} may come in any order. */
    public Latencies(Collection<Long> nanos) {
        this.sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The smallest of the values that at least {@code percent} % of them don't exceed (nearest rank).
     *
     * @param percent over 0, at most 100
     * @return milliseconds; NaN when nothing was measured
     */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }
}
