package eus.arreta.channelapi;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** All that an adapter gets from Arreta for one account, so that a channel never needs another module. */
public interface AdapterContext {

    /** The account, with its settings and secrets. */
    Account account();

    /**
     * Tells the core something.
     *
     * @return completes when Kafka has acknowledged it on all in-sync replicas: only then confirm to the network.
     *     Completes exceptionally when that is not certain; then the network must tell again.
     */
    CompletionStage<Void> publish(InboundEvent event);

    /**
     * Tells the core something and waits until it is stored.
     *
     * @return completes when ingest has committed it; exceptionally with {@link java.util.concurrent.TimeoutException}
     *     after ten seconds without that (it is still on its way, and not lost)
     */
    CompletionStage<Void> publishAndAwait(InboundEvent event);

    /**
     * The messages of a conversation of this account, both directions, oldest first.
     *
     * @param after a {@link HistoryItem#cursor}; 0 for the beginning
     * @param limit 1 to 200
     */
    java.util.List<HistoryItem> history(String conversation, long after, int limit);

    /**
     * The conversation of this account that a link-back opens now: a token that Arreta sent to the citizen by mail.
     *
     * @return empty when the text is no such token, or no longer one
     */
    default Optional<String> linkedConversation(String token) {
        return Optional.empty();
    }

    /**
     * Keeps what belongs to no conversation and can't be read, for somebody to look at and to try again when a later release
     * understands it. The same id is kept once. Stored durably before it returns.
     *
     * @param id   what the network calls it, unique in the account
     * @param kind the network's word for what it is
     * @param raw  all of it; whoever may read it is decided elsewhere
     */
    void park(String id, String kind, String raw);

    /** Where files go and come from, as streams. */
    FileStore files();

    /** Competes with the other replicas for being the one that does {@code name} for this account, until closed. */
    Lease lease(String name);

    /** A small memory for this account, shared by the replicas. */
    AccountState state();

    /**
     * Tells the same adapter on every replica, this one included: best effort, may be lost, never the truth itself.
     */
    void broadcast(Frame frame);

    /** Hears what {@link #broadcast} tells, until the account stops. Called on one thread; must not block. */
    void onFrame(Consumer<Frame> listener);

    /** The application's clock, which tests may move. */
    Clock clock();
}
