package eus.arreta.events.internal.deadletters;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Forgets dead letters that are none any more. Harmless on several replicas at once. */
@ApplicationScoped
public class DeadLetterHousekeeping {

    private static final Duration KEPT = Duration.ofDays(90);

    private final DeadLetterTable table;
    private final Clock clock;

    public DeadLetterHousekeeping(DeadLetterTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "13m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = table.forgetDoneBefore(clock.instant().minus(KEPT));
        } while (forgotten > 0);
    }
}
