package eus.arreta.citizens.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.Citizens;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Citizens in the database. */
@ApplicationScoped
public class CitizenTable {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    static final String ANONYMOUS = "(citizen.name is null and not exists (select 1 from citizens.address"
            + " where address.citizen_id = citizen.id and address.kind in"
            + " ('document', 'passport', 'foreign-document', 'phone', 'email'))) as anonymous";

    private final Jdbi jdbi;

    public CitizenTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Map<UUID, Citizens.Person> people(Collection<UUID> ids) {
        Map<UUID, Citizens.Person> people = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select citizen.*, " + ANONYMOUS
                        + " from citizens.citizen citizen where citizen.id = any(:ids)")
                .bindArray("ids", UUID.class, Set.copyOf(ids).toArray())
                .map((row, context) -> new Citizens.Person(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("language"),
                        row.getBoolean("secrecy"),
                        row.getBoolean("anonymous"),
                        row.getObject("merged_into", UUID.class)))
                .forEach(person -> people.put(person.id(), person)));
        return people;
    }

    /** A citizen without addresses and what else belongs to it. */
    public Optional<Citizen> find(Handle handle, UUID id) {
        return handle.createQuery(
                        "select citizen.*, " + ANONYMOUS + " from citizens.citizen citizen where citizen.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    public Optional<Citizen> find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    /** The purposes that a citizen's newest word on a channel agrees to, each with the version of its text. */
    Map<String, String> standingConsents(Handle handle, UUID citizenId, String channel) {
        Map<String, String> standing = new HashMap<>();
        handle.createQuery("""
                        select distinct on (purpose) purpose, given, text_version from citizens.consent
                        where citizen_id = :citizen and channel = :channel
                        order by purpose, at desc, id desc""")
                .bind("citizen", citizenId)
                .bind("channel", channel)
                .map((row, context) -> row.getBoolean("given")
                        ? standing.put(row.getString("purpose"), row.getString("text_version"))
                        : null)
                .list();
        return standing;
    }

    public void addConsent(
            UUID citizenId, String purpose, boolean given, String textVersion, String channel, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into citizens.consent (id, citizen_id, purpose, given, text_version, channel, at)
                        values (:id, :citizen, :purpose, :given, :version, :channel, :at)""")
                .bind("id", IDS.generate())
                .bind("citizen", citizenId)
                .bind("purpose", purpose)
                .bind("given", given)
                .bind("version", textVersion)
                .bind("channel", channel)
                .bind("at", at)
                .execute());
    }

    /** The newest decision of each citizen, by index consent_citizen. */
    public Map<UUID, Boolean> decisions(String purpose, String channel, Collection<UUID> citizenIds) {
        Map<UUID, Boolean> decided = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select distinct on (citizen_id) citizen_id, given from citizens.consent
                        where citizen_id = any(:ids) and purpose = :purpose and channel = :channel
                        order by citizen_id, at desc, id desc""")
                .bindArray("ids", UUID.class, Set.copyOf(citizenIds).toArray())
                .bind("purpose", purpose)
                .bind("channel", channel)
                .map((row, context) -> decided.put(row.getObject("citizen_id", UUID.class), row.getBoolean("given")))
                .list());
        return decided;
    }

    /** Exact addresses first, then names like the query, by index citizen_name; merged ones are left out. */
    public List<UUID> matching(String query, int limit) {
        Set<UUID> found = new LinkedHashSet<>();
        jdbi.useHandle(handle -> {
            found.addAll(exact(handle, query));
            if (found.size() < limit) {
                handle.createQuery("""
                                select id from citizens.citizen
                                where merged_into is null and name is not null
                                and citizens.plain(:query) operator(public.<%) citizens.plain(name)
                                order by public.word_similarity(citizens.plain(:query), citizens.plain(name)) desc, id
                                limit :limit""")
                        .bind("query", query)
                        .bind("limit", limit)
                        .mapTo(UUID.class)
                        .forEach(found::add);
            }
        });
        return found.stream().limit(limit).toList();
    }

    /** The same in two sets; a name is exact when it is the query but for accents and capitals. */
    public Citizens.Matching matchingExactlyOrNot(String query, int limit) {
        return jdbi.withHandle(handle -> {
            Set<UUID> exactly = new LinkedHashSet<>(exact(handle, query));
            exactly.addAll(handle.createQuery("select id from citizens.citizen where merged_into is null"
                            + " and citizens.plain(name) = citizens.plain(:query) limit :limit")
                    .bind("query", query)
                    .bind("limit", limit)
                    .mapTo(UUID.class)
                    .list());
            Set<UUID> similarly = new LinkedHashSet<>(matching(query, limit));
            similarly.removeAll(exactly);
            return new Citizens.Matching(exactly, similarly);
        });
    }

    /** Citizens of the addresses that the query may be. */
    private static List<UUID> exact(Handle handle, String query) {
        Map<String, String> values = new HashMap<>();
        AddressForm.phone(query).ifPresent(value -> values.put(AddressForm.PHONE, value));
        AddressForm.mail(query).ifPresent(value -> values.put(AddressForm.EMAIL, value));
        Nif.of(query).ifPresent(value -> values.put(AddressForm.DOCUMENT, value));
        return values.isEmpty()
                ? List.of()
                : handle.createQuery("""
                                select distinct address.citizen_id
                                from unnest(:kinds, :values) as wanted (kind, value)
                                join citizens.address address
                                    on address.kind = wanted.kind and address.value = wanted.value""")
                        .bindArray("kinds", String.class, values.keySet().toArray())
                        .bindArray(
                                "values",
                                String.class,
                                values.keySet().stream().map(values::get).toArray())
                        .mapTo(UUID.class)
                        .list();
    }

    static Citizen read(ResultSet row) throws SQLException {
        return new Citizen(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getBoolean("anonymous"),
                row.getString("language"),
                row.getString("preferred_channel"),
                row.getBoolean("secrecy"),
                row.getObject("merged_into", UUID.class),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }
}
