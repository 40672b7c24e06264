package eus.arreta.citizens.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.CitizenReferences;
import eus.arreta.events.Outbox;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives an address that belongs to somebody else to a citizen of its own. */
@ApplicationScoped
public class SplittingOff {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final LockedCitizens locked;
    private final Instance<CitizenReferences> references;
    private final Outbox outbox;
    private final Clock clock;

    public SplittingOff(
            Jdbi jdbi, LockedCitizens locked, @Any Instance<CitizenReferences> references, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.locked = locked;
        this.references = references;
        this.outbox = outbox;
        this.clock = clock;
    }

    public UUID split(Actor actor, UUID id, UUID addressId, String name) {
        if (addressId == null) {
            throw new InvalidInput("/addressId", "required", "is required");
        }
        String called = name == null || name.isBlank() ? null : PlainText.name(name, "/name");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            locked.lock(handle, id);
            refuse(handle, id, addressId);
            UUID other = IDS.generate();
            handle.createUpdate("insert into citizens.citizen (id, name, created_at, updated_at, sequence)"
                            + " values (:id, :name, :now, :now, 1)")
                    .bind("id", other)
                    .bind("name", called)
                    .bind("now", now)
                    .execute();
            handle.createUpdate("update citizens.address set citizen_id = :other, is_default = false where id = :id")
                    .bind("other", other)
                    .bind("id", addressId)
                    .execute();
            // What was split off doesn't come back with a merge that is undone later.
            handle.createUpdate("delete from citizens.merge_item where what = 'address' and id = :id")
                    .bind("id", addressId)
                    .execute();
            var move = new CitizenReferences.Split(addressId, id, other, called, now);
            references.forEach(holder -> holder.split(actor, move));
            outbox.append(List.of(new CitizenEvent(other, 1, CitizenEvent.CREATED, null, now).outgoing()));
            locked.tell(handle, id, CitizenEvent.SPLIT, other, now);
            return other;
        });
    }

    private static void refuse(Handle handle, UUID id, UUID addressId) {
        List<UUID> addresses = handle.createQuery("select id from citizens.address where citizen_id = :citizen")
                .bind("citizen", id)
                .mapTo(UUID.class)
                .list();
        if (!addresses.contains(addressId)) {
            throw Problem.notFound("address");
        }
        if (addresses.size() == 1) {
            throw Problem.conflict(
                    "only-address", "This is the citizen's only address: nothing would be left.", Map.of());
        }
    }
}
