package eus.arreta.notices.internal.mail;

import eus.arreta.channelapi.Lease;
import eus.arreta.events.BackOff;
import eus.arreta.events.Leases;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Hands out the mail that is due, one replica at a time by lease, one mail after the other. What was under way when a sender
 * died is {@code unknown}: nothing goes out twice without anybody knowing.
 */
@ApplicationScoped
public class MailSending {

    private static final Logger LOG = Logger.getLogger(MailSending.class);
    private static final String LEASE = "mail";
    /** Claimed one by one: what is claimed and not sent is unknown after a crash. */
    private static final int AT_ONCE = 1;

    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(5), Duration.ofHours(2));
    /** As long as mail servers usually try; an invitation is worth nothing much later. */
    static final Duration GIVE_UP_AFTER = Duration.ofDays(2);

    private static final Duration KEPT = Duration.ofDays(30);

    private final MailSettings settings;
    private final MailTable table;
    private final Smtp smtp;
    private final Leases leases;
    private final Clock clock;
    private Lease lease;
    private long recoveredFor;

    public MailSending(MailSettings settings, MailTable table, Smtp smtp, Leases leases, Clock clock) {
        this.settings = settings;
        this.table = table;
        this.smtp = smtp;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (settings.missing().isPresent()) {
            return;
        }
        if (lease == null) {
            lease = leases.compete(LEASE);
        }
        long fencing = lease.fencing();
        if (!lease.held()) {
            return;
        }
        if (fencing != recoveredFor) {
            table.recover(LEASE, fencing);
            recoveredFor = fencing;
        }
        List<MailTable.Due> due = claim(fencing);
        while (!due.isEmpty()) {
            due.forEach(this::send);
            due = claim(fencing);
        }
    }

    private List<MailTable.Due> claim(long fencing) {
        return lease.held() ? table.claim(LEASE, fencing, AT_ONCE) : List.of();
    }

    private void send(MailTable.Due due) {
        Instant now = clock.instant();
        Letter letter;
        try {
            letter = table.letter(due);
        } catch (IllegalStateException otherKey) {
            ended(due, "failed", "unreadable", now);
            return;
        }
        Smtp.Outcome outcome = smtp.hand(due.id(), letter, now);
        switch (outcome.end()) {
            case SENT -> table.record(due, "sent", null, now);
            case FAILED -> ended(due, "failed", outcome.reason(), now);
            case UNKNOWN -> ended(due, "unknown", outcome.reason(), now);
            case AGAIN -> {
                if (now.isAfter(due.firstTriedAt().plus(GIVE_UP_AFTER))) {
                    ended(due, "failed", "gave-up", now);
                } else {
                    table.record(due, "queued", outcome.reason(), now.plus(PAUSES.after(due.attempts())));
                }
            }
        }
    }

    private void ended(MailTable.Due due, String state, String reason, Instant now) {
        table.record(due, state, reason, now);
        LOG.warnf("The mail %s is %s (%s); it is not tried again, see /api/mail", due.id(), state, reason);
    }

    @Scheduled(every = "6h", delayed = "23m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = table.forgetEndedBefore(clock.instant().minus(KEPT));
        } while (forgotten > 0);
    }

    @PreDestroy
    void close() {
        if (lease != null) {
            lease.close();
        }
    }
}
