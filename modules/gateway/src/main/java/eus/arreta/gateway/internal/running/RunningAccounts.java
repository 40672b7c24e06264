package eus.arreta.gateway.internal.running;

import eus.arreta.channelapi.Frame;
import eus.arreta.channelapi.Health;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.events.EventCodec;
import eus.arreta.events.EventStream;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Topic;
import eus.arreta.gateway.internal.accounts.AccountStore;
import eus.arreta.gateway.internal.accounts.Channels;
import eus.arreta.gateway.internal.delivery.Dispatcher;
import eus.arreta.gateway.internal.delivery.DispatcherFactory;
import eus.arreta.gateway.internal.delivery.DueAccounts;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The accounts that are open on this replica. They follow the table: at start, at each admin event about an account, and
 * once a minute in case an event was missed.
 */
@ApplicationScoped
public class RunningAccounts {

    private static final Logger LOG = Logger.getLogger(RunningAccounts.class);

    private static final Duration LOOK_EACH = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final AccountStore store;
    private final Channels channels;
    private final GatewayContexts contexts;
    private final DispatcherFactory dispatchers;
    private final DueAccounts due;
    private final EventStream stream;
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();
    private volatile boolean started;
    private volatile Thread watch;

    public RunningAccounts(
            AccountStore store,
            Channels channels,
            GatewayContexts contexts,
            DispatcherFactory dispatchers,
            DueAccounts due,
            EventStream stream) {
        this.store = store;
        this.channels = channels;
        this.contexts = contexts;
        this.dispatchers = dispatchers;
        this.due = due;
        this.stream = stream;
    }

    private record Open(int version, GatewayContext context, RunningAccount account, Dispatcher dispatcher) {
        void close() {
            dispatcher.stop();
            account.stop();
            context.close();
        }
    }

    /** What a frame looks like on the wire. */
    record SentFrame(UUID accountId, String kind, String conversation, String data) {}

    /** Opens the accounts and follows their changes. */
    public void start() {
        started = true;
        stream.listen(Topic.FRAMES, this::hearFrame);
        stream.listen(Topic.ADMIN_EVENTS, event -> {
            if (event.type().equals(AccountStore.CHANGED)) {
                followTable();
            }
        });
        followTable();
        watch = new Thread(this::wakeWhereSomethingIsDue, "deliveries-due");
        watch.setDaemon(true);
        watch.start();
    }

    private void wakeWhereSomethingIsDue() {
        while (!Thread.currentThread().isInterrupted()) {
            Duration pause = LOOK_EACH;
            try {
                due.among(open.keySet()).forEach(this::wake);
            } catch (RuntimeException away) {
                // Who has nothing to send needs no database, and who has says that it is away.
                pause = AFTER_FAILURE;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followMissedChanges() {
        if (started) {
            followTable();
        }
    }

    /** The account, when it is open here. */
    public Optional<RunningAccount> find(UUID id) {
        return Optional.ofNullable(open.get(id)).map(Open::account);
    }

    /** Looks for work of that account now. */
    public void wake(UUID id) {
        Open found = open.get(id);
        if (found != null) {
            found.dispatcher().wake();
        }
    }

    public Health health(UUID id) {
        Open found = open.get(id);
        return found == null
                ? new Health(false, "not-running", Map.of())
                : found.account().health();
    }

    private synchronized void followTable() {
        Map<UUID, AccountStore.Runnable> wanted = store.runnable();
        open.forEach((id, running) -> {
            AccountStore.Runnable should = wanted.get(id);
            if (should == null || should.version() != running.version()) {
                open.remove(id);
                running.close();
            }
        });
        wanted.forEach((id, account) -> {
            if (!open.containsKey(id)) {
                open(account);
            }
        });
    }

    /** An account that can't be opened leaves the others alone. */
    private void open(AccountStore.Runnable wanted) {
        UUID id = wanted.account().id();
        channels.find(wanted.account().channel())
                .ifPresentOrElse(
                        adapter -> {
                            GatewayContext context = contexts.of(wanted.account(), wanted.files());
                            try {
                                RunningAccount account = adapter.start(context);
                                Dispatcher dispatcher = dispatchers.start(
                                        wanted.account(), wanted.unknownPolicy(), adapter.describe(), account);
                                open.put(id, new Open(wanted.version(), context, account, dispatcher));
                            } catch (RuntimeException failed) {
                                context.close();
                                LOG.errorf(
                                        failed,
                                        "The account %s could not be opened; it is tried again in a minute",
                                        id);
                            }
                        },
                        () -> LOG.errorf("The account %s belongs to a channel that isn't plugged in", id));
    }

    private void hearFrame(ReceivedEvent event) {
        SentFrame frame = EventCodec.read(event.body(), SentFrame.class);
        Open found = open.get(frame.accountId());
        if (found != null) {
            found.context().hear(new Frame(frame.kind(), frame.conversation(), frame.data()));
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (watch != null) {
            watch.interrupt();
        }
        open.values().forEach(Open::close);
        open.clear();
    }
}
