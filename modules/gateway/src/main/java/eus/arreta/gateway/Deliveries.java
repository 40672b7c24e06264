package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.gateway.internal.delivery.DeliveryTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
        return table.decide(messageId, resend);
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
