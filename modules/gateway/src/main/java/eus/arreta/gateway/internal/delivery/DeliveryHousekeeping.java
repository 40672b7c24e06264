package eus.arreta.gateway.internal.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Forgets deliveries that ended long ago: after that, the same command told again would be carried out again. */
@ApplicationScoped
public class DeliveryHousekeeping {

    /** Longer than {@code arreta.outbound} keeps its records. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final DeliveryTable table;
    private final Clock clock;

    public DeliveryHousekeeping(DeliveryTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = table.forgetEndedBefore(clock.instant().minus(KEPT));
        } while (forgotten > 0);
    }
}
