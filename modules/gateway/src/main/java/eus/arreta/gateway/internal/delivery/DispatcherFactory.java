package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.events.Leases;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Starts the dispatchers of accounts. */
@ApplicationScoped
public class DispatcherFactory {

    private final DeliveryTable table;
    private final Leases leases;
    private final Clock clock;

    public DispatcherFactory(DeliveryTable table, Leases leases, Clock clock) {
        this.table = table;
        this.leases = leases;
        this.clock = clock;
    }

    public Dispatcher start(Account account, String unknownPolicy, ChannelDescription channel, RunningAccount running) {
        boolean resend = channel.capabilities().idempotentSend() || unknownPolicy.equals("resend");
        SendLimits limits = new SendLimits(running.rateLimits(channel.rateLimits()), TimeMeter.SYSTEM_NANOTIME);
        Sending sending = new Sending(running, channel.capabilities(), limits, table, resend, clock);
        Dispatcher dispatcher = new Dispatcher(account.id(), resend, limits, sending, table, leases, clock);
        dispatcher.start();
        return dispatcher;
    }
}
