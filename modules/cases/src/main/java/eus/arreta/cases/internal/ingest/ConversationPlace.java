package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent;
import java.util.UUID;

/** The place of a conversation: sorted in one order everywhere, so that transactions don't wait in a circle. */
record ConversationPlace(UUID accountId, String address) implements Comparable<ConversationPlace> {

    static ConversationPlace of(Incoming<? extends InboundEvent> event) {
        return new ConversationPlace(event.record().accountId(), event.record().conversation());
    }

    @Override
    public int compareTo(ConversationPlace other) {
        int byAccount = accountId.compareTo(other.accountId);
        return byAccount != 0 ? byAccount : address.compareTo(other.address);
    }
}
