package eus.arreta.telegram.internal;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.AccountState;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.FileStore;
import eus.arreta.channelapi.Frame;
import eus.arreta.channelapi.HistoryItem;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Lease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The core as several replicas of one account share it: what they publish, one lease, one memory, one store. */
final class CoreInMemory {

    final List<InboundEvent> published = new CopyOnWriteArrayList<>();
    final Map<String, String> state = new ConcurrentHashMap<>();
    final Map<String, String> parked = new ConcurrentHashMap<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicReference<Object> holder = new AtomicReference<>();
    private final Account account;
    volatile boolean broken;

    CoreInMemory(Map<String, Object> configuration, String token) {
        this.account = new Account(UUID.randomUUID(), "telegram", "Town hall", configuration, Map.of("token", token));
    }

    Account account() {
        return account;
    }

    /** The messages, as a text each. */
    List<String> texts() {
        return published.stream()
                .filter(InboundEvent.MessageReceived.class::isInstance)
                .flatMap(event -> ((InboundEvent.MessageReceived) event).content().stream())
                .filter(Content.Text.class::isInstance)
                .map(content -> ((Content.Text) content).text())
                .toList();
    }

    /** Everything that messages and edits hold. */
    List<Content> contents() {
        return published.stream()
                .filter(InboundEvent.MessageReceived.class::isInstance)
                .flatMap(event -> ((InboundEvent.MessageReceived) event).content().stream())
                .toList();
    }

    /** Takes the lease away from whoever holds it, as if its process had died. */
    void freeLease() {
        holder.set(null);
    }

    AdapterContext replica() {
        return new Replica();
    }

    private final class Replica implements AdapterContext {

        @Override
        public Account account() {
            return account;
        }

        @Override
        public CompletionStage<Void> publish(InboundEvent event) {
            if (broken) {
                return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
            }
            published.add(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> publishAndAwait(InboundEvent event) {
            return publish(event);
        }

        @Override
        public List<HistoryItem> history(String conversation, long after, int limit) {
            return List.of();
        }

        @Override
        public void park(String id, String kind, String raw) {
            parked.put(id, raw);
        }

        @Override
        public FileStore files() {
            return new FileStore() {
                @Override
                public StoredFile store(String name, String claimed, InputStream content) throws IOException {
                    String id = UUID.randomUUID().toString();
                    byte[] bytes = content.readAllBytes();
                    files.put(id, bytes);
                    return new StoredFile(id, name, claimed, bytes.length);
                }

                @Override
                public InputStream open(String fileId) throws IOException {
                    if (!files.containsKey(fileId)) {
                        throw new NoSuchFileException(fileId);
                    }
                    return new ByteArrayInputStream(files.get(fileId));
                }
            };
        }

        @Override
        public Lease lease(String name) {
            return new Lease() {
                private volatile boolean closed;

                @Override
                public boolean held() {
                    return !closed && (holder.get() == this || holder.compareAndSet(null, this));
                }

                @Override
                public long fencing() {
                    return 1;
                }

                @Override
                public void close() {
                    closed = true;
                    holder.compareAndSet(this, null);
                }
            };
        }

        @Override
        public AccountState state() {
            return new AccountState() {
                @Override
                public Optional<String> get(String key) {
                    return Optional.ofNullable(state.get(key));
                }

                @Override
                public void put(String key, String value) {
                    state.put(key, value);
                }
            };
        }

        @Override
        public void broadcast(Frame frame) {
            throw new UnsupportedOperationException("not used by Telegram");
        }

        @Override
        public void onFrame(Consumer<Frame> listener) {
            throw new UnsupportedOperationException("not used by Telegram");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
