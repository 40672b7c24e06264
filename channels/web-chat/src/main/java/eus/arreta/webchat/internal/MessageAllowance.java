package eus.arreta.webchat.internal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many messages one connection may still send. */
final class MessageAllowance {

    private final Bucket bucket;

    MessageAllowance(ChatLimits limits, LongSupplier nanos) {
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanos.getAsLong();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .addLimit(limit ->
                        limit.capacity(limits.burst()).refillGreedy(limits.messagesPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** Takes one; 0, or after how many milliseconds there will be one. */
    long take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill());
    }
}
