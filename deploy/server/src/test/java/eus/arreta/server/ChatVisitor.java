package eus.arreta.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A citizen at the web chat, as {@code docs/web-chat-protocol.md} tells a client to behave: keeps what isn't
 * acknowledged, comes back by itself with its token, and sends again in order.
 */
public final class ChatVisitor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AHEAD = 16;
    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "visitors");
        thread.setDaemon(true);
        return thread;
    });

    private final HttpClient http;
    private final Supplier<URI> server;
    private final Map<String, String> unacknowledged = new LinkedHashMap<>();
    private final List<String> underWay = new ArrayList<>();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private String resume;
    private volatile String conversation;
    private long cursor;
    private WebSocket socket;
    private boolean welcomed;
    private boolean receiptDue;
    private boolean closed;
    private int written;

    /** {@code server} answers where to connect to, asked anew at each try. */
    public ChatVisitor(HttpClient http, Supplier<URI> server) {
        this(http, server, null);
    }

    /** The same with a token that was had before, or with a link's. */
    public ChatVisitor(HttpClient http, Supplier<URI> server, String resume) {
        this.http = http;
        this.server = server;
        this.resume = resume;
        connect();
    }

    /** Writes a message; it is sent now or when the connection is back. */
    public synchronized void write(String text) {
        unacknowledged.put("m-" + "%08d".formatted(written++), text);
        sendNext();
    }

    /** Texts that the server has acknowledged, in that order. */
    public List<String> acknowledged() {
        return acknowledged;
    }

    /** The frames of type {@code message} that were received, in their order. */
    public List<JsonNode> messages() {
        return received;
    }

    /** Texts of the agents' messages that were received, in their order. */
    public List<String> replies() {
        return received.stream()
                .filter(frame -> frame.get("outbound").asBoolean())
                .map(frame -> frame.get("text").asText())
                .toList();
    }

    /** The conversation's address; absent before the first welcome. */
    public String conversation() {
        return conversation;
    }

    private void connect() {
        URI base = server.get();
        URI address = URI.create("ws://" + base.getAuthority() + "/chat/ws");
        http.newWebSocketBuilder()
                .header("Origin", base.toString())
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(address, new Frames())
                .whenComplete((opened, failed) -> {
                    if (failed != null) {
                        comeBack();
                    }
                });
    }

    private synchronized void comeBack() {
        welcomed = false;
        socket = null;
        underWay.clear();
        if (!closed) {
            TIMER.schedule(this::connect, 200, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void hello(WebSocket opened) {
        socket = opened;
        ObjectNode hello =
                frame("hello").put("language", "es").put("chosen", true).put("after", cursor);
        if (resume != null) {
            hello.put("resume", resume);
        }
        send(hello);
    }

    private synchronized void sendNext() {
        if (!welcomed) {
            return;
        }
        for (Map.Entry<String, String> message : unacknowledged.entrySet()) {
            if (underWay.size() >= AHEAD) {
                return;
            }
            if (!underWay.contains(message.getKey())) {
                underWay.add(message.getKey());
                send(frame("message").put("clientId", message.getKey()).put("text", message.getValue()));
            }
        }
    }

    private synchronized void hear(JsonNode frame) {
        switch (frame.get("type").asText()) {
            case "welcome" -> {
                resume = frame.get("resume").asText();
                conversation = frame.get("conversation").asText();
                welcomed = true;
                sendNext();
            }
            case "ack" -> {
                String clientId = frame.get("clientId").asText();
                underWay.remove(clientId);
                String text = unacknowledged.remove(clientId);
                if (text != null) {
                    acknowledged.add(text);
                }
                sendNext();
            }
            case "message" -> {
                cursor = frame.get("cursor").asLong();
                received.add(frame);
                if (!receiptDue) {
                    // One word for all that came in a moment: each would be one more frame that waits for the server.
                    receiptDue = true;
                    TIMER.schedule(this::sendReceipt, 50, TimeUnit.MILLISECONDS);
                }
            }
            case "error" -> sendAgain(frame);
            default -> {
                // errors end in a closed connection or a missing acknowledgement, both of which are dealt with
            }
        }
    }

    private synchronized void sendReceipt() {
        receiptDue = false;
        if (welcomed) {
            send(frame("received").put("cursor", cursor));
        }
    }

    /** What was refused for now is sent again after the pause that the server asks for. */
    private void sendAgain(JsonNode refusal) {
        String clientId = refusal.path("clientId").asText();
        if (underWay.contains(clientId)) {
            TIMER.schedule(
                    () -> {
                        synchronized (this) {
                            underWay.remove(clientId);
                            sendNext();
                        }
                    },
                    Math.max(100, refusal.path("retryAfterMs").asLong()),
                    TimeUnit.MILLISECONDS);
        }
    }

    private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

    private void send(ObjectNode frame) {
        WebSocket open = socket;
        sending = sending.handle((done, failed) -> null)
                .thenCompose(before -> open.sendText(frame.toString(), true))
                .handle((done, failed) -> null);
    }

    private static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("v", 1).put("type", type);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (socket != null) {
            socket.abort();
        }
    }

    /** How many messages of these visitors are acknowledged. */
    public static int acknowledged(Collection<ChatVisitor> visitors) {
        return visitors.stream()
                .mapToInt(visitor -> visitor.acknowledged().size())
                .sum();
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            hello(opened);
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    hear(JSON.readTree(text.toString()));
                } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
                    throw new AssertionError("the server sent something that is no JSON", wrong);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            comeBack();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            comeBack();
        }
    }
}
