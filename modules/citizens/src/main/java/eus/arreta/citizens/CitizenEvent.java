package eus.arreta.citizens;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.channelapi.EventIds;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a citizen, as it stands on {@code arreta.citizen-events}. It names people by id only: who may
 * know more asks for it.
 *
 * @param sequence grows by one with each event of the citizen
 * @param what     {@code created}, {@code changed}, {@code merged}, {@code merge-undone}, {@code split} or {@code erased}
 * @param other    the other citizen of a merge or a split; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CitizenEvent(UUID citizenId, long sequence, String what, UUID other, Instant at) {

    public static final String CREATED = "created";
    public static final String CHANGED = "changed";
    public static final String MERGED = "merged";
    public static final String MERGE_UNDONE = "merge-undone";
    public static final String SPLIT = "split";
    public static final String ERASED = "erased";

    /** The event for the outbox. */
    public OutgoingEvent outgoing() {
        return new OutgoingEvent(
                Topic.CITIZEN_EVENTS,
                citizenId.toString(),
                EventIds.derive(citizenId, "event", Long.toString(sequence)),
                "eus.arreta.citizen." + what + ".v1",
                at,
                this);
    }
}
