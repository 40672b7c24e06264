package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A private chat of a citizen with a bot, as the citizen's phone shows it. */
final class Chat {

    private final long id;
    private final ObjectNode user;
    private final List<ObjectNode> messages = new ArrayList<>();
    private boolean blocked;
    private int version;
    private long citizenWroteAt;
    private String action = "";

    Chat(long id, ObjectNode user) {
        this.id = id;
        this.user = user;
    }

    long id() {
        return id;
    }

    /** The citizen, as {@code from} of an update. */
    ObjectNode user() {
        return user.deepCopy();
    }

    /** The place, as {@code chat} of an update. */
    ObjectNode place() {
        ObjectNode place = user();
        place.remove(List.of("is_bot", "language_code"));
        return place.put("id", id).put("type", "private");
    }

    static boolean isOfBot(ObjectNode message) {
        return message.path("from").path("is_bot").asBoolean() || message.has("sender_business_bot");
    }

    synchronized void add(ObjectNode message) {
        messages.add(message);
        if (message.path("from").path("id").asLong() == id) {
            citizenWroteAt = message.path("date").asLong();
        }
        action = "";
        changed();
    }

    /** Whether the citizen has written since then, in seconds of the epoch; what they took back meanwhile counts. */
    synchronized boolean wroteSince(long then) {
        return citizenWroteAt >= then;
    }

    synchronized Optional<ObjectNode> message(long messageId) {
        return messages.stream()
                .filter(one -> one.path("message_id").asLong() == messageId)
                .findFirst();
    }

    /** Sets some fields of a message; those that are null are taken away. Answers false when nothing differs. */
    synchronized boolean change(ObjectNode message, ObjectNode fields) {
        ObjectNode before = message.deepCopy();
        fields.properties().forEach(field -> set(message, field.getKey(), field.getValue()));
        changed();
        return !before.equals(message);
    }

    /** Other words for a message, as who wrote it changes them. */
    Optional<ObjectNode> edited(long messageId, String text) {
        Optional<ObjectNode> message = message(messageId);
        message.ifPresent(found -> change(
                found,
                Bot.JSON
                        .createObjectNode()
                        .put("text", text)
                        .put("edit_date", Instant.now().getEpochSecond())));
        return message;
    }

    private static void set(ObjectNode message, String name, JsonNode value) {
        if (value.isNull()) {
            message.remove(name);
        } else {
            message.set(name, value);
        }
    }

    synchronized boolean remove(long messageId) {
        changed();
        return messages.removeIf(one -> one.path("message_id").asLong() == messageId);
    }

    synchronized List<ObjectNode> messages() {
        return messages.stream().map(ObjectNode::deepCopy).toList();
    }

    synchronized boolean isBlocked() {
        return blocked;
    }

    synchronized void block(boolean now) {
        blocked = now;
        changed();
    }

    /** The bot's "is writing" and such, until the next message. */
    synchronized void show(String chatAction) {
        action = chatAction;
        changed();
    }

    synchronized String action() {
        return action;
    }

    synchronized int version() {
        return version;
    }

    /** Waits until something has changed since that version, or so long. */
    synchronized void awaitChange(int seen, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (version == seen && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    private void changed() {
        version++;
        notifyAll();
    }
}
