package eus.arreta.cases;

import eus.arreta.channelapi.InboundEvent.DeliveryReceipt;
import java.util.List;

/**
 * Told what became of messages that belong to no case, in the transaction that writes it into the timeline. Declared here,
 * implemented by who writes such messages.
 */
public interface NoticeReceipts {

    /** The newest receipt of each message that has moved on. Those of others are left alone. */
    void moved(List<DeliveryReceipt> latest);
}
