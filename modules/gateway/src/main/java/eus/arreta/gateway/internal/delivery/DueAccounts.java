package eus.arreta.gateway.internal.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks for all accounts at once which of them has something to send: whatever another replica took in, and what has waited for
 * its time. A hundred accounts that are idle cost one question, not a hundred.
 */
@ApplicationScoped
public class DueAccounts {

    private final Jdbi jdbi;
    private final Clock clock;

    public DueAccounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Those of the accounts for which something waits whose time has come; by index delivery_waiting. */
    public List<UUID> among(Collection<UUID> accounts) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select account from unnest(:accounts) as wanted (account)
                        where exists (select 1 from gateway.delivery where account_id = account
                            and state = 'queued' and due_at <= :now)""")
                .bindArray("accounts", UUID.class, accounts.toArray())
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .list());
    }
}
