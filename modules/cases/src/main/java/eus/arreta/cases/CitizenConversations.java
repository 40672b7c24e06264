package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.work.NoticeEntries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where citizens can be written to, for those who write to them outside of cases. */
@ApplicationScoped
public class CitizenConversations {

    private final Cases cases;
    private final NoticeEntries entries;

    public CitizenConversations(Cases cases, NoticeEntries entries) {
        this.cases = cases;
        this.entries = entries;
    }

    /**
     * A place where a citizen reads.
     *
     * @param address     of the conversation on its network
     * @param addressId   of the citizen's channel address
     * @param unreachable why nobody can be reached there any more; absent while somebody can
     * @param lastInboundAt when the citizen last wrote there; absent for never
     */
    public record Place(
            UUID id,
            UUID accountId,
            String channel,
            String address,
            UUID addressId,
            String unreachable,
            Instant lastInboundAt) {

        /** Hides the address. */
        @Override
        public String toString() {
            return "Place[" + id + "]";
        }
    }

    /**
     * A text that belongs to no case, for one citizen.
     *
     * @param messageId that it will have
     */
    public record Said(UUID messageId, Place to, UUID citizenId, String text, String language) {

        /** Hides the text. */
        @Override
        public String toString() {
            return "Said[" + messageId + "]";
        }
    }

    /** The conversations of a case, latest first. @throws eus.arreta.http.Problem 404 when there is no such case for this actor */
    public List<Place> ofCase(Actor actor, String number) {
        return entries.ofCase(cases.find(actor, number).id());
    }

    /**
     * An agent's reply that the citizen's device hasn't got.
     *
     * @param at when it was written
     */
    public record Undelivered(Place place, String caseNumber, UUID citizenId, Instant at) {}

    /** The newest replies of an account that were sent between two times and have not been delivered, newest first. */
    public List<Undelivered> undelivered(Actor actor, UUID accountId, Instant from, Instant to, int limit) {
        actor.require(Permission.CASES_READ);
        actor.require(Permission.RESTRICTED_CASES);
        return entries.undelivered(accountId, from, to, limit);
    }

    /** The conversation of each address in one account; addresses without one are left out. */
    public Map<UUID, Place> inAccount(Actor actor, UUID accountId, Collection<UUID> addressIds) {
        actor.require(Permission.CASES_READ);
        return entries.inAccount(accountId, addressIds);
    }

    /**
     * Writes texts that belong to no case into the timelines of their citizens, as said by Arreta itself, in the caller's
     * transaction. They open no case and no contact, answer nothing and start no clock. Their deliveries are the caller's
     * to order; receipts with their ids move them on. What was written under its id before is not written again.
     */
    public void say(Actor actor, List<Said> said) {
        actor.require(Permission.NOTICES);
        entries.write(said);
    }

    /**
     * Locks the conversations in which such texts stand, in the one order of locks, until the caller's transaction ends.
     * Whoever moves their deliveries on by hand does it after this.
     */
    public void lock(Actor actor, Collection<UUID> messageIds) {
        actor.require(Permission.NOTICES);
        entries.lock(messageIds);
    }

    /** Writes down that somebody decided about such texts whose delivery was unknown, in the caller's transaction. */
    public void decided(Actor actor, Collection<UUID> messageIds, boolean resend) {
        actor.require(Permission.NOTICES);
        entries.decided(messageIds, resend);
    }
}
