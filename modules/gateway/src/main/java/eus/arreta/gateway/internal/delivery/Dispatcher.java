package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Lease;
import eus.arreta.events.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due for one account: one dispatcher at a time in all replicas, by lease, so that the network's limits
 * are kept without a shared counter; in order for each conversation, many conversations at once.
 */
public final class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final int AT_ONCE = 8;
    private static final int NOTICES_AT_ONCE = 4;
    /** Until the lease is looked at again. */
    private static final Duration POLL_EACH = Duration.ofMillis(100);
    /** Until work is looked for that nobody has told of; usually somebody wakes it. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final UUID accountId;
    private final boolean resend;
    private final SendLimits limits;
    private final Sending carrying;
    private final DeliveryTable table;
    private final String leaseName;
    private final Leases leases;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore freeForNotices = new Semaphore(NOTICES_AT_ONCE);
    private final ExecutorService sending;
    private final ExecutorService sendingNotices;
    private final Thread thread;
    private volatile boolean running = true;

    Dispatcher(
            UUID accountId,
            boolean resend,
            SendLimits limits,
            Sending carrying,
            DeliveryTable table,
            Leases leases,
            Clock clock) {
        this.accountId = accountId;
        this.resend = resend;
        this.limits = limits;
        this.carrying = carrying;
        this.table = table;
        this.clock = clock;
        this.leases = leases;
        this.leaseName = "dispatch:" + accountId;
        this.sending = Executors.newFixedThreadPool(AT_ONCE, task -> daemon(task, "send-" + accountId));
        this.sendingNotices =
                Executors.newFixedThreadPool(NOTICES_AT_ONCE, task -> daemon(task, "notices-" + accountId));
        this.thread = daemon(this::run, "dispatch-" + accountId);
    }

    void start() {
        thread.start();
    }

    /** Looks for work now instead of at the next poll. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Ends it; sends that are under way are waited for, so that their outcome is known. */
    public void stop() {
        running = false;
        thread.interrupt();
        sending.shutdown();
        sendingNotices.shutdown();
        try {
            if (!sending.awaitTermination(5, TimeUnit.SECONDS)
                    || !sendingNotices.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warnf("The account %s stops with sends under way; they will be unknown", accountId);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (Lease lease = leases.compete(leaseName)) {
            long recoveredFor = 0;
            while (running) {
                recoveredFor = step(lease, recoveredFor);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long step(Lease lease, long recoveredFor) throws InterruptedException {
        long fencing = lease.fencing();
        if (!lease.held()) {
            await(POLL_EACH);
            return recoveredFor;
        }
        try {
            if (fencing != recoveredFor) {
                table.recover(accountId, leaseName, fencing, resend);
            }
            if (sendReplies(fencing) == 0 && sendNotices(fencing) == 0) {
                // What waits only for the network's leave goes when it comes, not at the next look.
                Duration untilAllowed = limits.untilAllowed();
                await(untilAllowed.isZero() ? IDLE : untilAllowed);
            }
            return fencing;
        } catch (RuntimeException away) {
            LOG.warnf(
                    "Sending for account %s waits (%s)",
                    accountId, away.getClass().getSimpleName());
            await(AFTER_FAILURE);
            return recoveredFor;
        }
    }

    private int sendReplies(long fencing) throws InterruptedException {
        // Claimed is only what can be sent at once: what is claimed and not sent is unknown after a crash. So a thread
        // and the network's leave are had before.
        free.acquire();
        int slots = 1 + free.drainPermits();
        int allowed = 0;
        List<Delivery> claimed = List.of();
        try {
            allowed = limits.take(slots);
            claimed = claim(DeliveryTable.REPLIES, fencing, allowed);
        } finally {
            limits.giveBack(allowed - claimed.size());
            free.release(slots - claimed.size());
        }
        claimed.forEach(delivery -> sending.execute(() -> send(delivery)));
        return claimed.size();
    }

    /**
     * Notices go only when no reply is due, on threads of their own, and leave half of what the network allows at once: a
     * reply that is written now waits for none of them.
     */
    private int sendNotices(long fencing) {
        int slots = freeForNotices.drainPermits();
        int allowed = 0;
        List<Delivery> claimed = List.of();
        try {
            allowed = limits.takeSpare(slots);
            claimed = claim(DeliveryTable.NOTICES, fencing, allowed);
        } finally {
            limits.giveBack(allowed - claimed.size());
            freeForNotices.release(slots - claimed.size());
        }
        claimed.forEach(delivery -> sendingNotices.execute(() -> sendNotice(delivery)));
        return claimed.size();
    }

    private List<Delivery> claim(int priority, long fencing, int most) {
        if (most == 0) {
            return List.of();
        }
        List<UUID> mayGo = allowedByTheirConversations(table.due(accountId, priority, most));
        return mayGo.isEmpty() ? List.of() : table.claim(accountId, priority, leaseName, fencing, mayGo);
    }

    private List<UUID> allowedByTheirConversations(List<DeliveryTable.Due> due) {
        List<UUID> mayGo = new ArrayList<>();
        for (DeliveryTable.Due one : due) {
            Duration wait = limits.takeOf(one.conversation());
            if (wait.isZero()) {
                mayGo.add(one.commandId());
            } else {
                table.postpone(one.commandId(), clock.instant().plus(wait));
            }
        }
        return mayGo;
    }

    private void send(Delivery delivery) {
        try {
            carryOut(delivery);
        } finally {
            free.release();
            wake();
        }
    }

    private void sendNotice(Delivery delivery) {
        try {
            carryOut(delivery);
        } finally {
            freeForNotices.release();
            wake();
        }
    }

    private void carryOut(Delivery delivery) {
        try {
            carrying.carryOut(delivery);
        } catch (RuntimeException failed) {
            // It stays "sending" until the next dispatcher finds it: whether it was sent is not known here.
            LOG.errorf(failed, "What came of %s could not be recorded", delivery.commandId());
        }
    }

    private void await(Duration duration) throws InterruptedException {
        woken.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS);
        woken.drainPermits();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
