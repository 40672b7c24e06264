package eus.arreta.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.bench.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection of the chat's protocol (docs/web-chat-protocol.md): JSON frames in both directions. */
final class ChatLine implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 30;

    private final WebSocket socket;
    /** A WebSocket takes one text at a time. */
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);

    private ChatLine(WebSocket socket) {
        this.socket = socket;
    }

    /** Connects as a page of the server's own would; {@code frames} gets each frame that comes. */
    static ChatLine open(Stage stage, HttpClient client, Consumer<JsonNode> frames) {
        URI url = URI.create(stage.url().toString().replaceFirst("^http", "ws") + "/chat/ws");
        WebSocket socket = client.newWebSocketBuilder()
                .header("Origin", stage.url().toString())
                .buildAsync(url, new Frames(frames))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return new ChatLine(socket);
    }

    /** A new frame of that type; {@link #send} sends it. */
    static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("v", 1).put("type", type);
    }

    synchronized void send(ObjectNode frame) {
        String text = frame.toString();
        lastSent = lastSent.thenCompose(sent -> socket.sendText(text, true));
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts parts of a text together. */
    private static final class Frames implements WebSocket.Listener {
        private final Consumer<JsonNode> frames;
        private final StringBuilder text = new StringBuilder();

        Frames(Consumer<JsonNode> frames) {
            this.frames = frames;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                try {
                    frames.accept(JSON.readTree(whole));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
            webSocket.request(1);
            return null;
        }
    }
}
