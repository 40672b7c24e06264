package eus.arreta.gateway.internal.running;

import com.fasterxml.uuid.Generators;
import eus.arreta.access.Actor;
import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.AccountState;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.EventIds;
import eus.arreta.channelapi.FileStore;
import eus.arreta.channelapi.Frame;
import eus.arreta.channelapi.HistoryItem;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.Lease;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What one account's adapter gets. */
final class GatewayContext implements AdapterContext {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_EACH = Duration.ofMillis(50);
    private static final int LONGEST_HISTORY = 200;

    private final Account account;
    private final FileStore files;
    private static final Actor GATEWAY = Actor.system("gateway");
    private final GatewayContexts parts;
    private final List<Consumer<Frame>> listeners = new CopyOnWriteArrayList<>();
    private final List<Lease> leases = new CopyOnWriteArrayList<>();

    GatewayContext(Account account, FileStore files, GatewayContexts parts) {
        this.account = account;
        this.files = files;
        this.parts = parts;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public CompletionStage<Void> publish(InboundEvent event) {
        if (!event.accountId().equals(account.id())) {
            throw new InvalidInput("/accountId", "invalid", "is not the account of this adapter");
        }
        CompletionStage<Void> acknowledged = parts.publisher.publish(OutgoingEvent.inbound(event));
        return event instanceof InboundEvent.MessageReceived
                ? acknowledged.thenRun(() -> parts.activity.heard(account.id()))
                : acknowledged;
    }

    @Override
    public CompletionStage<Void> publishAndAwait(InboundEvent event) {
        return publish(event).thenCompose(acknowledged -> {
            CompletableFuture<Void> stored = new CompletableFuture<>();
            look(event, stored, System.nanoTime() + LONGEST_WAIT.toNanos());
            return stored;
        });
    }

    private void look(InboundEvent event, CompletableFuture<Void> stored, long until) {
        parts.waiting.schedule(
                () -> {
                    try {
                        if (parts.ingested.stored(event)) {
                            stored.complete(null);
                        } else if (System.nanoTime() - until > 0) {
                            stored.completeExceptionally(new TimeoutException("not stored within ten seconds"));
                        } else {
                            look(event, stored, until);
                        }
                    } catch (RuntimeException away) {
                        stored.completeExceptionally(away);
                    }
                },
                LOOK_EACH.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public List<HistoryItem> history(String conversation, long after, int limit) {
        return parts.history.history(account.id(), conversation, after, Math.min(Math.max(limit, 1), LONGEST_HISTORY));
    }

    @Override
    public Optional<String> linkedConversation(String token) {
        return parts.links.open(GATEWAY, account.id(), token);
    }

    @Override
    public void park(String id, String kind, String raw) {
        parts.parked.keep(EventIds.derive(account.id(), "parked", id), account.id(), kind, raw);
    }

    @Override
    public FileStore files() {
        return files;
    }

    @Override
    public Lease lease(String name) {
        Lease lease = parts.leases.compete("account:" + account.id() + ":" + name);
        leases.add(lease);
        return lease;
    }

    @Override
    public AccountState state() {
        return new StoredState();
    }

    @Override
    public void broadcast(Frame frame) {
        parts.publisher.publish(new OutgoingEvent(
                Topic.FRAMES,
                account.id().toString(),
                Generators.timeBasedEpochGenerator().generate(),
                "eus.arreta.frame.v1",
                parts.clock.instant(),
                new RunningAccounts.SentFrame(account.id(), frame.kind(), frame.conversation(), frame.data())));
    }

    @Override
    public void onFrame(Consumer<Frame> listener) {
        listeners.add(listener);
    }

    void hear(Frame frame) {
        listeners.forEach(listener -> listener.accept(frame));
    }

    @Override
    public Clock clock() {
        return parts.clock;
    }

    void close() {
        listeners.clear();
        leases.forEach(Lease::close);
    }

    private final class StoredState implements AccountState {
        @Override
        public Optional<String> get(String key) {
            return parts.jdbi.withHandle(handle -> handle.createQuery(
                            "select value from gateway.account_state where account_id = :account and key = :key")
                    .bind("account", account.id())
                    .bind("key", key)
                    .mapTo(String.class)
                    .findOne());
        }

        @Override
        public void put(String key, String value) {
            parts.jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into gateway.account_state (account_id, key, value)
                            values (:account, :key, :value)
                            on conflict (account_id, key) do update set value = :value""")
                    .bind("account", account.id())
                    .bind("key", key)
                    .bind("value", value)
                    .execute());
        }
    }
}
