package eus.arreta.citizens.internal;

import eus.arreta.citizens.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Addresses in the database. */
@ApplicationScoped
public class AddressTable {

    private static final int MOST_SHOWN = 500;

    private final Jdbi jdbi;

    public AddressTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Map<UUID, Address> byId(Collection<UUID> ids) {
        Map<UUID, Address> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select * from citizens.address where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> read(row))
                .forEach(address -> found.put(address.id(), address)));
        return found;
    }

    /** Those of a citizen, by kind and age. */
    public List<Address> ofCitizen(UUID citizenId) {
        return jdbi.withHandle(handle -> ofCitizen(handle, citizenId));
    }

    static List<Address> ofCitizen(Handle handle, UUID citizenId) {
        return handle.createQuery("select * from citizens.address where citizen_id = :citizen"
                        + " order by kind, created_at, id limit :most")
                .bind("citizen", citizenId)
                .bind("most", MOST_SHOWN)
                .map((row, context) -> read(row))
                .list();
    }

    /** Citizens by id of their addresses. */
    public Map<UUID, UUID> ofCitizens(Collection<UUID> citizenIds) {
        Map<UUID, UUID> found = new HashMap<>();
        jdbi.useHandle(
                handle -> handle.createQuery("select id, citizen_id from citizens.address where citizen_id = any(:ids)")
                        .bindArray("ids", UUID.class, citizenIds.toArray())
                        .map((row, context) ->
                                found.put(row.getObject("id", UUID.class), row.getObject("citizen_id", UUID.class)))
                        .list());
        return found;
    }

    /** Citizens by address. */
    public Map<AddressForm, UUID> owners(Collection<AddressForm> forms) {
        Map<String, UUID> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select address.kind, address.value, address.citizen_id
                        from (select distinct kind, value from unnest(:kinds, :values) as one (kind, value)) wanted
                        join citizens.address address on address.kind = wanted.kind and address.value = wanted.value""")
                .bindArray(
                        "kinds",
                        String.class,
                        forms.stream().map(AddressForm::kind).toArray())
                .bindArray(
                        "values",
                        String.class,
                        forms.stream().map(AddressForm::value).toArray())
                .map((row, context) -> found.put(
                        row.getString("kind") + " " + row.getString("value"), row.getObject("citizen_id", UUID.class)))
                .list());
        Map<AddressForm, UUID> owners = new HashMap<>();
        forms.forEach(form -> {
            UUID owner = found.get(form.kind() + " " + form.value());
            if (owner != null) {
                owners.put(form, owner);
            }
        });
        return owners;
    }

    public Optional<UUID> owner(AddressForm form) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select citizen_id from citizens.address where kind = :kind and value = :value")
                .bind("kind", form.kind())
                .bind("value", form.value())
                .mapTo(UUID.class)
                .findOne());
    }

    /** @param reason absent: somebody can be reached */
    public void mark(UUID id, String reason, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update citizens.address set unreachable = :reason, unreachable_since = :at where id = :id")
                .bind("reason", reason)
                .bind("at", at)
                .bind("id", id)
                .execute());
    }

    static Address read(ResultSet row) throws SQLException {
        return new Address(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("value"),
                row.getString("shown"),
                row.getString("country"),
                row.getBoolean("is_default"),
                row.getObject("verified_on", LocalDate.class),
                row.getString("unreachable"),
                row.getTimestamp("unreachable_since") == null
                        ? null
                        : row.getTimestamp("unreachable_since").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
