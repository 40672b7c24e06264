package eus.arreta.webchat.internal;

import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.HistoryItem;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The messages that were sent on one connection and that the visitor has not read yet, as far as anybody knows. */
final class UnconfirmedMessages {

    /** Over it the oldest is forgotten: it keeps its state until another connection shows it again. */
    static final int MOST = 1_000;

    private record Unconfirmed(UUID messageId, DeliveryState state) {}

    private final TreeMap<Long, Unconfirmed> byCursor = new TreeMap<>();

    /** Remembers a message that is about to leave, when it is for the visitor and a receipt can still say something. */
    synchronized void sent(HistoryItem item) {
        if (item.outbound() && item.delivery() != DeliveryState.READ) {
            byCursor.put(item.cursor(), new Unconfirmed(item.messageId(), item.delivery()));
            if (byCursor.size() > MOST) {
                byCursor.pollFirstEntry();
            }
        }
    }

    /** Which messages up to the cursor have not come as far as {@code state}, oldest first. */
    synchronized List<UUID> before(DeliveryState state, long cursor) {
        return byCursor.headMap(cursor, true).values().stream()
                .filter(message -> isBefore(message.state(), state))
                .map(Unconfirmed::messageId)
                .toList();
    }

    /** All messages up to the cursor have come as far as {@code state}, and the core knows it. */
    synchronized void confirmed(DeliveryState state, long cursor) {
        if (state == DeliveryState.READ) {
            byCursor.headMap(cursor, true).clear();
        } else {
            byCursor.headMap(cursor, true)
                    .replaceAll((at, message) ->
                            isBefore(message.state(), state) ? new Unconfirmed(message.messageId(), state) : message);
        }
    }

    private static boolean isBefore(DeliveryState now, DeliveryState state) {
        return now == null || now.compareTo(state) < 0;
    }
}
