package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.gateway.ChannelAccounts.NewAccount;
import eus.arreta.gateway.internal.accounts.AccountStore;
import eus.arreta.gateway.internal.running.RunningAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts what runs in the background, once tables and topics exist. */
@ApplicationScoped
public class GatewayLifecycle {

    private final RunningAccounts running;
    private final AccountStore accounts;

    public GatewayLifecycle(RunningAccounts running, AccountStore accounts) {
        this.running = running;
        this.accounts = accounts;
    }

    /** Makes the account that an empty installation has, the web chat of its own pages; answers it when it is made now. */
    @Transactional
    public Optional<ChannelAccount> prepare(Actor actor) {
        actor.require(eus.arreta.access.Permission.CHANNEL_ACCOUNTS);
        return accounts.all().isEmpty()
                ? Optional.of(accounts.create(
                        new NewAccount("web-chat", "Web", Map.of("allowedOrigins", List.of("self")), null)))
                : Optional.empty();
    }

    /** Opens the accounts. */
    public void start() {
        running.start();
    }
}
