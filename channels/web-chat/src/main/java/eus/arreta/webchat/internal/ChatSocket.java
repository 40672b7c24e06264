package eus.arreta.webchat.internal;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * The chat's socket: hands what comes in to a {@link ChatConnection}. Frames are taken on the event loop as they come
 * ({@code CONCURRENT}), so that none waits where nobody counts them.
 */
@WebSocket(
        path = "/chat/ws",
        endpointId = ChatSocket.ENDPOINT,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
@Singleton
public class ChatSocket {

    static final String ENDPOINT = "web-chat";

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);
    private static final TypedKey<ChatConnection> CONNECTION = new TypedKey<>("arreta.web-chat.connection");
    private static final long TICK_MILLIS = 1_000;

    private final ChatLimits limits;
    private final int mostConnections;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();
    private final Map<String, ChatConnection> open = new ConcurrentHashMap<>();

    ChatSocket(WebChatConfiguration configuration) {
        this.limits = new ChatLimits(
                configuration.messagesPerSecond(), configuration.messagesBurst(), configuration.lookAgain());
        this.mostConnections = configuration.connections();
    }

    void startTicking(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(TICK_MILLIS, timer -> open.values().forEach(ChatConnection::tick));
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        Wire wire = new SocketWire(socket);
        if (open.size() >= mostConnections) {
            wire.close(Closing.FULL);
            return;
        }
        ChatConnection connection =
                socket.userData().get(ChatUpgradeCheck.ACCOUNT).connect(wire, limits, workers, System::nanoTime);
        socket.userData().put(CONNECTION, connection);
        open.put(socket.id(), connection);
    }

    @OnTextMessage
    @NonBlocking
    void received(String text, WebSocketConnection socket) {
        ChatConnection connection = socket.userData().get(CONNECTION);
        if (connection != null) {
            connection.receive(text);
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        ChatConnection connection = open.remove(socket.id());
        if (connection != null) {
            socket.userData().get(ChatUpgradeCheck.ACCOUNT).disconnected(connection);
        }
    }

    /** The cause's message may quote what a person wrote, so only its kind is told. */
    @OnError
    @NonBlocking
    void failed(Throwable cause, WebSocketConnection socket) {
        LOG.debugf("a web chat connection failed (%s)", cause.getClass().getName());
        new SocketWire(socket).close(Closing.FAILED);
    }

    private record SocketWire(WebSocketConnection socket) implements Wire {

        @Override
        public CompletionStage<Void> send(String text) {
            return socket.sendText(text).subscribeAsCompletionStage();
        }

        @Override
        public void close(Closing closing) {
            if (socket.isOpen()) {
                socket.close(new CloseReason(closing.code(), closing.reason()))
                        .subscribe()
                        .with(closed -> {}, alreadyGone -> {});
            }
        }
    }
}
