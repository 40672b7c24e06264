package eus.arreta.channelapi;

import java.time.Duration;

/**
 * What an account of a channel can do. The console offers only what stands here.
 *
 * @param edits            sent messages can be changed
 * @param choices          buttons can be shown
 * @param attachments      whether and how large; absent when the channel has none
 * @param deliveryReceipts the network tells when a message is on the device
 * @param readReceipts     the network tells when it was read
 * @param typing           "is writing" can be shown to the citizen
 * @param replyWindow      how long after the citizen's last message a reply is allowed; absent for always
 * @param longestText      in UTF-16 units
 * @param idempotentSend   sending one message id twice shows it once: after a crash it is simply sent again
 */
public record Capabilities(
        boolean edits,
        boolean choices,
        AttachmentLimits attachments,
        boolean deliveryReceipts,
        boolean readReceipts,
        boolean typing,
        Duration replyWindow,
        int longestText,
        boolean idempotentSend) {

    /**
     * How large attachments may be.
     *
     * @param largestInbound  bytes
     * @param largestOutbound bytes
     */
    public record AttachmentLimits(long largestInbound, long largestOutbound) {}

    public Capabilities {
        if (longestText < 1) {
            throw new InvalidInput("/longestText", "out-of-range", "is below 1");
        }
    }
}
