package eus.arreta.citizens;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.citizens.internal.Merging;
import eus.arreta.citizens.internal.SplittingOff;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says that two citizens are one, takes that back, and gives an address to whom it belongs. */
@ApplicationScoped
public class CitizenMerges {

    private final Audit audit;
    private final Merging merging;
    private final SplittingOff splitting;

    public CitizenMerges(Merging merging, SplittingOff splitting, Audit audit) {
        this.audit = audit;
        this.merging = merging;
        this.splitting = splitting;
    }

    /**
     * Makes a citizen part of another one: addresses, cases, contacts and what else was theirs. Every message keeps the
     * address it came from.
     *
     * @return id of the merge
     * @throws Problem 404; 409 {@code merged} when one of them is part of somebody already; 422 for the same citizen
     */
    @Transactional
    public UUID merge(Actor actor, UUID id, UUID into) {
        actor.require(Permission.CITIZENS_MERGE);
        UUID merge = merging.merge(actor, id, into);
        audit.record(
                actor,
                "citizen-merged",
                "citizen:" + id,
                null,
                Map.of("into", into, "merge", merge),
                List.of(id, into));
        return merge;
    }

    /**
     * Takes a merge back: all is as before, and what has come since from the merged citizen's addresses is theirs.
     *
     * @throws Problem 404; 409 {@code merged-further}, {@code too-late} after 30 days, {@code not-merged}
     */
    @Transactional
    public void undo(Actor actor, UUID id, UUID mergeId) {
        actor.require(Permission.CITIZENS_MERGE);
        merging.undo(actor, id, mergeId);
        audit.record(actor, "citizen-merge-undone", "citizen:" + id, Map.of("merge", mergeId), null, List.of(id));
    }

    /** Whether there is a merge of the citizen, as either of the two, that {@link #undoLatest} would take back. */
    public boolean canUndo(Actor actor, UUID id) {
        actor.require(Permission.CITIZENS_MERGE);
        return merging.latest(id).isPresent();
    }

    /**
     * Takes the latest merge of a citizen back, whichever of the two is named.
     *
     * @throws Problem 404 when there is none that stands; 409 as {@link #undo}
     */
    @Transactional
    public void undoLatest(Actor actor, UUID id) {
        actor.require(Permission.CITIZENS_MERGE);
        undo(actor, id, merging.latest(id).orElseThrow(() -> Problem.notFound("merge")));
    }

    /**
     * Gives an address to a new citizen, with what came from it alone.
     *
     * @param name of the new citizen; absent while nobody knows it
     * @return id of the new citizen
     * @throws Problem 404; 409 {@code only-address} when the citizen would be left with nothing
     */
    @Transactional
    public UUID split(Actor actor, UUID id, UUID addressId, String name) {
        actor.require(Permission.CITIZENS_MERGE);
        UUID other = splitting.split(actor, id, addressId, name);
        audit.record(
                actor,
                "citizen-address-split-off",
                "citizen:" + id,
                null,
                Map.of("address", addressId, "citizen", other),
                List.of(id, other));
        return other;
    }
}
