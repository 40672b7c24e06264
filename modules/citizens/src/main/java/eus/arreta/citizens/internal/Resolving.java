package eus.arreta.citizens.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.citizens.CitizenEvent;
import eus.arreta.citizens.Citizens.Known;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds who is behind addresses, and makes citizens of those whom nobody knows. */
@ApplicationScoped
public class Resolving {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ZoneId zone;

    public Resolving(
            Jdbi jdbi,
            Outbox outbox,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.zone = ZoneId.of(zone);
    }

    /** @param names of the people, as their networks tell them; empty when they don't */
    public Map<AddressForm, Known> resolve(Map<AddressForm, String> names, Instant now) {
        // Sorted, so that two transactions that bring the same new addresses don't wait for each other in a circle.
        Map<String, AddressForm> sorted = new TreeMap<>();
        names.keySet().forEach(form -> sorted.put(form.kind() + "\n" + form.value(), form));
        return jdbi.withHandle(handle -> {
            Map<AddressForm, Known> known = find(handle, sorted.values());
            List<AddressForm> unknown = sorted.values().stream()
                    .filter(form -> !known.containsKey(form))
                    .toList();
            if (!unknown.isEmpty()) {
                create(handle, unknown, names, now);
                known.putAll(find(handle, unknown));
            }
            return known;
        });
    }

    /** The citizens are locked against merges, in the order of their ids. */
    private static Map<AddressForm, Known> find(Handle handle, Collection<AddressForm> forms) {
        Map<AddressForm, Known> found = new HashMap<>();
        handle.createQuery("""
                        select address.kind, address.value, address.id as address_id, citizen.id as citizen_id,
                            citizen.name, citizen.language
                        from unnest(:kinds, :values) as wanted (kind, value)
                        join citizens.address address on address.kind = wanted.kind and address.value = wanted.value
                        join citizens.citizen citizen on citizen.id = address.citizen_id
                        order by citizen.id
                        for share of citizen""")
                .bindArray(
                        "kinds",
                        String.class,
                        forms.stream().map(AddressForm::kind).toArray())
                .bindArray(
                        "values",
                        String.class,
                        forms.stream().map(AddressForm::value).toArray())
                .map((row, context) -> found.put(
                        new AddressForm(row.getString("kind"), row.getString("value"), null),
                        new Known(
                                row.getObject("address_id", UUID.class),
                                row.getObject("citizen_id", UUID.class),
                                row.getString("name"),
                                row.getString("language"))))
                .list();
        return found;
    }

    /** See {@link eus.arreta.citizens.Citizens#behind}. */
    public Optional<Known> behind(UUID addressId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select address.id, citizen.id, citizen.name, citizen.language
                        from citizens.address address
                        join citizens.citizen citizen on citizen.id = address.citizen_id
                        where address.id = :id""")
                .bind("id", addressId)
                .map((row, context) -> new Known(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .findOne());
    }

    private void create(Handle handle, List<AddressForm> forms, Map<AddressForm, String> names, Instant now) {
        // The address decides who wins when another transaction brings it at the same time; only a winner's citizen is
        // made, so that no citizen without an address is left behind. The foreign key is checked at the statement's
        // end.
        List<UUID> made = handle.createQuery("""
                        with wanted as (
                            select * from unnest(:citizens, :addresses, :kinds, :values, :names)
                                as wanted (citizen_id, address_id, kind, value, name)
                        ), won as (
                            insert into citizens.address (id, citizen_id, kind, value, created_at)
                            select address_id, citizen_id, kind, value, :now from wanted
                            order by kind, value
                            on conflict (kind, value) do nothing
                            returning citizen_id
                        )
                        insert into citizens.citizen (id, name, created_at, updated_at, sequence)
                        select citizen_id, nullif(name, ''), :now, :now, 1 from wanted
                        where citizen_id in (select citizen_id from won)
                        returning id""")
                .bindArray(
                        "citizens",
                        UUID.class,
                        forms.stream().map(form -> IDS.generate()).toArray())
                .bindArray(
                        "addresses",
                        UUID.class,
                        forms.stream().map(form -> IDS.generate()).toArray())
                .bindArray(
                        "kinds",
                        String.class,
                        forms.stream().map(AddressForm::kind).toArray())
                .bindArray(
                        "values",
                        String.class,
                        forms.stream().map(AddressForm::value).toArray())
                .bindArray("names", String.class, forms.stream().map(names::get).toArray())
                .bind("now", Timestamp.from(now))
                .mapTo(UUID.class)
                .list();
        List<OutgoingEvent> events = new ArrayList<>();
        made.forEach(id -> events.add(new CitizenEvent(id, 1, CitizenEvent.CREATED, null, now).outgoing()));
        outbox.append(events);
    }

    /** See {@link eus.arreta.citizens.Citizens#identify}. */
    public Known identify(String name, List<AddressForm> forms, Instant now) {
        return jdbi.withHandle(handle -> {
            Map<AddressForm, Known> known = find(handle, forms);
            Optional<Known> owner =
                    forms.stream().filter(known::containsKey).map(known::get).findFirst();
            UUID citizenId = owner.map(Known::citizenId).orElseGet(() -> make(handle, name, now));
            UUID addressId = owner.map(Known::addressId).orElse(null);
            for (AddressForm form : forms) {
                if (!known.containsKey(form)) {
                    UUID added = add(handle, citizenId, form, null, now);
                    addressId = addressId == null ? added : addressId;
                }
            }
            return new Known(
                    addressId,
                    citizenId,
                    owner.map(Known::name).orElse(name),
                    owner.map(Known::language).orElse(null));
        });
    }

    private UUID make(Handle handle, String name, Instant now) {
        UUID id = IDS.generate();
        handle.createUpdate("insert into citizens.citizen (id, name, created_at, updated_at, sequence)"
                        + " values (:id, :name, :now, :now, 1)")
                .bind("id", id)
                .bind("name", name == null || name.isBlank() ? null : name.strip())
                .bind("now", now)
                .execute();
        outbox.append(List.of(new CitizenEvent(id, 1, CitizenEvent.CREATED, null, now).outgoing()));
        return id;
    }

    private static UUID add(Handle handle, UUID citizenId, AddressForm form, LocalDate verifiedOn, Instant now) {
        UUID id = IDS.generate();
        handle.createUpdate("""
                        insert into citizens.address (id, citizen_id, kind, value, country, verified_on, created_at)
                        values (:id, :citizen, :kind, :value, :country, :verified, :now)
                        on conflict (kind, value) do nothing""")
                .bind("id", id)
                .bind("citizen", citizenId)
                .bind("kind", form.kind())
                .bind("value", form.value())
                .bind("country", form.country())
                .bind("verified", verifiedOn)
                .bind("now", now)
                .execute();
        return id;
    }

    /** See {@link eus.arreta.citizens.Citizens#claim}. */
    public void claim(UUID addressId, AddressForm claimed, boolean proved, Instant now) {
        jdbi.useHandle(handle -> {
            UUID citizen = handle.createQuery("select citizen_id from citizens.address where id = :id")
                    .bind("id", addressId)
                    .mapTo(UUID.class)
                    .one();
            Optional<Known> owner =
                    Optional.ofNullable(find(handle, List.of(claimed)).get(claimed));
            if (owner.isEmpty()) {
                if (proved) {
                    add(handle, citizen, claimed, LocalDate.ofInstant(now, zone), now);
                }
            } else if (!owner.get().citizenId().equals(citizen)) {
                handle.createUpdate("insert into citizens.duplicate_hint (citizen_id, other_id, reason, at)"
                                + " values (:citizen, :other, 'claimed-address', :now) on conflict do nothing")
                        .bind("citizen", citizen)
                        .bind("other", owner.get().citizenId())
                        .bind("now", now)
                        .execute();
            } else if (proved) {
                handle.createUpdate("update citizens.address set verified_on = :day where id = :id")
                        .bind("day", LocalDate.ofInstant(now, zone))
                        .bind("id", owner.get().addressId())
                        .execute();
            }
        });
    }
}
