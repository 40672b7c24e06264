package eus.arreta.citizens.internal;

import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.events.Outbox;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Locks citizens for a change, in the order of ids, and tells of it. */
@ApplicationScoped
public class LockedCitizens {

    private final Outbox outbox;

    public LockedCitizens(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @throws Problem 404 for any that there isn't */
    Map<UUID, Citizen> lock(Handle handle, List<UUID> ids) {
        Map<UUID, Citizen> locked = new HashMap<>();
        handle.createQuery("select citizen.*, " + CitizenTable.ANONYMOUS + " from citizens.citizen citizen"
                        + " where citizen.id = any(:ids) order by citizen.id for update of citizen")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> CitizenTable.read(row))
                .forEach(citizen -> locked.put(citizen.id(), citizen));
        if (!locked.keySet().containsAll(ids)) {
            throw Problem.notFound("citizen");
        }
        return locked;
    }

    /** One citizen who is nobody else's part. @throws Problem 404; 409 {@code merged} */
    Citizen lock(Handle handle, UUID id) {
        Citizen citizen = lock(handle, List.of(id)).get(id);
        refuseMerged(citizen);
        return citizen;
    }

    static void refuseMerged(Citizen citizen) {
        if (citizen.mergedInto() != null) {
            throw Problem.conflict(
                    "merged", "This citizen is part of another one.", Map.of("mergedInto", citizen.mergedInto()));
        }
    }

    /** Draws the next sequence of a locked citizen and tells what happened. */
    public void tell(Handle handle, UUID id, String what, UUID other, Instant now) {
        long sequence = handle.createQuery("update citizens.citizen set sequence = sequence + 1,"
                        + " version = version + 1, updated_at = :now where id = :id returning sequence")
                .bind("now", now)
                .bind("id", id)
                .mapTo(long.class)
                .one();
        outbox.append(List.of(new CitizenEvent(id, sequence, what, other, now).outgoing()));
    }
}
