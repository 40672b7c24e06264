package eus.arreta.gateway.internal.accounts;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** What goes on in each account, over all replicas. Times are written down every few seconds: nobody needs them more exactly. */
@ApplicationScoped
public class AccountActivity {

    private static final Logger LOG = Logger.getLogger(AccountActivity.class);
    private static final Duration RATE = Duration.ofMinutes(1);

    private final Map<UUID, Instant> heard = new ConcurrentHashMap<>();
    private final Jdbi jdbi;
    private final Clock clock;

    public AccountActivity(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What went on lately.
     *
     * @param lastMessageAt  when the last message of a citizen came; absent for never
     * @param sentLastMinute messages that the network took in the last minute, counted up to 10,000
     * @param parked         what came and could not be read
     */
    public record Activity(Instant lastMessageAt, int sentLastMinute, int parked) {}

    /** A citizen's message has come. */
    public void heard(UUID accountId) {
        heard.put(accountId, clock.instant());
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void write() {
        Map<UUID, Instant> now = Map.copyOf(heard);
        if (now.isEmpty()) {
            return;
        }
        List<UUID> ids = now.keySet().stream().sorted().toList();
        try {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into gateway.account_activity (account_id, last_message_at)
                            select account.id, told.at from unnest(:ids, :times::timestamptz[]) as told (id, at)
                            join gateway.channel_account account on account.id = told.id
                            on conflict (account_id) do update
                            set last_message_at = greatest(account_activity.last_message_at, excluded.last_message_at)""")
                    .bindArray("ids", UUID.class, ids.toArray())
                    .bindArray(
                            "times",
                            String.class,
                            ids.stream().map(id -> now.get(id).toString()).toArray())
                    .execute());
            now.forEach(heard::remove);
        } catch (RuntimeException away) {
            LOG.debugf(
                    "When messages came is written down later (%s)",
                    away.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void writeAtTheEnd() {
        write();
    }

    /** By primary key, index delivery_ended and index parked_of_account. */
    public Map<UUID, Activity> of(Collection<UUID> accounts) {
        Map<UUID, Activity> activity = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select account.id, activity.last_message_at,
                            (select count(*) from (select 1 from gateway.delivery delivery
                                where delivery.updated_at > :since and delivery.state not in ('queued', 'sending', 'unknown')
                                and delivery.account_id = account.id and delivery.state = 'sent' limit 10000) as counted) as sent,
                            (select count(*) from gateway.parked parked where parked.account_id = account.id) as parked
                        from unnest(:accounts) as account (id)
                        left join gateway.account_activity activity on activity.account_id = account.id""")
                .bind("since", clock.instant().minus(RATE))
                .bindArray("accounts", UUID.class, accounts.toArray())
                .map((row, context) -> activity.put(
                        row.getObject("id", UUID.class),
                        new Activity(
                                newest(row.getTimestamp("last_message_at"), heard.get(row.getObject("id", UUID.class))),
                                row.getInt("sent"),
                                row.getInt("parked"))))
                .list());
        return activity;
    }

    private static Instant newest(Timestamp written, Instant here) {
        if (written == null || here != null && here.isAfter(written.toInstant())) {
            return here;
        }
        return written.toInstant();
    }
}
