package eus.arreta.webchat.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which connections of this replica look at which conversation of one account. */
final class Conversations {

    private final Map<String, Set<ChatConnection>> byAddress = new ConcurrentHashMap<>();

    void joined(String conversation, ChatConnection connection) {
        byAddress.compute(conversation, (address, before) -> {
            Set<ChatConnection> connections = before == null ? ConcurrentHashMap.newKeySet() : before;
            connections.add(connection);
            return connections;
        });
    }

    /** Leaving twice, or without having joined, does nothing. */
    void left(String conversation, ChatConnection connection) {
        byAddress.computeIfPresent(conversation, (address, connections) -> {
            connections.remove(connection);
            return connections.isEmpty() ? null : connections;
        });
    }

    /** Those that look at the conversation now. */
    Set<ChatConnection> at(String conversation) {
        return byAddress.getOrDefault(conversation, Set.of());
    }
}
