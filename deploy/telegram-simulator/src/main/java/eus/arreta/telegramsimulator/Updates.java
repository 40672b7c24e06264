package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What a bot has not taken yet, in order; one poller at a time waits for it. */
final class Updates {

    private final Deque<ObjectNode> waiting = new ArrayDeque<>();
    private Set<String> allowed = Set.of();
    private long nextId;
    private long poller;
    private boolean webhook;

    Updates(long firstId) {
        this.nextId = firstId;
    }

    /** Adds an update, with an id of its own where it has none, unless the bot doesn't ask for its kind. */
    synchronized void add(ObjectNode update) {
        if (!update.has("update_id")) {
            update.put("update_id", nextId);
            nextId++;
        } else {
            nextId = Math.max(nextId, update.get("update_id").asLong() + 1);
        }
        if (isAllowed(update)) {
            waiting.add(update);
            notifyAll();
        }
    }

    private boolean isAllowed(ObjectNode update) {
        List<String> kinds = new ArrayList<>();
        update.fieldNames().forEachRemaining(kinds::add);
        return allowed.isEmpty() || kinds.stream().anyMatch(allowed::contains);
    }

    synchronized void allow(Set<String> kinds) {
        allowed = Set.copyOf(kinds);
    }

    /** Whether a webhook takes them: then nobody may poll. */
    synchronized void deliverByWebhook(boolean now) {
        webhook = now;
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void clear() {
        waiting.clear();
    }

    /**
     * Forgets what stands before {@code offset}, then waits for more.
     *
     * @throws Refusal 409 when a webhook is set, or when somebody else begins to poll meanwhile
     */
    synchronized List<ObjectNode> poll(long offset, int limit, long millis) throws InterruptedException {
        poller++;
        long mine = poller;
        notifyAll();
        refuseUnderWebhook();
        while (!waiting.isEmpty()
                && offset > 0
                && waiting.peek().get("update_id").asLong() < offset) {
            waiting.remove();
        }
        long until = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (waiting.isEmpty() && left > 0) {
            wait(left);
            if (poller != mine) {
                throw new Refusal(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                                + " running");
            }
            refuseUnderWebhook();
            left = (until - System.nanoTime()) / 1_000_000;
        }
        return waiting.stream().limit(limit).toList();
    }

    private void refuseUnderWebhook() {
        if (webhook) {
            throw new Refusal(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first");
        }
    }

    /** The next one for the webhook; waits for it. Null when there is no webhook any more. */
    synchronized ObjectNode next() throws InterruptedException {
        while (webhook && waiting.isEmpty()) {
            wait();
        }
        return webhook ? waiting.peek() : null;
    }

    /** The webhook's receiver has taken it. */
    synchronized void taken(ObjectNode update) {
        waiting.removeFirstOccurrence(update);
    }
}
