package eus.arreta.webchat.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.HistoryItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** A visitor's browser at the other end of a connection, with a clock of its own that the test moves. */
final class Browser implements Wire {

    static final ChatLimits LIMITS = new ChatLimits(50, 200, Duration.ofSeconds(60));
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Void>> unread = new CopyOnWriteArrayList<>();
    final Conversations conversations = new Conversations();
    final ChatConnection connection;
    volatile Closing closing;
    volatile boolean reads = true;
    private volatile long nanos = 1;

    Browser(AdapterContext context, Executor executor) {
        connection = new ChatConnection(context, conversations, LIMITS, this, executor, () -> nanos);
    }

    /** One whose frames are handled at once, on the test's own thread. */
    Browser(AdapterContext context) {
        this(context, Runnable::run);
    }

    static HistoryItem outbound(long cursor, DeliveryState delivery) {
        return new HistoryItem(
                cursor,
                new UUID(0, cursor),
                true,
                null,
                Instant.parse("2026-05-04T10:00:00Z"),
                "Ane",
                delivery,
                List.of(new Content.Text("reply " + cursor)));
    }

    Browser sends(String frame) {
        connection.receive(frame.replace('\'', '"'));
        return this;
    }

    Browser saysHello() {
        return sends("{'v':1,'type':'hello'}");
    }

    Browser resumes(String token, long after) {
        return sends("{'v':1,'type':'hello','resume':'" + token + "','after':" + after + "}");
    }

    Browser writes(String clientId, String text) {
        return sends("{'v':1,'type':'message','clientId':'" + clientId + "','text':'" + text + "'}");
    }

    void passes(Duration time) {
        nanos += time.toNanos();
        connection.tick();
    }

    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(frame -> type.equals(frame.path("type").asText()))
                .toList();
    }

    List<String> heard(String type, String field) {
        return heard(type).stream().map(frame -> frame.path(field).asText()).toList();
    }

    List<String> errors() {
        return heard("error", "code");
    }

    @Override
    public CompletionStage<Void> send(String text) {
        try {
            heard.add(JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
        CompletableFuture<Void> taken = new CompletableFuture<>();
        if (reads) {
            taken.complete(null);
        } else {
            unread.add(taken);
        }
        return taken;
    }

    @Override
    public void close(Closing why) {
        closing = closing == null ? why : closing;
    }
}
