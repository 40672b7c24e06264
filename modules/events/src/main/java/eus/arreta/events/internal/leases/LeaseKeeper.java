package eus.arreta.events.internal.leases;

import eus.arreta.channelapi.Lease;
import eus.arreta.events.Leases.LeaseLost;
import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Takes and renews this replica's leases, all in one statement a second. */
@ApplicationScoped
@Unremovable
public class LeaseKeeper {

    /** How long a lease lasts without renewal. */
    static final Duration LASTS = Duration.ofSeconds(3);

    private static final Duration RENEWED_EACH = Duration.ofSeconds(1);
    /** What this replica takes off for the time between the database's clock and its own reading of it. */
    private static final Duration MARGIN = Duration.ofMillis(300);

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private static final String TAKE_OR_RENEW = """
            insert into events.lease as lease (name, holder, fencing, expires_at)
            select name, :holder, 1, now() + interval '3 seconds'
            from unnest(:names) as wanted (name)
            order by name
            on conflict (name) do update
            set holder = :holder,
                fencing = case when lease.holder = :holder then lease.fencing else lease.fencing + 1 end,
                expires_at = now() + interval '3 seconds'
            where lease.holder = :holder or lease.expires_at < now()
            returning name, fencing""";

    private final Jdbi jdbi;
    /** A process that was killed and started again is another holder: what the old one had under way is not its own. */
    private final String holder = UUID.randomUUID().toString();

    private final Map<String, HeldLease> wanted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "leases");
        thread.setDaemon(true);
        return thread;
    });
    private boolean started;

    public LeaseKeeper(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Begins to compete. */
    public synchronized Lease compete(String name) {
        HeldLease lease = wanted.computeIfAbsent(name, HeldLease::new);
        if (!started) {
            started = true;
            renewing.scheduleWithFixedDelay(this::renew, 0, RENEWED_EACH.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            renewing.execute(this::renew);
        }
        return lease;
    }

    /** See {@link eus.arreta.events.Leases#guard}. */
    public void guard(String name, long fencing) {
        boolean ours = jdbi.withHandle(handle -> handle.createQuery("select 1 from events.lease"
                        + " where name = :name and holder = :holder and fencing = :fencing for share")
                .bind("name", name)
                .bind("holder", holder)
                .bind("fencing", fencing)
                .mapTo(int.class)
                .findOne()
                .isPresent());
        if (!ours) {
            throw new LeaseLost(name);
        }
    }

    private void renew() {
        if (wanted.isEmpty()) {
            return;
        }
        long before = System.nanoTime();
        try {
            Map<String, Long> held = new HashMap<>();
            jdbi.useHandle(handle -> handle.createQuery(TAKE_OR_RENEW)
                    .bind("holder", holder)
                    .bindArray("names", String.class, wanted.keySet().toArray())
                    .map((row, context) -> held.put(row.getString("name"), row.getLong("fencing")))
                    .list());
            long until = before + LASTS.minus(MARGIN).toNanos();
            held.forEach((name, fencing) -> {
                HeldLease lease = wanted.get(name);
                if (lease != null) {
                    lease.renewed(fencing, until);
                }
            });
        } catch (RuntimeException away) {
            // The leases run out by themselves; another replica, or this one later, takes them.
            LOG.warnf(
                    "Leases could not be renewed (%s); trying again in a second",
                    away.getClass().getSimpleName());
        }
    }

    private void release(String name) {
        wanted.remove(name);
        try {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "update events.lease set expires_at = now() where name = :name and holder = :holder")
                    .bind("name", name)
                    .bind("holder", holder)
                    .execute());
        } catch (RuntimeException away) {
            LOG.debugf("The lease %s could not be given back; it runs out by itself", name);
        }
    }

    @PreDestroy
    void close() {
        renewing.shutdownNow();
        wanted.keySet().forEach(this::release);
    }

    /** A lease that this replica has or wants. */
    private final class HeldLease implements Lease {
        private final String name;
        private volatile long fencing;
        private volatile long until = Long.MIN_VALUE;
        private volatile boolean everHeld;

        HeldLease(String name) {
            this.name = name;
        }

        void renewed(long newFencing, long newUntil) {
            fencing = newFencing;
            until = newUntil;
            everHeld = true;
        }

        @Override
        public boolean held() {
            return everHeld && System.nanoTime() - until < 0;
        }

        @Override
        public long fencing() {
            return fencing;
        }

        @Override
        public void close() {
            everHeld = false;
            release(name);
        }
    }
}
