package eus.arreta.attachments.internal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Removes files that never came to belong to anything, and what a crash left half received. */
@ApplicationScoped
public class FileHousekeeping {

    /** Long enough for a message among the dead letters to be looked at and sent again. */
    private static final Duration UNUSED_KEPT = Duration.ofDays(30);

    private static final Duration LEFTOVERS_KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final FileTable table;
    private final FileFolder folder;
    private final Clock clock;

    public FileHousekeeping(FileTable table, FileFolder folder, Clock clock) {
        this.table = table;
        this.folder = folder;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "17m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        Instant now = clock.instant();
        folder.removeLeftovers(now.minus(LEFTOVERS_KEPT));
        List<UUID> unused = table.unused(now.minus(UNUSED_KEPT), AT_ONCE);
        while (!unused.isEmpty()) {
            table.destroy(unused);
            unused = table.unused(now.minus(UNUSED_KEPT), AT_ONCE);
        }
    }
}
