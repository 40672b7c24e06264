package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What time does to cases by itself. It closes what has been resolved for long and owes nobody an answer, and it brings
 * snoozed cases back to the inbox; it changes no other state. Any number of replicas may do it at once: each takes rows
 * that no other has locked.
 */
@ApplicationScoped
public class CaseTimers {

    private static final Actor TIMER = Actor.system("timer");
    private static final int BATCH = 100;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Clock clock;
    private final Duration closesAfter;

    public CaseTimers(
            Jdbi jdbi,
            LockedCases cases,
            Clock clock,
            @ConfigProperty(name = "arreta.cases.close-after", defaultValue = "14D") Duration closesAfter) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.clock = clock;
        this.closesAfter = closesAfter;
    }

    @Scheduled(
            every = "${arreta.cases.timers-every:5s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(this::close)) == BATCH;
        } while (more);
        do {
            more = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(this::wake)) == BATCH;
        } while (more);
    }

    /** By index case_record_resolved. */
    private int close(Handle handle) {
        Instant now = now();
        List<UUID> due = handle.createQuery("""
                        select record.id from cases.case_record record
                        where record.state = 'resolved' and record.resolved_at <= :then
                        and not exists (select 1 from cases.concern concern
                            where concern.case_id = record.id and concern.outcome is null and concern.inbound)
                        order by record.resolved_at limit :batch for update of record skip locked""")
                .bind("then", now.minus(closesAfter))
                .bind("batch", BATCH)
                .mapTo(UUID.class)
                .list();
        List<LockedCase> locked = List.copyOf(cases.lockAll(handle, due).values());
        for (LockedCase one : locked) {
            StateChanging.move(handle, one, CaseState.CLOSED, null, now);
            cases.happened(handle, one, TIMER, "state:closed", CaseEvent.STATE_CHANGED, "closed", now);
        }
        cases.finish(handle, locked, now);
        return due.size();
    }

    /** By index case_record_snoozed. */
    private int wake(Handle handle) {
        Instant now = now();
        List<UUID> due = handle.createQuery("select id from cases.case_record where snoozed_until <= :now"
                        + " order by snoozed_until limit :batch for update skip locked")
                .bind("now", now)
                .bind("batch", BATCH)
                .mapTo(UUID.class)
                .list();
        handle.createUpdate("update cases.case_record set snoozed_until = null where id = any(:ids)")
                .bindArray("ids", UUID.class, due.toArray())
                .execute();
        List<LockedCase> locked = List.copyOf(cases.lockAll(handle, due).values());
        locked.forEach(one -> cases.happened(handle, one, TIMER, "snooze-ended", CaseEvent.SNOOZE_ENDED, null, now));
        cases.finish(handle, locked, now);
        return due.size();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
