package eus.arreta.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.bench.Stage;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A citizen who chats: remembers when each message was sent and acknowledged. */
final class Visitor implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Stage stage;
    private final HttpClient client;
    private final int number;
    private final ChatLine line;
    private final CompletableFuture<String> resume = new CompletableFuture<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    /** Connects and is welcomed to a conversation of its own. */
    Visitor(Stage stage, HttpClient client, int number) {
        this.stage = stage;
        this.client = client;
        this.number = number;
        this.line = ChatLine.open(stage, client, this::hear);
        line.send(ChatLine.frame("hello").put("language", "eu"));
        resume.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void hear(JsonNode frame) {
        long now = System.nanoTime();
        switch (frame.path("type").asText()) {
            case "welcome" -> resume.complete(frame.path("resume").asText());
            case "ack" -> acknowledged.putIfAbsent(frame.path("clientId").asText(), now);
            case "error" -> refused.incrementAndGet();
            default -> {
                // what else comes is of no interest here
            }
        }
    }

    /** Writes a message; {@code round} makes it unlike all others of this visitor. */
    void write(int round) {
        String clientId = "visitor-" + number + "-" + round;
        String text = "Kaixo, hirugarren aldiz idazten dut: noiz izango dut erantzuna? (" + clientId + ")";
        sent.put(clientId, System.nanoTime());
        line.send(ChatLine.frame("message").put("clientId", clientId).put("text", text));
    }

    /** Keeps only what is written from now on. */
    void forget() {
        sent.clear();
        acknowledged.clear();
        refused.set(0);
    }

    /** When ({@link System#nanoTime()}) each message was sent, by its client id. */
    Map<String, Long> sent() {
        return sent;
    }

    /** When each message was acknowledged. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** How many error frames have come. */
    int refused() {
        return refused.get();
    }

    /** The conversation as the server has it: comes back on a new connection and reads all; message id by client id. */
    Map<String, String> history() {
        Map<String, String> ids = new ConcurrentHashMap<>();
        CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        try (ChatLine back = ChatLine.open(stage, client, frame -> {
            switch (frame.path("type").asText()) {
                case "message" -> {
                    if (frame.hasNonNull("clientId")) {
                        ids.put(
                                frame.path("clientId").asText(),
                                frame.path("id").asText());
                    }
                }
                case "caught-up" -> caughtUp.complete(null);
                default -> {
                    // what else comes is of no interest here
                }
            }
        })) {
            back.send(ChatLine.frame("hello").put("resume", resume.join()).put("after", 0));
            caughtUp.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
        return ids;
    }

    @Override
    public void close() {
        line.close();
    }
}
