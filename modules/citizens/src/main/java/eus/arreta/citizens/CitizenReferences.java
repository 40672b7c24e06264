package eus.arreta.citizens;

import eus.arreta.access.Actor;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who keeps references to citizens outside this module. Called inside the transaction of the merge, its undoing or the
 * split, with the citizens' rows locked.
 */
public interface CitizenReferences {

    /**
     * Two citizens become one.
     *
     * @param addressesOfFrom that were the merged citizen's: what comes from them later goes back with them
     * @param at              when they were merged
     */
    record Merge(UUID mergeId, UUID from, UUID into, String intoName, Set<UUID> addressesOfFrom, Instant at) {}

    /** An address goes to another citizen. */
    record Split(UUID addressId, UUID from, UUID to, String toName, Instant at) {}

    /** Everything of {@code from} is {@code into}'s from now on; what was moved is remembered under the merge's id. */
    void move(Actor actor, Merge merge);

    /** Takes a move back, with what has come since from the addresses. */
    void moveBack(Actor actor, Merge merge, String fromName);

    /** What came from that address alone is the other citizen's from now on. */
    void split(Actor actor, Split split);
}
