package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.gateway.internal.delivery.DeliveryTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What others may decide about deliveries. */
@ApplicationScoped
public class Deliveries {

    private final DeliveryTable table;

    public Deliveries(DeliveryTable table) {
        this.table = table;
    }

    /**
     * Decides about a message of which nobody knows whether it was sent, in the caller's transaction.
     *
     * @param resend true: send it (again); false: give it up
     * @return false when the gateway has no such message in that state
     */
    public boolean decide(Actor actor, UUID messageId, boolean resend) {
        actor.require(Permission.CASES_WORK);
        return !table.decide(List.of(messageId), resend).isEmpty();
    }

    /**
     * The same of notices.
     *
     * @return those of them that were unknown to the gateway
     */
    public List<UUID> decideNotices(Actor actor, Collection<UUID> messageIds, boolean resend) {
        actor.require(Permission.NOTICES);
        return table.decide(messageIds, resend);
    }

    /**
     * Orders notices to be sent, in the caller's transaction: each once, whenever no agent's reply of the account is due,
     * and unless {@link Withholding} says otherwise then. One that is known already is left as it is.
     */
    public void order(Actor actor, List<OutboundCommand.SendMessage> notices) {
        actor.require(Permission.NOTICES);
        table.order(notices);
    }

    /**
     * Says that this installation was restored from a backup: whatever the copy had not sent yet may have been sent
     * since by the installation that it was taken of. Call it before anything is sent, in a transaction.
     *
     * @return false when this restore is known already; nothing is done then
     */
    public boolean restored(Actor actor, Instant at) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        return table.restored(at);
    }
}
