package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Telegram account with a phone number whose owner lets a bot read and answer its chats. The bot hears of it by
 * {@code business_connection}, and of its chats in both directions.
 */
public final class BusinessAccount {

    /** After a citizen's message a bot may answer for so long. */
    private static final Duration REPLIES = Duration.ofHours(24);

    private final Bot bot;
    private final ObjectNode owner;
    private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
    private volatile String connection;
    private volatile long connectedAt;
    private volatile boolean enabled;
    private volatile boolean mayReply;
    private volatile boolean mayDelete = true;

    BusinessAccount(Bot bot, long ownerId, String name) {
        this.bot = bot;
        this.owner = Bot.JSON
                .createObjectNode()
                .put("id", ownerId)
                .put("is_bot", false)
                .put("first_name", name);
    }

    /** The owner connects the bot, once more or for the first time: there is a new connection with an id of its own. */
    public void connect() {
        connectAs("connection-" + bot.nextMessageId());
    }

    /** The same with an id that is known before. */
    public void connectAs(String id) {
        connection = id;
        connectedAt = Instant.now().getEpochSecond();
        enabled = true;
        mayReply = true;
        tell();
    }

    /** Connects where nothing is connected yet. */
    synchronized BusinessAccount connected() {
        if (connection == null) {
            connect();
        }
        return this;
    }

    /** The owner lets the bot answer, or only read from now on. */
    public void letReply(boolean now) {
        mayReply = now;
        tell();
    }

    /** The owner takes the bot away. */
    public void disconnect() {
        enabled = false;
        tell();
    }

    /** The id of the present connection. */
    public String connection() {
        return connection;
    }

    /** A citizen's phone in a chat with this account, which is another chat than the one with the bot. */
    public Phone phone(long userId, String firstName, String language) {
        ObjectNode user = Bot.JSON
                .createObjectNode()
                .put("id", userId)
                .put("is_bot", false)
                .put("first_name", firstName)
                .put("language_code", language);
        return new Phone(bot, chats.computeIfAbsent(userId, unknown -> new Chat(userId, user)), this);
    }

    /** The owner writes to a citizen from the account's own phone; answers the message's id. */
    public long write(Phone to, String text) {
        Chat chat = chats.get(to.id());
        ObjectNode message = message(chat).put("text", text);
        chat.add(message);
        tell("business_message", message);
        return message.get("message_id").asLong();
    }

    /** The owner changes what they wrote. */
    public void edit(Phone to, long messageId, String text) {
        chats.get(to.id()).edited(messageId, text).ifPresent(message -> tell("edited_business_message", message));
    }

    private ObjectNode message(Chat chat) {
        ObjectNode message = Bot.JSON
                .createObjectNode()
                .put("message_id", bot.nextMessageId())
                .put("date", Instant.now().getEpochSecond())
                .put("business_connection_id", connection);
        message.set("from", owner.deepCopy());
        message.set("chat", chat.place());
        return message;
    }

    /** A message that the bot sends for the owner; it is told to the bot once it stands in the chat. */
    ObjectNode messageOfBot(Chat chat) {
        ObjectNode message = message(chat);
        message.set("sender_business_bot", bot.user());
        return message;
    }

    /** The owner lets the bot take messages back, or not any more. */
    public void letDelete(boolean now) {
        mayDelete = now;
        tell();
    }

    /** @throws Refusal when the bot may take nothing back */
    void requireDeletions() {
        if (!mayDelete) {
            throw new Refusal(400, "Bad Request: BUSINESS_CONNECTION_NOT_ALLOWED");
        }
    }

    /** A message goes, in whichever chat of this account it stands. */
    void remove(long message) {
        chats.values().forEach(chat -> chat.remove(message));
    }

    void tell(String kind, ObjectNode message) {
        ObjectNode update = Bot.JSON.createObjectNode();
        update.set(kind, message.deepCopy());
        bot.tell(update);
    }

    boolean is(String connectionId) {
        return connectionId.equals(connection);
    }

    /** @throws Refusal when the bot may not write there now */
    Chat chatForReply(long chatId) {
        if (!enabled) {
            throw new Refusal(400, "Bad Request: BUSINESS_CONNECTION_INVALID");
        }
        if (!mayReply) {
            throw new Refusal(400, "Bad Request: BUSINESS_CONNECTION_NOT_ALLOWED");
        }
        Chat chat = chats.get(chatId);
        if (chat == null) {
            throw new Refusal(400, "Bad Request: chat not found");
        }
        long since = Instant.now().minus(REPLIES).getEpochSecond();
        if (!chat.wroteSince(since)) {
            throw new Refusal(400, "Bad Request: BUSINESS_PEER_USAGE_MISSING");
        }
        return chat;
    }

    /** As {@code getBusinessConnection} answers it. */
    ObjectNode picture() {
        ObjectNode picture = Bot.JSON
                .createObjectNode()
                .put("id", connection)
                .put("user_chat_id", owner.get("id").asLong())
                .put("date", connectedAt)
                .put("is_enabled", enabled);
        picture.set("user", owner.deepCopy());
        if (enabled) {
            picture.putObject("rights").put("can_reply", mayReply).put("can_read_messages", true);
        }
        return picture;
    }

    private void tell() {
        tell("business_connection", picture());
    }
}
