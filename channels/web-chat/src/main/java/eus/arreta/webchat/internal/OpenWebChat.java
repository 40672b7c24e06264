package eus.arreta.webchat.internal;

import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Frame;
import eus.arreta.channelapi.Health;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.channelapi.SendResult;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * A web chat account that is open on this replica. A message for a visitor is already in the history when it is to be
 * sent, so sending is telling every replica to look; who is not there finds it on coming back.
 */
public final class OpenWebChat implements RunningAccount {

    private static final String DELIVER = "deliver";
    private static final String TYPING = "typing";

    private final AdapterContext context;
    private final AccountSettings settings;
    private final OpenAccounts accounts;
    private final Conversations conversations = new Conversations();
    private final Set<ChatConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public OpenWebChat(AdapterContext context, OpenAccounts accounts) {
        this.context = context;
        this.settings = AccountSettings.of(context.account());
        this.accounts = accounts;
        context.onFrame(this::hear);
    }

    UUID id() {
        return context.account().id();
    }

    AllowedOrigins allowedOrigins() {
        return settings.allowedOrigins();
    }

    /** Begins the conversation over a socket that has just opened. */
    ChatConnection connect(Wire wire, ChatLimits limits, Executor executor, LongSupplier nanos) {
        ChatConnection connection = new ChatConnection(context, conversations, limits, wire, executor, nanos);
        connections.add(connection);
        if (stopped) {
            connection.close(Closing.RESTARTING);
        }
        return connection;
    }

    /** The socket has closed. */
    void disconnected(ChatConnection connection) {
        connection.gone();
        connections.remove(connection);
    }

    @Override
    public SendResult send(OutboundCommand command) {
        if (command instanceof OutboundCommand.EditMessage) {
            return new SendResult.Failed("not-supported");
        }
        String kind = command instanceof OutboundCommand.ShowTyping ? TYPING : DELIVER;
        context.broadcast(new Frame(kind, command.conversation(), ""));
        return new SendResult.Sent(null);
    }

    private void hear(Frame frame) {
        if (DELIVER.equals(frame.kind())) {
            conversations.at(frame.conversation()).forEach(ChatConnection::wake);
        } else if (TYPING.equals(frame.kind())) {
            conversations.at(frame.conversation()).forEach(ChatConnection::showTyping);
        }
    }

    @Override
    public Health health() {
        return new Health(!stopped, stopped ? "stopped" : "running", Map.of("connections", connections.size()));
    }

    @Override
    public void stop() {
        stopped = true;
        accounts.closed(this);
        connections.forEach(connection -> connection.close(Closing.RESTARTING));
    }
}
