package eus.arreta.notices.internal.notices;

import eus.arreta.channelapi.Lease;
import eus.arreta.events.Leases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Lets notices begin, go out at the gateway's pace, and end: one replica at a time by lease, each step guarded by it. */
@ApplicationScoped
public class NoticeSending {

    private static final Logger LOG = Logger.getLogger(NoticeSending.class);
    private static final String LEASE = "notices";

    private final HandOver handOver;
    private final Leases leases;
    private Lease lease;

    public NoticeSending(HandOver handOver, Leases leases) {
        this.handOver = handOver;
        this.leases = leases;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (lease == null) {
            lease = leases.compete(LEASE);
        }
        long fencing = lease.fencing();
        if (!lease.held()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            leases.guard(LEASE, fencing);
            handOver.beginAndEnd();
        });
        for (UUID account : handOver.accounts()) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    leases.guard(LEASE, fencing);
                    handOver.handOver(account);
                });
            } catch (RuntimeException failed) {
                // The next account's notices don't wait for it; it is tried again in a second.
                LOG.warnf(
                        "Notices of account %s wait (%s); they are tried again",
                        account, failed.getClass().getSimpleName());
            }
        }
    }

    @PreDestroy
    void close() {
        if (lease != null) {
            lease.close();
        }
    }
}
