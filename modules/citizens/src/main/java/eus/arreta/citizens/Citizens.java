package eus.arreta.citizens;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Citizens and their channel addresses. */
@ApplicationScoped
public class Citizens {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Clock clock;

    public Citizens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The address that names a person on a channel. */
    public record ChannelAddress(String kind, String value) {
        static ChannelAddress of(Sender sender) {
            return new ChannelAddress(sender.kind(), sender.value());
        }
    }

    /**
     * An address with the citizen behind it.
     *
     * @param name of the citizen; absent while anonymous
     */
    public record Known(UUID addressId, UUID citizenId, String name) {}

    /**
     * Finds who is behind the addresses, in the caller's transaction; an address that is new becomes an anonymous
     * citizen's. Any number of callers at once find the same citizen for the same address.
     *
     * @return one entry for each different address
     */
    public Map<ChannelAddress, Known> resolve(Actor actor, Collection<Sender> senders) {
        actor.require(Permission.CASES_WORK);
        // Sorted, so that two transactions that bring the same new addresses don't wait for each other in a circle.
        Map<String, Sender> wanted = new TreeMap<>();
        senders.forEach(sender -> wanted.putIfAbsent(sender.kind() + "\n" + sender.value(), sender));
        List<Sender> sorted = List.copyOf(wanted.values());
        return jdbi.withHandle(handle -> {
            Map<ChannelAddress, Known> known = find(handle, sorted);
            List<Sender> unknown = sorted.stream()
                    .filter(sender -> !known.containsKey(ChannelAddress.of(sender)))
                    .toList();
            if (!unknown.isEmpty()) {
                create(handle, unknown);
                known.putAll(find(handle, unknown));
            }
            return known;
        });
    }

    private Map<ChannelAddress, Known> find(Handle handle, List<Sender> senders) {
        Map<ChannelAddress, Known> found = new HashMap<>();
        handle.createQuery("""
                        select address.kind, address.value, address.id as address_id, citizen.id as citizen_id, citizen.name
                        from unnest(:kinds, :values) as wanted (kind, value)
                        join citizens.address address on address.kind = wanted.kind and address.value = wanted.value
                        join citizens.citizen citizen on citizen.id = address.citizen_id""")
                .bindArray(
                        "kinds",
                        String.class,
                        senders.stream().map(Sender::kind).toArray())
                .bindArray(
                        "values",
                        String.class,
                        senders.stream().map(Sender::value).toArray())
                .map((row, context) -> found.put(
                        new ChannelAddress(row.getString("kind"), row.getString("value")),
                        new Known(
                                row.getObject("address_id", UUID.class),
                                row.getObject("citizen_id", UUID.class),
                                row.getString("name"))))
                .list();
        return found;
    }

    private void create(Handle handle, List<Sender> senders) {
        Object[] citizenIds = senders.stream().map(sender -> IDS.generate()).toArray();
        Object[] addressIds = senders.stream().map(sender -> IDS.generate()).toArray();
        Timestamp now = Timestamp.from(clock.instant());
        // The address decides who wins when another transaction brings it at the same time; only a winner's citizen is
        // made, so that no citizen without an address is left behind. The foreign key is checked at the statement's
        // end.
        handle.createUpdate("""
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
                        insert into citizens.citizen (id, name, created_at)
                        select citizen_id, nullif(name, ''), :now from wanted where citizen_id in (select citizen_id from won)""")
                .bindArray("citizens", UUID.class, citizenIds)
                .bindArray("addresses", UUID.class, addressIds)
                .bindArray(
                        "kinds",
                        String.class,
                        senders.stream().map(Sender::kind).toArray())
                .bindArray(
                        "values",
                        String.class,
                        senders.stream().map(Sender::value).toArray())
                .bindArray(
                        "names",
                        String.class,
                        senders.stream()
                                .map(sender -> Objects.requireNonNullElse(sender.name(), ""))
                                .toArray())
                .bind("now", now)
                .execute();
    }
}
