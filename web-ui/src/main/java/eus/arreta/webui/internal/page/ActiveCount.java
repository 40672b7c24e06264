package eus.arreta.webui.internal.page;

import eus.arreta.access.Actor;
import eus.arreta.cases.Cases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many cases are worked on, as the rail shows it on every page and beside every list. What is known is good until a case
 * changes, and for two seconds at most: what a clock changes, such as a case that wakes up, is told to nobody here.
 */
@ApplicationScoped
public class ActiveCount {

    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(2).toNanos();
    /** Readers; beyond, all are asked for again. */
    private static final int MOST = 2_000;

    private final Cases cases;
    private final AtomicLong changes = new AtomicLong();
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    public ActiveCount(Cases cases) {
        this.cases = cases;
    }

    private record Known(int count, long change, long since) {}

    int of(Actor actor) {
        Known present = known.get(actor.id());
        long change = changes.get();
        long now = System.nanoTime();
        if (present != null && present.change() == change && now - present.since() < GOOD_FOR_NANOS) {
            return present.count();
        }
        int count = cases.countActive(actor);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(actor.id(), new Known(count, change, now));
        return count;
    }

    /** A case has changed, on whichever replica. */
    public void changed() {
        changes.incrementAndGet();
    }
}
