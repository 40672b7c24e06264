package eus.arreta.gateway.internal.running;

import eus.arreta.access.Actor;
import eus.arreta.attachments.Attachments;
import eus.arreta.attachments.FileLimits;
import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.ConversationHistory;
import eus.arreta.events.Leases;
import eus.arreta.events.Publisher;
import eus.arreta.gateway.ConversationLinks;
import eus.arreta.gateway.IngestedEvents;
import eus.arreta.gateway.internal.accounts.AccountActivity;
import eus.arreta.gateway.internal.parked.ParkedTable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jdbi.v3.core.Jdbi;

/** Makes the contexts that adapters get. */
@ApplicationScoped
public class GatewayContexts {

    private static final Actor CHANNEL = Actor.system("channel");

    final Publisher publisher;
    final ConversationHistory history;
    final IngestedEvents ingested;
    final Attachments files;
    final Leases leases;
    final Jdbi jdbi;
    final ConversationLinks links;
    final AccountActivity activity;
    final ParkedTable parked;
    final Clock clock;
    final ScheduledExecutorService waiting = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "await-ingested");
        thread.setDaemon(true);
        return thread;
    });

    public GatewayContexts(
            Publisher publisher,
            ConversationHistory history,
            IngestedEvents ingested,
            Attachments files,
            Leases leases,
            Jdbi jdbi,
            ConversationLinks links,
            AccountActivity activity,
            ParkedTable parked,
            Clock clock) {
        this.publisher = publisher;
        this.history = history;
        this.ingested = ingested;
        this.files = files;
        this.leases = leases;
        this.jdbi = jdbi;
        this.links = links;
        this.activity = activity;
        this.parked = parked;
        this.clock = clock;
    }

    GatewayContext of(Account account, FileLimits limits) {
        return new GatewayContext(account, files.within(CHANNEL, limits), this);
    }

    @PreDestroy
    void close() {
        waiting.shutdownNow();
    }
}
