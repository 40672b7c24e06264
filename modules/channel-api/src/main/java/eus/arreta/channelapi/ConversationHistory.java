package eus.arreta.channelapi;

import java.util.List;
import java.util.UUID;

/** The messages of conversations. Implemented by the core's {@code cases}, used by {@code gateway} for its adapters. */
public interface ConversationHistory {

    /**
     * The messages of one conversation, both directions, oldest first.
     *
     * @param after a {@link HistoryItem#cursor}; 0 for the beginning
     * @param limit 1 to 200
     * @return empty when there is no such conversation or nothing newer
     */
    List<HistoryItem> history(UUID accountId, String conversation, long after, int limit);
}
