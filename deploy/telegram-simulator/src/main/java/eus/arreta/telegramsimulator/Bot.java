package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A bot that this server knows, with its chats and what happened to it. */
public final class Bot {

    static final ObjectMapper JSON = new ObjectMapper();

    /** A file that was sent either way. */
    record StoredFile(String path, String name, byte[] content) {}

    private final String token;
    private final String username;
    private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
    private final Map<Long, BusinessAccount> businessAccounts = new ConcurrentHashMap<>();
    private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    // Ids go on where an earlier run stopped, so that what a receiver knows already is never taken for something new.
    private final AtomicLong messageIds = new AtomicLong(Instant.now().getEpochSecond());
    private final AtomicLong fileIds = new AtomicLong();
    private final Updates updates = new Updates(Instant.now().getEpochSecond());
    private volatile Webhook webhook;

    Bot(String token, String username) {
        this.token = token;
        this.username = username;
    }

    public String token() {
        return token;
    }

    public String username() {
        return username;
    }

    /** The bot's own user id: what stands before the colon of its token. */
    long id() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    ObjectNode user() {
        return JSON.createObjectNode()
                .put("id", id())
                .put("is_bot", true)
                .put("first_name", username)
                .put("username", username);
    }

    /** A citizen's phone with a chat with this bot; the same id is the same phone. */
    public Phone phone(long userId, String firstName, String language) {
        ObjectNode user = JSON.createObjectNode()
                .put("id", userId)
                .put("is_bot", false)
                .put("first_name", firstName)
                .put("language_code", language);
        return new Phone(this, chats.computeIfAbsent(userId, unknown -> new Chat(userId, user)), null);
    }

    /** An account with a phone number, whose owner has not connected this bot yet; the same id is the same account. */
    public BusinessAccount businessAccount(long ownerId, String name) {
        return businessAccounts.computeIfAbsent(ownerId, unknown -> new BusinessAccount(this, ownerId, name));
    }

    /** The account whose present connection that is. */
    BusinessAccount connected(String connection) {
        return businessAccounts.values().stream()
                .filter(account -> account.is(connection))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "Bad Request: business connection not found"));
    }

    Chat chat(long chatId) {
        Chat chat = chats.get(chatId);
        if (chat == null) {
            throw new Refusal(400, "Bad Request: chat not found");
        }
        if (chat.isBlocked()) {
            throw new Refusal(403, "Forbidden: bot was blocked by the user");
        }
        return chat;
    }

    /** Tells the bot of something, as it stands; without an {@code update_id} it gets the next one. */
    public void tell(ObjectNode update) {
        updates.add(update);
    }

    /** Everything that waits is lost, as what nobody asked for within a day. */
    public void forgetUpdates() {
        updates.clear();
    }

    /** How many updates the bot has not confirmed. */
    public int pending() {
        return updates.size();
    }

    /** Every call that arrived, oldest first. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one method, oldest first. */
    public List<Call> calls(String method) {
        return calls.stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    void record(Call call) {
        calls.add(call);
    }

    long nextMessageId() {
        return messageIds.incrementAndGet();
    }

    StoredFile store(String name, byte[] content) {
        String id = "file" + fileIds.incrementAndGet();
        return store(id, name, content);
    }

    /** A file under the id that an update names. */
    public void keepFile(String fileId, String name, byte[] content) {
        store(fileId, name, content);
    }

    private StoredFile store(String id, String name, byte[] content) {
        StoredFile file = new StoredFile("documents/" + id, name, content);
        files.put(id, file);
        return file;
    }

    static String idOf(StoredFile file) {
        return file.path().substring(file.path().indexOf('/') + 1);
    }

    StoredFile file(String id) {
        return files.get(id);
    }

    Updates updates() {
        return updates;
    }

    Webhook webhook() {
        return webhook;
    }

    void allow(Set<String> kinds) {
        updates.allow(kinds);
    }

    synchronized void setWebhook(String url, String secret) {
        deleteWebhook();
        if (!url.isEmpty()) {
            updates.deliverByWebhook(true);
            webhook = new Webhook(url, secret, updates);
        }
    }

    synchronized void deleteWebhook() {
        if (webhook != null) {
            webhook.close();
            webhook = null;
        }
        updates.deliverByWebhook(false);
    }
}
