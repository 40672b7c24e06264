package eus.arreta.citizens.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.CitizenRecords.AddressChange;
import eus.arreta.citizens.CitizenRecords.NewAddress;
import eus.arreta.citizens.Citizens;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Adds, changes and removes addresses of citizens. An address is one citizen's only. */
@ApplicationScoped
public class AddressChanges {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final LockedCitizens locked;
    private final Clock clock;

    public AddressChanges(Jdbi jdbi, LockedCitizens locked, Clock clock) {
        this.jdbi = jdbi;
        this.locked = locked;
        this.clock = clock;
    }

    public UUID add(UUID citizenId, NewAddress wanted) {
        Instant now = now();
        return jdbi.withHandle(handle -> {
            locked.lock(handle, citizenId);
            UUID id = insert(handle, citizenId, wanted, "", now);
            locked.tell(handle, citizenId, CitizenEvent.CHANGED, null, now);
            return id;
        });
    }

    /** @param pointer to the address in what was sent */
    UUID insert(Handle handle, UUID citizenId, NewAddress wanted, String pointer, Instant now) {
        AddressForm form = form(wanted, pointer);
        if (wanted.isDefault()) {
            clearDefault(handle, citizenId, form.kind());
        }
        UUID id = IDS.generate();
        int added = handle.createUpdate("""
                        insert into citizens.address (id, citizen_id, kind, value, shown, country, is_default, verified_on,
                            created_at)
                        values (:id, :citizen, :kind, :value, nullif(:shown::text, :value::text), :country, :default, :verified, :now)
                        on conflict (kind, value) do nothing""")
                .bind("id", id)
                .bind("citizen", citizenId)
                .bind("kind", form.kind())
                .bind("value", form.value())
                .bind("shown", wanted.value().strip())
                .bind("country", form.country())
                .bind("default", wanted.isDefault())
                .bind("verified", Dates.check(wanted.verifiedOn(), pointer + "/verifiedOn"))
                .bind("now", now)
                .execute();
        if (added == 0) {
            UUID owner = handle.createQuery(
                            "select citizen_id from citizens.address where kind = :kind and value = :value")
                    .bind("kind", form.kind())
                    .bind("value", form.value())
                    .mapTo(UUID.class)
                    .one();
            throw Problem.conflict("address-taken", "This address is another citizen's.", Map.of("citizen", owner));
        }
        return id;
    }

    private static AddressForm form(NewAddress wanted, String pointer) {
        try {
            return AddressForm.of(wanted.kind(), wanted.value(), wanted.country());
        } catch (InvalidInput invalid) {
            InvalidInput.FieldError error = invalid.errors().get(0);
            throw new InvalidInput(pointer + error.pointer(), error.code(), error.detail());
        }
    }

    public void change(UUID citizenId, UUID addressId, AddressChange change) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            locked.lock(handle, citizenId);
            String kind = kind(handle, citizenId, addressId).orElseThrow(() -> Problem.notFound("address"));
            if (Boolean.TRUE.equals(change.isDefault())) {
                clearDefault(handle, citizenId, kind);
            }
            handle.createUpdate("""
                            update citizens.address
                            set is_default = coalesce(:default, is_default), verified_on = coalesce(:verified, verified_on),
                                unreachable = case when :reachable is null then unreachable when :reachable then null
                                    else coalesce(unreachable, 'told-us') end,
                                unreachable_since = case when :reachable is null then unreachable_since
                                    when :reachable then null else coalesce(unreachable_since, :now::timestamptz) end
                            where id = :id""")
                    .bind("default", change.isDefault())
                    .bind("verified", Dates.check(change.verifiedOn(), "/verifiedOn"))
                    .bind("reachable", change.reachable())
                    .bind("now", now)
                    .bind("id", addressId)
                    .execute();
            locked.tell(handle, citizenId, CitizenEvent.CHANGED, null, now);
        });
    }

    public void remove(UUID citizenId, UUID addressId) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            locked.lock(handle, citizenId);
            String kind = kind(handle, citizenId, addressId).orElseThrow(() -> Problem.notFound("address"));
            if (!Citizens.IN_THE_WORLD.contains(kind)) {
                throw Problem.conflict(
                        "channel-identity",
                        "A network gave this address, and messages came from it: it can be split off, not removed.",
                        Map.of());
            }
            handle.createUpdate("delete from citizens.merge_item where what = 'address' and id = :id")
                    .bind("id", addressId)
                    .execute();
            handle.createUpdate("delete from citizens.address where id = :id")
                    .bind("id", addressId)
                    .execute();
            locked.tell(handle, citizenId, CitizenEvent.CHANGED, null, now);
        });
    }

    private static Optional<String> kind(Handle handle, UUID citizenId, UUID addressId) {
        return handle.createQuery("select kind from citizens.address where id = :id and citizen_id = :citizen")
                .bind("id", addressId)
                .bind("citizen", citizenId)
                .mapTo(String.class)
                .findOne();
    }

    private static void clearDefault(Handle handle, UUID citizenId, String kind) {
        handle.createUpdate("update citizens.address set is_default = false"
                        + " where citizen_id = :citizen and kind = :kind and is_default")
                .bind("citizen", citizenId)
                .bind("kind", kind)
                .execute();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
