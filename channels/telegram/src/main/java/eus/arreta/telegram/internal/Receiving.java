package eus.arreta.telegram.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Hands updates to the core, however they came: in the order of their ids within a conversation, several conversations at
 * once. Returns when Kafka has acknowledged all of it; before that nothing may be confirmed to Telegram.
 */
final class Receiving implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Receiving.class);

    /** Conversations whose files are fetched at the same time. */
    private static final int FETCHING_AT_ONCE = 6;
    /** Longer than the slowest file may take; what isn't there then is told again by Telegram. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final String PARKED = "parked";

    private static final int LONGEST_KIND = 100;
    /** Telegram cuts what it answers at 4 MB; a message that anybody writes has far less. */
    private static final int LONGEST_PARKED = 200_000;

    private final AdapterContext context;
    private final BusinessConnections connections;
    private final UpdateReader reader;
    private final CitizenFiles files;
    private final Asides asides;
    private final BotHealth health;
    private final ExecutorService fetching;

    Receiving(
            AdapterContext context,
            BusinessConnections connections,
            Links links,
            CitizenFiles files,
            Asides asides,
            BotHealth health) {
        this.context = context;
        this.connections = connections;
        this.reader = new UpdateReader(context.account().id(), links, context.clock());
        this.files = files;
        this.asides = asides;
        this.health = health;
        this.fetching = Executors.newFixedThreadPool(FETCHING_AT_ONCE, task -> {
            Thread thread =
                    new Thread(task, "telegram-files-" + context.account().id());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The core didn't take it all: Telegram must tell it again. What it took, it knows then. */
    static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Hands these to the core.
     *
     * @throws NotTaken when that isn't certain
     */
    void take(Collection<JsonNode> updates) throws NotTaken, InterruptedException {
        if (updates.isEmpty()) {
            return;
        }
        List<Told> told = new ArrayList<>();
        for (JsonNode update : inOrder(updates)) {
            told.add(read(update));
        }
        Map<String, List<Told>> conversations = new LinkedHashMap<>();
        told.stream().filter(one -> one.conversation() != null).forEach(one -> conversations
                .computeIfAbsent(one.conversation(), unknown -> new ArrayList<>())
                .add(one));
        List<CompletableFuture<?>> taken = new ArrayList<>();
        conversations.values().forEach(conversation -> taken.add(publish(conversation)));
        await(CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)));
        health.took(updates.size());
        told.stream().filter(one -> one.aside() != null).forEach(one -> asides.carryOut(one.aside()));
    }

    private Told read(JsonNode update) throws NotTaken {
        Told told = reader.read(update, owner(update));
        if (told.connection() != null) {
            // What follows may be sent or read by it: kept before anything is confirmed.
            connections.keep(told.connection());
        }
        if (told.what().equals(PARKED)) {
            LOG.warnf(
                    "Update %d of account %s belongs to no chat and can't be read (%s); it is parked, the console shows it",
                    update.path("update_id").asLong(), context.account().id(), UpdateReader.kind(update));
            context.park(
                    update.path("update_id").asText("none"),
                    PlainText.cut(UpdateReader.kind(update), LONGEST_KIND),
                    PlainText.cut(PlainText.clean(update).toString(), LONGEST_PARKED));
        }
        return told;
    }

    /** See {@link eus.arreta.channelapi.RunningAccount#retry}. */
    boolean retry(String raw) {
        try {
            JsonNode update = BotApi.JSON.readTree(raw);
            if (reader.read(update, owner(update)).what().equals(PARKED)) {
                return false;
            }
            take(List.of(update));
            return true;
        } catch (JsonProcessingException cut) {
            return false;
        } catch (NotTaken notTaken) {
            throw new IllegalStateException("it could not be stored", notTaken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** The owner of the account in whose chat it happened; null for the bot's own chats, and when Telegram doesn't know. */
    private Long owner(JsonNode update) throws NotTaken {
        String connection = UpdateReader.connection(update);
        if (connection == null) {
            return null;
        }
        try {
            return connections.ownerOf(connection).orElse(null);
        } catch (Trouble trouble) {
            LOG.warnf(
                    "Telegram doesn't say whose chat an update of account %s is from (%d); it is told again",
                    context.account().id(), trouble.code());
            throw new NotTaken();
        }
    }

    /** One of each, in the order in which Telegram numbered them. */
    private static Collection<JsonNode> inOrder(Collection<JsonNode> updates) {
        Map<Long, JsonNode> byId = new TreeMap<>(Comparator.naturalOrder());
        updates.forEach(update -> byId.put(update.path("update_id").asLong(), update));
        return byId.values();
    }

    private CompletableFuture<?> publish(List<Told> conversation) {
        // Without files nothing waits here, and the thread that polls does it.
        return conversation.stream().anyMatch(Told::hasFiles)
                ? CompletableFuture.supplyAsync(() -> publishAll(conversation), fetching)
                        .thenCompose(all -> all)
                : publishAll(conversation);
    }

    private CompletableFuture<?> publishAll(List<Told> conversation) {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        for (Told told : conversation) {
            if (told.message() != null) {
                acknowledged.add(publish(event(told.message())));
            }
            told.events().forEach(event -> acknowledged.add(publish(event)));
        }
        return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> publish(InboundEvent event) {
        try {
            return context.publish(event).toCompletableFuture();
        } catch (RuntimeException away) {
            return CompletableFuture.failedFuture(away);
        }
    }

    private InboundEvent event(Told.Words words) {
        List<Content> content = new ArrayList<>();
        for (Told.Part part : words.parts()) {
            if (part instanceof Told.Ready ready) {
                content.add(ready.content());
            } else if (part instanceof Told.NamedFile file) {
                content.add(files.fetch(file, words));
            }
        }
        if (words.sender() == null && words.editedAt() == null) {
            return new InboundEvent.SentElsewhere(
                    context.account().id(),
                    words.conversation(),
                    words.externalId(),
                    words.sentAt(),
                    content,
                    words.replyTo(),
                    words.recipient());
        }
        return words.editedAt() == null
                ? new InboundEvent.MessageReceived(
                        context.account().id(),
                        words.conversation(),
                        words.sender(),
                        words.externalId(),
                        words.sentAt(),
                        null,
                        content,
                        words.replyTo(),
                        words.groupId())
                : new InboundEvent.MessageEdited(
                        context.account().id(), words.conversation(), words.externalId(), words.editedAt(), content);
    }

    private void await(CompletableFuture<Void> all) throws NotTaken, InterruptedException {
        try {
            all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warnf(
                    "Updates of account %s could not be stored (%s); they are told again",
                    context.account().id(), name(failed));
            throw new NotTaken();
        }
    }

    private static String name(Exception failed) {
        return (failed.getCause() == null ? failed : failed.getCause())
                .getClass()
                .getSimpleName();
    }

    @Override
    public void close() {
        fetching.shutdownNow();
    }
}
