package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What a citizen does in a chat in Telegram, with a bot or with an account that a bot answers for; the bot hears of it by updates. */
public final class Phone {

    private final Bot bot;
    private final Chat chat;
    /** The account that the chat is with; null for the bot itself. */
    private final BusinessAccount business;

    Phone(Bot bot, Chat chat, BusinessAccount business) {
        this.bot = bot;
        this.chat = chat;
        this.business = business;
    }

    /** The chat's id, which is the citizen's too. */
    public long id() {
        return chat.id();
    }

    /** What the phone shows, oldest first, as messages of the Bot API. */
    public List<ObjectNode> messages() {
        return chat.messages();
    }

    /** The texts that the bot has sent, oldest first. */
    public List<String> received() {
        return chat.messages().stream()
                .filter(Chat::isOfBot)
                .map(message ->
                        message.path("text").asText(message.path("caption").asText()))
                .toList();
    }

    /** Opens the chat with the bot, by a link that carries something or not. */
    public long start(String payload) {
        return write(payload.isEmpty() ? "/start" : "/start " + payload);
    }

    /** Writes a text; answers its message id. */
    public long write(String text) {
        ObjectNode message = message().put("text", text);
        if (text.startsWith("/")) {
            int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
            message.putArray("entities")
                    .addObject()
                    .put("offset", 0)
                    .put("length", end)
                    .put("type", "bot_command");
        }
        return say(message);
    }

    /** Sends a file: pictures as photos, everything else as a document. */
    public long sendFile(String name, String mediaType, byte[] content, String caption) {
        Bot.StoredFile file = bot.store(name, content);
        ObjectNode message = message();
        ObjectNode part;
        if (mediaType.startsWith("image/")) {
            part = message.putArray("photo").addObject().put("width", 640).put("height", 480);
        } else {
            part = message.putObject("document").put("file_name", name).put("mime_type", mediaType);
        }
        part.put("file_id", Bot.idOf(file))
                .put("file_unique_id", "u" + Bot.idOf(file))
                .put("file_size", content.length);
        if (!caption.isEmpty()) {
            message.put("caption", caption);
        }
        return say(message);
    }

    /** Presses the button that gives the bot this phone's number. */
    public long shareContact(String number) {
        ObjectNode message = message();
        message.putObject("contact")
                .put("phone_number", number)
                .put("first_name", chat.user().path("first_name").asText())
                .put("user_id", chat.id());
        return say(message);
    }

    /** Changes a text that this phone sent. */
    public void edit(long messageId, String text) {
        chat.edited(messageId, text).ifPresent(message -> {
            ObjectNode update = Bot.JSON.createObjectNode();
            update.set(business == null ? "edited_message" : "edited_business_message", message.deepCopy());
            bot.tell(update);
        });
    }

    /** Takes a message back; a bot hears of that only in the chats of an account that it answers for. */
    public void delete(long messageId) {
        chat.remove(messageId);
        if (business != null) {
            ObjectNode deleted = Bot.JSON.createObjectNode().put("business_connection_id", business.connection());
            deleted.set("chat", chat.place());
            deleted.putArray("message_ids").add(messageId);
            business.tell("deleted_business_messages", deleted);
        }
    }

    /** Presses a button below a message of the bot. */
    public void press(long messageId, String data) {
        ObjectNode update = Bot.JSON.createObjectNode();
        ObjectNode query = update.putObject("callback_query")
                .put("id", Long.toString(bot.nextMessageId()))
                .put("chat_instance", Long.toString(chat.id()))
                .put("data", data);
        query.set("from", chat.user());
        chat.message(messageId).ifPresent(message -> query.set("message", message.deepCopy()));
        bot.tell(update);
    }

    /** Blocks the bot, or lets it write again. */
    public void block(boolean now) {
        chat.block(now);
        ObjectNode update = Bot.JSON.createObjectNode();
        ObjectNode member =
                update.putObject("my_chat_member").put("date", Instant.now().getEpochSecond());
        member.set("chat", chat.place());
        member.set("from", chat.user());
        member.putObject("old_chat_member")
                .put("status", now ? "member" : "kicked")
                .set("user", bot.user());
        member.putObject("new_chat_member")
                .put("status", now ? "kicked" : "member")
                .put("until_date", 0)
                .set("user", bot.user());
        bot.tell(update);
    }

    private ObjectNode message() {
        ObjectNode message = Bot.JSON
                .createObjectNode()
                .put("message_id", bot.nextMessageId())
                .put("date", Instant.now().getEpochSecond());
        message.set("from", chat.user());
        message.set("chat", chat.place());
        if (business != null) {
            message.put("business_connection_id", business.connection());
        }
        return message;
    }

    private long say(ObjectNode message) {
        chat.add(message);
        ObjectNode update = Bot.JSON.createObjectNode();
        update.set(business == null ? "message" : "business_message", message.deepCopy());
        bot.tell(update);
        return message.get("message_id").asLong();
    }

    /** What the page shows: everything, with a number that grows with each change. */
    JsonNode picture() {
        ObjectNode picture = Bot.JSON
                .createObjectNode()
                .put("version", chat.version())
                .put("blocked", chat.isBlocked())
                .put("action", chat.action())
                .put("bot", bot.username());
        picture.set("messages", Bot.JSON.valueToTree(chat.messages()));
        return picture;
    }

    void awaitChange(int seen, long millis) throws InterruptedException {
        chat.awaitChange(seen, millis);
    }
}
