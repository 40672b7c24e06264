package eus.arreta.cases.internal.ingest;

import java.util.UUID;

/** The place of a conversation: sorted in one order everywhere, so that transactions don't wait in a circle. */
record ConversationPlace(UUID accountId, String address) implements Comparable<ConversationPlace> {
    @Override
    public int compareTo(ConversationPlace other) {
        int byAccount = accountId.compareTo(other.accountId);
        return byAccount != 0 ? byAccount : address.compareTo(other.address);
    }
}
