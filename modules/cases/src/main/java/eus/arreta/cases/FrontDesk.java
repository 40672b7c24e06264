package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells what citizens say to Arreta itself from what they ask of the administration. Implemented above {@code cases} and asked
 * while a message is taken in, in the same transaction, its conversation locked: it must be quick and may not change what
 * {@code cases} keeps.
 */
public interface FrontDesk {

    /**
     * A message that is about to be stored.
     *
     * @param eventId        of the event that brought it
     * @param conversationId of the place where it was said
     */
    record Said(UUID eventId, UUID conversationId, MessageReceived message) {}

    /**
     * What a message means to the front desk.
     *
     * @param word    handed back in {@link ConversationEvent#word}; opaque to {@code cases}, and never what the citizen wrote
     * @param request whether it is a request to the administration all the same: it opens or joins a case as any other message.
     *     Otherwise it opens no case, begins no contact and awaits no agent's answer
     */
    record Meaning(String word, boolean request) {}

    /** The accounts among these at which there is a front desk. */
    Set<UUID> open(Actor actor, Collection<UUID> accounts);

    /**
     * What messages at such accounts mean to it, in their order.
     *
     * @return by event id, only of those that mean something to it
     */
    Map<UUID, Meaning> hear(Actor actor, List<Said> messages);
}
