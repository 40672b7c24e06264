package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.gateway.ChannelAccounts.NewAccount;
import eus.arreta.gateway.internal.accounts.AccountStore;
import eus.arreta.gateway.internal.running.RunningAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Starts what runs in the background, once tables and topics exist. */
@ApplicationScoped
public class GatewayLifecycle {

    private final RunningAccounts running;
    private final AccountStore accounts;

    public GatewayLifecycle(RunningAccounts running, AccountStore accounts) {
        this.running = running;
        this.accounts = accounts;
    }

    /** Makes the account that an empty installation has: the web chat of its own pages. */
    @Transactional
    public void prepare(Actor actor) {
        actor.require(eus.arreta.access.Permission.CHANNEL_ACCOUNTS);
        if (accounts.all().isEmpty()) {
            accounts.create(new NewAccount("web-chat", "Web", Map.of("allowedOrigins", List.of("self")), null));
        }
    }

    /** Opens the accounts. */
    public void start() {
        running.start();
    }
}
