package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.FrontDesk.Meaning;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What asks nothing of an agent in a batch: it is said to Arreta itself, or where nobody listens for a while. */
final class Overheard {

    private final List<Incoming<MessageReceived>> fresh;
    private final Map<UUID, Meaning> meanings;
    private final Set<UUID> muted;
    private final List<Albums.Message> asides;

    /**
     * @param fresh    the batch's messages, in their order
     * @param meanings by event id, also of messages that are requests as well
     * @param muted    event ids of messages in muted conversations: they are no requests
     */
    Overheard(List<Incoming<MessageReceived>> fresh, Map<UUID, Meaning> meanings, Set<UUID> muted) {
        this.fresh = fresh;
        this.muted = muted;
        this.meanings = new HashMap<>(meanings);
        this.meanings
                .entrySet()
                .removeIf(one -> muted.contains(one.getKey()) && one.getValue().request());
        this.asides = fresh.stream()
                .filter(this::isAside)
                .map(message -> Albums.message(List.of(message)))
                .toList();
    }

    Map<UUID, Meaning> meanings() {
        return meanings;
    }

    /** Messages that are nothing else: they belong to no contact. */
    List<Albums.Message> asides() {
        return asides;
    }

    boolean isAside(Albums.Message message) {
        return isAside(message.first());
    }

    private boolean isAside(Incoming<MessageReceived> message) {
        Meaning meaning = meanings.get(message.event().id());
        return muted.contains(message.event().id()) || meaning != null && !meaning.request();
    }

    /** The batch without them. */
    List<Incoming<MessageReceived>> requests() {
        return asides.isEmpty()
                ? fresh
                : fresh.stream().filter(message -> !isAside(message)).toList();
    }

    /** All messages in the order in which they came: what a citizen says stands in their history as they said it. */
    List<Albums.Message> among(List<Albums.Message> messages) {
        if (asides.isEmpty()) {
            return messages;
        }
        Map<UUID, Integer> order = new HashMap<>();
        fresh.forEach(message -> order.putIfAbsent(message.event().id(), order.size()));
        List<Albums.Message> all = new ArrayList<>(messages);
        all.addAll(asides);
        all.sort(Comparator.comparing(
                message -> order.get(message.first().event().id())));
        return all;
    }
}
