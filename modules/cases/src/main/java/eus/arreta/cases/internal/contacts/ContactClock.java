package eus.arreta.cases.internal.contacts;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Ends contacts in which nobody has written for as long as their account says. A contact is looked at when its first
 * message is that old, and from then on when its last one will be; any number of replicas may look at once.
 */
@ApplicationScoped
public class ContactClock {

    private static final Actor CLOCK = Actor.system("contact-clock");
    private static final int BATCH = 200;

    private final Jdbi jdbi;
    private final ChannelAccounts accounts;
    private final LockedCases cases;
    private final Clock clock;

    public ContactClock(Jdbi jdbi, ChannelAccounts accounts, LockedCases cases, Clock clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.cases = cases;
        this.clock = clock;
    }

    private record Due(UUID contactId, UUID accountId, UUID conversationId, UUID caseId, Instant lastMessageAt) {}

    @Scheduled(
            every = "${arreta.cases.timers-every:5s}",
            delayed = "11s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(this::look)) == BATCH;
        } while (more);
    }

    private int look(Handle handle) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Due> due = due(handle, now);
        if (due.isEmpty()) {
            return 0;
        }
        Map<UUID, Standing> standing =
                accounts.standing(CLOCK, due.stream().map(Due::accountId).collect(Collectors.toSet()));
        List<Due> silent =
                due.stream().filter(one -> !over(one, standing).isAfter(now)).toList();
        Map<UUID, LockedCase> locked = cases.lockAll(
                handle,
                silent.stream()
                        .map(Due::caseId)
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.toSet()));
        for (Due one : due) {
            if (silent.contains(one)) {
                end(handle, one, locked.get(one.caseId()), now);
            } else {
                later(handle, one, over(one, standing));
            }
        }
        cases.finish(handle, locked.values(), now);
        return due.size();
    }

    /** When silence ends it. */
    private static Instant over(Due one, Map<UUID, Standing> standing) {
        Standing account = standing.get(one.accountId());
        return one.lastMessageAt().plus(Duration.ofHours(account == null ? 24 : account.contactHours()));
    }

    /** By index contact_to_check; conversations are locked in their order, as everywhere. */
    private static List<Due> due(Handle handle, Instant now) {
        return handle.createQuery("""
                        with due as (
                            select id from cases.contact where ended_at is null and check_at <= :now
                            order by check_at limit :batch)
                        select contact.id, contact.account_id, conversation.id, conversation.case_id,
                            coalesce(conversation.last_message_at, contact.started_at)
                        from due
                        join cases.contact contact on contact.id = due.id
                        join cases.conversation conversation on conversation.id = contact.conversation_id
                        order by conversation.account_id, conversation.address
                        for update of conversation skip locked""")
                .bind("now", now)
                .bind("batch", BATCH)
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    private static void end(Handle handle, Due one, LockedCase locked, Instant now) {
        handle.createUpdate("update cases.contact set ended_at = :at, end_reason = 'silence', check_at = null"
                        + " where id = :id and ended_at is null")
                .bind("at", one.lastMessageAt())
                .bind("id", one.contactId())
                .execute();
        handle.createUpdate("update cases.conversation set contact_running = false"
                        + " where id = :id and contact_id = :contact")
                .bind("id", one.conversationId())
                .bind("contact", one.contactId())
                .execute();
        if (locked != null) {
            locked.tell(CaseEvent.CONTACT_ENDED, null, null, one.contactId().toString(), now);
        }
    }

    private static void later(Handle handle, Due one, Instant at) {
        handle.createUpdate("update cases.contact set check_at = :at where id = :id")
                .bind("at", at)
                .bind("id", one.contactId())
                .execute();
    }
}
