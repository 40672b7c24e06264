package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The methods of the Bot API that this server has. */
final class BotMethods {

    private static final ObjectMapper JSON = Bot.JSON;
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_DATA = 64;
    private static final int LARGEST_DOWNLOAD = 20 * 1024 * 1024;
    private static final int LONGEST_POLL = 50;
    private static final Duration DELETIONS = Duration.ofHours(48);

    /** One method: what it answers, or a {@link Refusal}. */
    @FunctionalInterface
    private interface Method {
        JsonNode carryOut(Bot bot, Parameters call) throws IOException, InterruptedException;
    }

    private static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("getme", (bot, call) -> me(bot)),
            Map.entry("getupdates", BotMethods::getUpdates),
            Map.entry("setwebhook", BotMethods::setWebhook),
            Map.entry("deletewebhook", BotMethods::deleteWebhook),
            Map.entry("getwebhookinfo", (bot, call) -> webhookInfo(bot)),
            Map.entry("sendmessage", BotMethods::sendMessage),
            Map.entry("sendphoto", (bot, call) -> sendFile(bot, call, "photo")),
            Map.entry("senddocument", (bot, call) -> sendFile(bot, call, "document")),
            Map.entry("sendvideo", (bot, call) -> sendFile(bot, call, "video")),
            Map.entry("sendaudio", (bot, call) -> sendFile(bot, call, "audio")),
            Map.entry("sendvoice", (bot, call) -> sendFile(bot, call, "voice")),
            Map.entry("sendmediagroup", BotMethods::sendAlbum),
            Map.entry("editmessagetext", BotMethods::editText),
            Map.entry("editmessagecaption", BotMethods::editCaption),
            Map.entry("deletebusinessmessages", BotMethods::deleteOfAccount),
            Map.entry("editmessagereplymarkup", BotMethods::editButtons),
            Map.entry("deletemessage", BotMethods::delete),
            Map.entry("sendchataction", BotMethods::showAction),
            Map.entry("answercallbackquery", (bot, call) -> yes()),
            Map.entry("setmycommands", (bot, call) -> yes()),
            Map.entry("leavechat", (bot, call) -> yes()),
            Map.entry("getfile", BotMethods::getFile),
            Map.entry("getbusinessconnection", (bot, call) -> bot.connected(call.text("business_connection_id"))
                    .picture()));

    private BotMethods() {}

    /** @throws Refusal as Telegram words it */
    static JsonNode carryOut(Bot bot, String method, Parameters call) throws IOException, InterruptedException {
        Method found = METHODS.get(method.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new Refusal(404, "Not Found");
        }
        return found.carryOut(bot, call);
    }

    private static JsonNode yes() {
        return JSON.getNodeFactory().booleanNode(true);
    }

    private static JsonNode me(Bot bot) {
        return bot.user()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", true);
    }

    private static JsonNode getUpdates(Bot bot, Parameters call) throws IOException, InterruptedException {
        allow(bot, call);
        ArrayNode updates = JSON.createArrayNode();
        int limit = (int) Math.min(Math.max(call.number("limit", 100), 1), 100);
        long seconds = Math.min(call.number("timeout", 0), LONGEST_POLL);
        bot.updates().poll(call.number("offset", 0), limit, seconds * 1_000).forEach(updates::add);
        return updates;
    }

    private static void allow(Bot bot, Parameters call) throws IOException {
        JsonNode kinds = call.json("allowed_updates");
        if (kinds != null) {
            Set<String> allowed = new HashSet<>();
            kinds.forEach(kind -> allowed.add(kind.asText()));
            bot.allow(allowed);
        }
    }

    private static JsonNode setWebhook(Bot bot, Parameters call) throws IOException {
        allow(bot, call);
        bot.setWebhook(call.text("url"), call.text("secret_token"));
        return yes();
    }

    private static JsonNode deleteWebhook(Bot bot, Parameters call) {
        bot.deleteWebhook();
        if (call.values().path("drop_pending_updates").asBoolean()) {
            bot.updates().clear();
        }
        return yes();
    }

    private static JsonNode webhookInfo(Bot bot) {
        Webhook webhook = bot.webhook();
        ObjectNode info = JSON.createObjectNode()
                .put("url", webhook == null ? "" : webhook.url())
                .put("has_custom_certificate", false)
                .put("pending_update_count", bot.pending());
        if (webhook != null && webhook.lastErrorAt() > 0) {
            info.put("last_error_date", webhook.lastErrorAt()).put("last_error_message", webhook.lastError());
        }
        return info;
    }

    private static JsonNode sendMessage(Bot bot, Parameters call) throws IOException {
        Chat chat = chat(bot, call);
        ObjectNode message = message(bot, chat, call);
        message.put("text", checkedText(call.text("text")));
        putEntities(message, call, "entities");
        add(bot, chat, message);
        return message;
    }

    private static String checkedText(String text) {
        if (text.isBlank()) {
            throw new Refusal(400, "Bad Request: message text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(400, "Bad Request: message is too long");
        }
        return text;
    }

    private static ObjectNode message(Bot bot, Chat chat, Parameters call) throws IOException {
        String connection = call.text("business_connection_id");
        ObjectNode message = connection.isEmpty()
                ? ownMessage(bot, chat)
                : bot.connected(connection).messageOfBot(chat);
        JsonNode reply = call.json("reply_parameters");
        if (reply != null && reply.has("message_id")) {
            chat.message(reply.get("message_id").asLong())
                    .ifPresentOrElse(
                            answered -> message.set("reply_to_message", answered.deepCopy()),
                            () -> refuseUnlessAllowed(reply));
        }
        JsonNode buttons = call.json("reply_markup");
        if (buttons != null && buttons.has("inline_keyboard")) {
            check(buttons);
            message.set("reply_markup", buttons);
        } else if (buttons != null) {
            // Telegram doesn't show it in the message; the phone keeps it below the field until another one comes.
            message.set("keyboard", buttons);
        }
        return message;
    }

    private static ObjectNode ownMessage(Bot bot, Chat chat) {
        ObjectNode message = JSON.createObjectNode()
                .put("message_id", bot.nextMessageId())
                .put("date", Instant.now().getEpochSecond());
        message.set("from", bot.user());
        message.set("chat", chat.place());
        return message;
    }

    /** The chat that a call is about: the bot's own, or one of an account that it answers for. */
    private static Chat chat(Bot bot, Parameters call) {
        String connection = call.text("business_connection_id");
        long id = call.number("chat_id", 0);
        return connection.isEmpty() ? bot.chat(id) : bot.connected(connection).chatForReply(id);
    }

    /** What a bot sends for an account is told to the bot, as everything in that account's chats. */
    private static void add(Bot bot, Chat chat, ObjectNode message) {
        chat.add(message);
        if (message.has("business_connection_id")) {
            bot.connected(message.get("business_connection_id").asText()).tell("business_message", message);
        }
    }

    private static void refuseUnlessAllowed(JsonNode reply) {
        if (!reply.path("allow_sending_without_reply").asBoolean()) {
            throw new Refusal(400, "Bad Request: message to be replied not found");
        }
    }

    private static void check(JsonNode buttons) {
        for (JsonNode row : buttons.get("inline_keyboard")) {
            for (JsonNode button : row) {
                int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
                if (bytes > LONGEST_DATA) {
                    throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
                }
            }
        }
    }

    private static JsonNode sendFile(Bot bot, Parameters call, String kind) throws IOException {
        Chat chat = chat(bot, call);
        ObjectNode message = message(bot, chat, call);
        Parameters.Upload upload = call.files().values().stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "Bad Request: there is no " + kind + " in the request"));
        putFile(bot, message, kind, upload);
        putCaption(message, call.text("caption"));
        putEntities(message, call, "caption_entities");
        add(bot, chat, message);
        return message;
    }

    private static void putCaption(ObjectNode message, String caption) {
        if (caption.length() > LONGEST_CAPTION) {
            throw new Refusal(400, "Bad Request: message caption is too long");
        }
        if (!caption.isEmpty()) {
            message.put("caption", caption);
        }
    }

    private static void putEntities(ObjectNode message, Parameters call, String name) throws IOException {
        JsonNode entities = entities(call, name);
        if (!entities.isNull()) {
            message.set(name, entities);
        }
    }

    private static JsonNode entities(Parameters call, String name) throws IOException {
        JsonNode entities = call.json(name);
        return entities == null || entities.isEmpty() ? JSON.nullNode() : entities;
    }

    private static void putFile(Bot bot, ObjectNode message, String kind, Parameters.Upload upload) {
        Bot.StoredFile file = bot.store(upload.name(), upload.content());
        ObjectNode part = kind.equals("photo")
                ? message.putArray(kind).addObject().put("width", 640).put("height", 480)
                : message.putObject(kind).put("file_name", upload.name());
        part.put("file_id", Bot.idOf(file))
                .put("file_unique_id", "u" + Bot.idOf(file))
                .put("file_size", upload.content().length);
    }

    private static JsonNode sendAlbum(Bot bot, Parameters call) throws IOException {
        Chat chat = chat(bot, call);
        JsonNode media = call.json("media");
        if (media == null || media.size() < 2 || media.size() > 10) {
            throw new Refusal(400, "Bad Request: an album has 2 to 10 items");
        }
        ArrayNode sent = JSON.createArrayNode();
        String group = Long.toString(bot.nextMessageId());
        for (JsonNode item : media) {
            Parameters.Upload upload =
                    call.files().get(item.get("media").asText().replace("attach://", ""));
            if (upload == null) {
                throw new Refusal(400, "Bad Request: a file of the album is missing");
            }
            ObjectNode message = message(bot, chat, call).put("media_group_id", group);
            putFile(bot, message, item.get("type").asText(), upload);
            putCaption(message, item.path("caption").asText());
            sent.add(message);
        }
        sent.forEach(message -> add(bot, chat, (ObjectNode) message));
        return sent;
    }

    private static ObjectNode own(Chat chat, Parameters call) {
        return chat.message(call.number("message_id", 0))
                .filter(Chat::isOfBot)
                .orElseThrow(() -> new Refusal(400, "Bad Request: message to edit not found"));
    }

    private static JsonNode editText(Bot bot, Parameters call) throws IOException {
        if (!own(chat(bot, call), call).has("text")) {
            throw new Refusal(400, "Bad Request: there is no text in the message to edit");
        }
        ObjectNode fields = JSON.createObjectNode().put("text", checkedText(call.text("text")));
        fields.set("entities", entities(call, "entities"));
        setButtons(call, fields);
        return edit(bot, call, fields);
    }

    private static JsonNode editCaption(Bot bot, Parameters call) throws IOException {
        ObjectNode fields = JSON.createObjectNode();
        putCaption(fields, call.text("caption"));
        fields.set("caption_entities", entities(call, "caption_entities"));
        setButtons(call, fields);
        return edit(bot, call, fields);
    }

    private static JsonNode editButtons(Bot bot, Parameters call) throws IOException {
        ObjectNode fields = JSON.createObjectNode();
        setButtons(call, fields);
        return edit(bot, call, fields);
    }

    /** An edit that names no buttons takes those away that there are. */
    private static void setButtons(Parameters call, ObjectNode fields) throws IOException {
        JsonNode buttons = call.json("reply_markup");
        boolean some = buttons != null && !buttons.path("inline_keyboard").isEmpty();
        fields.set("reply_markup", some ? buttons : JSON.nullNode());
    }

    private static JsonNode edit(Bot bot, Parameters call, ObjectNode fields) {
        Chat chat = chat(bot, call);
        ObjectNode message = own(chat, call);
        if (!chat.change(message, fields)) {
            throw new Refusal(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
                            + " the same as a current content and reply markup of the message");
        }
        return message.deepCopy();
    }

    private static JsonNode delete(Bot bot, Parameters call) {
        Chat chat = chat(bot, call);
        long id = call.number("message_id", 0);
        ObjectNode message =
                chat.message(id).orElseThrow(() -> new Refusal(400, "Bad Request: message to delete not found"));
        if (message.path("date").asLong() < Instant.now().minus(DELETIONS).getEpochSecond()) {
            throw new Refusal(400, "Bad Request: message can't be deleted for everyone");
        }
        chat.remove(id);
        return yes();
    }

    private static JsonNode deleteOfAccount(Bot bot, Parameters call) throws IOException {
        BusinessAccount account = bot.connected(call.text("business_connection_id"));
        JsonNode ids = call.json("message_ids");
        if (ids == null || ids.isEmpty()) {
            throw new Refusal(400, "Bad Request: message identifiers are not specified");
        }
        account.requireDeletions();
        ids.forEach(id -> account.remove(id.asLong()));
        return yes();
    }

    private static JsonNode showAction(Bot bot, Parameters call) {
        chat(bot, call).show(call.text("action"));
        return yes();
    }

    private static JsonNode getFile(Bot bot, Parameters call) {
        Bot.StoredFile file = bot.file(call.text("file_id"));
        if (file == null) {
            throw new Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        if (file.content().length > LARGEST_DOWNLOAD) {
            throw new Refusal(400, "Bad Request: file is too big");
        }
        return JSON.createObjectNode()
                .put("file_id", call.text("file_id"))
                .put("file_unique_id", "u" + call.text("file_id"))
                .put("file_size", file.content().length)
                .put("file_path", file.path());
    }
}
