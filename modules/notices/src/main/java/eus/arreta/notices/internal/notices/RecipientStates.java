package eus.arreta.notices.internal.notices;

import eus.arreta.cases.NoticeReceipts;
import eus.arreta.channelapi.InboundEvent.DeliveryReceipt;
import eus.arreta.gateway.Withholding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * What becomes of notices in the gateway's hands. Receipts come in the order in which a timeline takes them, and only those
 * that say something new: so what they say is written as it is, again and again with the same end.
 */
@ApplicationScoped
public class RecipientStates implements NoticeReceipts, Withholding {

    private static final String OPTED_OUT = "opted-out";
    private static final String CANCELLED = "cancelled";

    private final Jdbi jdbi;
    private final Reach reach;
    private final Clock clock;

    public RecipientStates(Jdbi jdbi, Reach reach, Clock clock) {
        this.jdbi = jdbi;
        this.reach = reach;
        this.clock = clock;
    }

    /** By index recipient_message. What was held back was skipped or cancelled, it has not failed. */
    @Override
    public void moved(List<DeliveryReceipt> latest) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update notices.recipient recipient
                        set state = case
                                when receipt.state <> 'failed' then receipt.state
                                when receipt.reason = 'cancelled' then 'cancelled'
                                when receipt.reason = 'opted-out' then 'skipped'
                                else 'failed' end,
                            reason = case when receipt.reason = 'cancelled' then null else receipt.reason end,
                            updated_at = :now
                        from unnest(:messages, :states, :reasons) as receipt (message, state, reason)
                        where recipient.message_id = receipt.message""")
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .bindArray(
                        "messages",
                        UUID.class,
                        latest.stream().map(DeliveryReceipt::messageId).toArray())
                .bindArray(
                        "states",
                        String.class,
                        latest.stream().map(receipt -> receipt.state().word()).toArray())
                .bindArray(
                        "reasons",
                        String.class,
                        latest.stream().map(DeliveryReceipt::reason).toArray())
                .execute());
    }

    private record InHand(UUID messageId, UUID citizenId, String channel, boolean cancelled) {}

    @Override
    public Map<UUID, String> withheld(Collection<UUID> messageIds) {
        List<InHand> inHand = jdbi.withHandle(handle -> handle.createQuery("""
                        select recipient.message_id, recipient.citizen_id, notice.channel, notice.state
                        from notices.recipient recipient join notices.notice notice on notice.id = recipient.notice_id
                        where recipient.message_id = any(:ids)""")
                .bindArray("ids", UUID.class, messageIds.toArray())
                .map((row, context) -> new InHand(
                        row.getObject("message_id", UUID.class),
                        row.getObject("citizen_id", UUID.class),
                        row.getString("channel"),
                        row.getString("state").equals(CANCELLED)))
                .list());
        Map<UUID, String> reasons = new HashMap<>();
        // All of one claim are of one account, so of one channel.
        inHand.stream().collect(Collectors.groupingBy(InHand::channel)).forEach((channel, those) -> {
            Set<UUID> without = reach.withoutConsent(
                    channel,
                    new ArrayList<>(those.stream().map(InHand::citizenId).toList()));
            those.stream()
                    .filter(one -> one.cancelled() || without.contains(one.citizenId()))
                    .forEach(one -> reasons.put(one.messageId(), one.cancelled() ? CANCELLED : OPTED_OUT));
        });
        return reasons;
    }
}
