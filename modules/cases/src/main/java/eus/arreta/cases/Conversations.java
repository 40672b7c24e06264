package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.work.Speaking;
import eus.arreta.channelapi.OutboundContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Conversations for those who speak in them by themselves: reception, notices. Nothing that they say counts as an answer, opens
 * a case or keeps a contact running; it stands in the timeline as automatic, with the case that the conversation has or gets.
 */
@ApplicationScoped
public class Conversations {

    private final Speaking speaking;

    public Conversations(Speaking speaking) {
        this.speaking = speaking;
    }

    /**
     * A conversation, locked until the transaction's end.
     *
     * @param address   its place in the account
     * @param addressId of the citizen's address
     * @param assurance how sure it is who writes there now: of the running contact, {@code none} without one
     * @param reachable whether something can be sent there now
     * @param current   the case that it belongs to; absent before the first one
     */
    public record Place(
            UUID id,
            UUID accountId,
            String address,
            String channel,
            UUID addressId,
            String assurance,
            boolean reachable,
            Current current) {

        /** Hides the address. */
        @Override
        public String toString() {
            return "Place[" + id + "]";
        }
    }

    /**
     * The case of a conversation.
     *
     * @param language that it is in; absent when unknown
     * @param active   whether it is worked on
     */
    public record Current(UUID id, String number, String language, boolean active) {}

    /**
     * A contact that has ended.
     *
     * @param reason as {@link Contact#endReason}; absent while it runs
     * @param scored whether the citizen has said how satisfied they are
     */
    public record Ended(UUID conversationId, String reason, boolean scored) {}

    /**
     * A case as its citizen may know it.
     *
     * @param promisedAt by when an agent has promised something that isn't done yet; absent when nobody has
     */
    public record OpenCase(String number, CaseState state, Instant promisedAt) {}

    /** Locks a conversation, before citizens and cases, which is the order everywhere; empty when there is none. */
    @Transactional
    public Optional<Place> lock(Actor actor, UUID conversationId) {
        actor.require(Permission.CASES_WORK);
        return speaking.lock(actor, conversationId);
    }

    /** By case the conversation in which it was opened; without those that began with a call, a visit or by splitting. */
    public Map<UUID, UUID> whereOpened(Actor actor, Collection<UUID> caseIds) {
        actor.require(Permission.CASES_READ);
        return speaking.whereOpened(caseIds);
    }

    /** Contacts of conversations, by id; without calls, visits and those that there aren't. */
    public Map<UUID, Ended> contacts(Actor actor, Collection<UUID> contactIds) {
        actor.require(Permission.CASES_READ);
        return speaking.contacts(contactIds);
    }

    /** What a message in a conversation says; empty when there is none. */
    public Optional<String> text(Actor actor, UUID entryId) {
        actor.require(Permission.CASES_READ);
        return speaking.text(entryId);
    }

    /**
     * Says something in a conversation, once: the same key says nothing again, on whatever replica.
     *
     * @param key what it is that is said, unique in the conversation
     * @return whether it is said now; false when it was before, when nobody can be reached there, or while it is muted
     */
    @Transactional
    public boolean say(Actor actor, UUID conversationId, String key, List<OutboundContent> content) {
        actor.require(Permission.CASES_WORK);
        return speaking.say(actor, conversationId, key, content);
    }

    /** Whether that was said before. */
    public boolean wasSaid(Actor actor, UUID conversationId, String key) {
        actor.require(Permission.CASES_READ);
        return speaking.wasSaid(conversationId, key);
    }

    /** Whether that was said, and nothing by anybody to the citizen since. */
    public boolean isNewest(Actor actor, UUID conversationId, String key) {
        actor.require(Permission.CASES_READ);
        return speaking.isNewest(conversationId, key);
    }

    /**
     * The cases at work that the citizen has opened from the conversation's address, newest first: none that is restricted, and none
     * in which it was surer who they are than it is here now.
     *
     * @param limit 1 to 50
     */
    public List<OpenCase> openCases(Actor actor, Place place, int limit) {
        actor.require(Permission.CASES_READ);
        return speaking.openCases(place, limit);
    }
}
