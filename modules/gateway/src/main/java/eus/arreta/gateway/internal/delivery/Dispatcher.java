package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.Lease;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.channelapi.SendResult;
import eus.arreta.events.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due for one account: one dispatcher at a time in all replicas, by lease, so that the network's limits
 * are kept without a shared counter; in order for each conversation, many conversations at once.
 */
public final class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final int AT_ONCE = 8;
    private static final Duration POLL_EACH = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
    /** What a network hasn't taken for so long will never be news to its reader. */
    static final Duration GIVES_UP_AFTER = Duration.ofHours(24);

    private final UUID accountId;
    private final boolean resend;
    private final RunningAccount account;
    private final DeliveryTable table;
    private final String leaseName;
    private final Leases leases;
    private final SendLimits limits;
    private final Capabilities capabilities;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService sending;
    private final Thread thread;
    private volatile boolean running = true;

    Dispatcher(
            UUID accountId,
            boolean resend,
            ChannelDescription channel,
            RunningAccount account,
            DeliveryTable table,
            Leases leases,
            Clock clock) {
        this.accountId = accountId;
        this.resend = resend;
        this.account = account;
        this.table = table;
        this.leases = leases;
        this.leaseName = "dispatch:" + accountId;
        this.limits = new SendLimits(channel.rateLimits());
        this.capabilities = channel.capabilities();
        this.clock = clock;
        this.sending = Executors.newFixedThreadPool(AT_ONCE, task -> daemon(task, "send-" + accountId));
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
        try {
            if (!sending.awaitTermination(5, TimeUnit.SECONDS)) {
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
            if (sendWhatIsDue(fencing) == 0) {
                await(POLL_EACH);
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

    private int sendWhatIsDue(long fencing) throws InterruptedException {
        // Claimed is only what can be sent at once: what is claimed and not sent is unknown after a crash.
        free.acquire();
        int slots = 1 + free.drainPermits();
        List<Delivery> claimed = List.of();
        try {
            int allowed = limits.available(slots);
            if (allowed > 0) {
                claimed = table.claim(accountId, leaseName, fencing, allowed, limits.exhausted());
            }
        } finally {
            free.release(slots - claimed.size());
        }
        claimed.forEach(delivery -> {
            limits.take(delivery.conversation());
            sending.execute(() -> send(delivery));
        });
        return claimed.size();
    }

    private void send(Delivery delivery) {
        try {
            record(delivery, isTooLate(delivery) ? new SendResult.Failed("reply-window-over") : sendParts(delivery));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Sending %s failed in a way that its adapter did not foresee", delivery.commandId());
            record(delivery, new SendResult.Unknown("error"));
        } finally {
            free.release();
            wake();
        }
    }

    /** A network that takes answers for a while only is not asked after that. */
    private boolean isTooLate(Delivery delivery) {
        return capabilities.replyWindow() != null
                && delivery.command() instanceof OutboundCommand.SendMessage message
                && message.lastInboundAt() != null
                && message.lastInboundAt().plus(capabilities.replyWindow()).isBefore(clock.instant());
    }

    /** Sends what of a message the network doesn't have yet; the result is that of the last part that was tried. */
    private SendResult sendParts(Delivery delivery) throws InterruptedException {
        List<OutboundCommand> parts = SendParts.of(delivery.command(), capabilities.longestText());
        int next = Math.min(delivery.partsSent(), parts.size() - 1);
        SendResult result = account.send(parts.get(next));
        while (result instanceof SendResult.Sent sent && next < parts.size() - 1) {
            next++;
            table.partSent(delivery, next, sent.externalId());
            limits.awaitPart(delivery.conversation());
            result = account.send(parts.get(next));
        }
        return result;
    }

    private void record(Delivery delivery, SendResult result) {
        Instant now = clock.instant();
        if (result instanceof SendResult.Sent sent) {
            table.record(delivery, DeliveryState.SENT, null, sent.externalId(), now);
        } else if (result instanceof SendResult.TryAgain later) {
            Duration wait = later.after() == null ? backOff(delivery.attempts()) : later.after();
            if (now.plus(wait).isAfter(delivery.queuedAt().plus(GIVES_UP_AFTER))) {
                table.record(delivery, DeliveryState.FAILED, "gave-up", null, now);
            } else {
                table.record(delivery, DeliveryState.QUEUED, later.reason(), null, now.plus(wait));
            }
        } else if (result instanceof SendResult.Failed never) {
            table.record(delivery, DeliveryState.FAILED, never.reason(), null, now);
        } else if (result instanceof SendResult.Unknown unknown) {
            table.record(delivery, DeliveryState.UNKNOWN, unknown.reason(), null, now);
        }
    }

    /** 1, 2, 4… seconds up to ten minutes, each with up to a quarter more at random. */
    static Duration backOff(int attempts) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 20));
        Duration bounded = wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 4 + 1));
    }

    private void await(Duration duration) throws InterruptedException {
        woken.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
