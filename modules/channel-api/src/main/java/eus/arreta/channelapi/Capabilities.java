package eus.arreta.channelapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account of a channel can do. The console offers only what stands here.
 *
 * @param edits            the text of a sent message can be replaced
 * @param deletes          for how long after it was sent a message can be taken back; absent for never
 * @param choices          buttons can be shown
 * @param attachments      whether and how large; absent when the channel has none
 * @param deliveryReceipts the network tells when a message is on the device
 * @param readReceipts     the network tells when it was read
 * @param typing           "is writing" can be shown to the citizen
 * @param replyWindow      for how long after the citizen's last message a reply is allowed; absent for always
 * @param longestText      in UTF-16 units
 * @param idempotentSend   sending one message id twice shows it once: after a crash it is simply sent again
 * @param quotes           a message can show which one of the citizen's it answers
 */
public record Capabilities(
        boolean edits,
        Duration deletes,
        boolean choices,
        AttachmentLimits attachments,
        boolean deliveryReceipts,
        boolean readReceipts,
        boolean typing,
        ReplyWindow replyWindow,
        int longestText,
        boolean idempotentSend,
        boolean quotes) {

    /**
     * How large attachments may be.
     *
     * @param largestInbound  bytes
     * @param largestOutbound bytes
     */
    public record AttachmentLimits(long largestInbound, long largestOutbound) {}

    /**
     * For how long after a citizen's last message the network lets a reply through.
     *
     * @param length        from that message on
     * @param conversations what the addresses of those begin with that have such a window; empty for all of them
     */
    public record ReplyWindow(Duration length, String conversations) {
        public ReplyWindow {
            Check.present(length, "/replyWindow/length");
            conversations = conversations == null ? "" : conversations;
        }
    }

    public Capabilities {
        if (longestText < 1) {
            throw new InvalidInput("/longestText", "out-of-range", "is below 1");
        }
    }

    /** Whether a message that was written then can be taken back now. */
    public boolean deletesStill(Instant writtenAt, Instant now) {
        return deletes != null && !now.isAfter(writtenAt.plus(deletes));
    }

    /**
     * Until when the network lets a reply through in a conversation.
     *
     * @param conversation  its address
     * @param lastInboundAt when its citizen last wrote; absent for never
     * @return empty when it always does; {@link Instant#EPOCH} when the citizen never wrote
     */
    public Optional<Instant> replyUntil(String conversation, Instant lastInboundAt) {
        return replyWindow == null || !conversation.startsWith(replyWindow.conversations())
                ? Optional.empty()
                : Optional.of(lastInboundAt == null ? Instant.EPOCH : lastInboundAt.plus(replyWindow.length()));
    }
}
