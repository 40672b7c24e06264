package eus.arreta.notices.internal.webhooks;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.Lease;
import eus.arreta.events.BackOff;
import eus.arreta.events.Leases;
import eus.arreta.notices.Alarms;
import eus.arreta.notices.Webhook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Tells what is due, one replica at a time by lease. To each webhook one event after the other, so that a slow one delays
 * nobody else and each hears things in their order; a crash between telling and writing it down tells the same event again
 * under the same id.
 */
@ApplicationScoped
public class WebhookSending {

    private static final Logger LOG = Logger.getLogger(WebhookSending.class);
    private static final Actor WEBHOOKS = Actor.system("webhooks");
    private static final int AT_ONCE = 8;
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(2), Duration.ofHours(1));
    private static final Duration KEPT = Duration.ofDays(30);
    /** After so long without any success it is switched off. */
    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private final WebhookTable table;
    private final Receiver receiver;
    private final Leases leases;
    private final Audit audit;
    private final Alarms alarms;
    private final Clock clock;
    private final ExecutorService sending = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private volatile Lease lease;

    public WebhookSending(
            WebhookTable table, Receiver receiver, Leases leases, Audit audit, Alarms alarms, Clock clock) {
        this.table = table;
        this.receiver = receiver;
        this.leases = leases;
        this.audit = audit;
        this.alarms = alarms;
        this.clock = clock;
    }

    // Not while the tables are still brought up to date.
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (lease == null) {
            lease = leases.compete("webhooks");
        }
        if (lease.held()) {
            table.due().stream()
                    .filter(due -> underWay.add(due.webhookId()))
                    .forEach(due -> sending.execute(() -> {
                        try {
                            tellAll(due.webhookId());
                        } finally {
                            underWay.remove(due.webhookId());
                        }
                    }));
        }
    }

    /** One after the other until nothing is due, one fails, or the lease is gone. */
    private void tellAll(UUID webhookId) {
        boolean goOn = true;
        while (goOn && lease.held()) {
            goOn = table.due(List.of(webhookId)).stream()
                    .findFirst()
                    .map(this::tell)
                    .orElse(false);
        }
    }

    private boolean tell(WebhookTable.Due due) {
        Receiver.Outcome outcome = receiver.tell(due, table.secret(due));
        QuarkusTransaction.requiringNew().run(() -> {
            if (outcome.error() == null) {
                table.taken(due, outcome.status());
            } else {
                table.failed(due, outcome, clock.instant().plus(PAUSES.after(due.attempts() + 1)));
                giveUp(due);
            }
        });
        return outcome.error() == null;
    }

    private void giveUp(WebhookTable.Due due) {
        Instant since = due.failingSince();
        if (since == null || clock.instant().isBefore(since.plus(GIVE_UP_AFTER))) {
            return;
        }
        Webhook before = table.lock(due.webhookId()).orElse(null);
        if (before != null && before.enabled()) {
            Webhook after = table.change(before.id(), before.url(), before.types(), false);
            audit.record(WEBHOOKS, "webhook-switched-off", "webhook:" + before.id(), before, after);
            alarms.tell(
                    WEBHOOKS,
                    Alarms.Kind.WEBHOOK_OFF,
                    "webhook:" + before.id(),
                    Permission.SETTINGS,
                    "webhook-off:" + before.id() + ":" + after.version());
            LOG.warnf(
                    "The webhook %s was switched off: nothing has got through since %s. What waits for it is kept; enable"
                            + " it when its receiver is there again",
                    before.id(), since);
        }
    }

    @Scheduled(every = "6h", delayed = "19m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = table.forgetEndedBefore(clock.instant().minus(KEPT));
        } while (forgotten > 0);
    }

    @PreDestroy
    void close() {
        sending.shutdownNow();
        if (lease != null) {
            lease.close();
        }
    }
}
