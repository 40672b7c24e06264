package eus.arreta.webchat.internal;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.AccountState;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.FileStore;
import eus.arreta.channelapi.Frame;
import eus.arreta.channelapi.HistoryItem;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Lease;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A core in memory: keeps what is published, and acknowledges at once or when the test says so. */
final class InMemoryContext implements AdapterContext {

    /** The beginnings of conversations; all else stands in {@link #published}. */
    final List<InboundEvent.ConversationStarted> started = new CopyOnWriteArrayList<>();

    final List<InboundEvent> published = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Void>> unacknowledged = new CopyOnWriteArrayList<>();
    final List<HistoryItem> history = new CopyOnWriteArrayList<>();
    final List<Frame> broadcasts = new ArrayList<>();
    private final List<Consumer<Frame>> listeners = new ArrayList<>();
    private final Account account;
    private final Clock clock;
    volatile boolean slow;
    volatile boolean broken;
    volatile boolean historyAway;
    volatile Runnable duringHistory = () -> {};

    InMemoryContext(Clock clock, Map<String, Object> configuration) {
        this.account = new Account(UUID.randomUUID(), "web-chat", "Web", configuration, Map.of());
        this.clock = clock;
    }

    InMemoryContext(Clock clock) {
        this(clock, Map.of("allowedOrigins", List.of("self"), "title", "Town hall"));
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public CompletionStage<Void> publish(InboundEvent event) {
        if (event instanceof InboundEvent.ConversationStarted start) {
            started.add(start);
            return CompletableFuture.completedFuture(null);
        }
        published.add(event);
        if (broken) {
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        }
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        if (slow) {
            unacknowledged.add(acknowledged);
        } else {
            acknowledged.complete(null);
        }
        return acknowledged;
    }

    @Override
    public List<HistoryItem> history(String conversation, long after, int limit) {
        if (historyAway) {
            throw new IllegalStateException("the database is away");
        }
        List<HistoryItem> page = history.stream()
                .filter(item -> item.cursor() > after)
                .limit(limit)
                .toList();
        duringHistory.run();
        return page;
    }

    @Override
    public void broadcast(Frame frame) {
        broadcasts.add(frame);
        listeners.forEach(listener -> listener.accept(frame));
    }

    @Override
    public void onFrame(Consumer<Frame> listener) {
        listeners.add(listener);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public CompletionStage<Void> publishAndAwait(InboundEvent event) {
        throw new UnsupportedOperationException("not used by the web chat");
    }

    @Override
    public void park(String id, String kind, String raw) {
        throw new UnsupportedOperationException("nothing is parked here");
    }

    @Override
    public FileStore files() {
        throw new UnsupportedOperationException("not used by the web chat");
    }

    @Override
    public Lease lease(String name) {
        throw new UnsupportedOperationException("not used by the web chat");
    }

    @Override
    public AccountState state() {
        throw new UnsupportedOperationException("not used by the web chat");
    }
}
