package eus.arreta.sla.internal.policies;

import eus.arreta.events.EventCodec;
import eus.arreta.sla.Policy;
import eus.arreta.sla.PolicyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Policies and their versions in the database. */
@ApplicationScoped
public class PolicyTable {

    private static final String NEWEST = """
            select p.id, p.active, v.version, v.policy from sla.policy p
            join sla.policy_version v on v.policy_id = p.id and v.version = p.version
            """;

    private final Jdbi jdbi;

    public PolicyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The active ones in the order in which they are looked at. */
    public List<Policy> active() {
        return jdbi.withHandle(handle -> handle.createQuery(NEWEST + "where p.active order by p.position, p.id")
                .map((row, context) -> read(row))
                .list());
    }

    /** All of them by position and id: index policy_by_position. */
    public List<Policy> list(int limit, Integer position, UUID after) {
        return jdbi.withHandle(handle -> handle.createQuery(NEWEST
                        + "where :after::uuid is null or (p.position, p.id) > (:position::int, :after::uuid)"
                        + " order by p.position, p.id limit :limit")
                .bind("position", position)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** @param version absent for the newest */
    public Optional<Policy> find(UUID id, Integer version) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select p.id, p.active, v.version, v.policy from sla.policy p"
                                + " join sla.policy_version v on v.policy_id = p.id and v.version = coalesce(:version::int, p.version)"
                                + " where p.id = :id")
                        .bind("id", id)
                        .bind("version", version)
                        .map((row, context) -> read(row))
                        .findOne());
    }

    /** Versions below one, newest first. */
    public List<PolicyVersion> versions(UUID id, int limit, int before) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select p.id, p.active, v.version, v.policy, v.made_at from sla.policy p"
                                + " join sla.policy_version v on v.policy_id = p.id"
                                + " where p.id = :id and v.version < :before order by v.version desc limit :limit")
                        .bind("id", id)
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, context) -> new PolicyVersion(
                                read(row), row.getTimestamp("made_at").toInstant()))
                        .list());
    }

    /** Whether another active one has that name. */
    public boolean isTaken(String name, UUID besides) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from sla.policy where active"
                        + " and lower(name) = lower(:name) and id <> :besides)")
                .bind("name", name)
                .bind("besides", besides)
                .mapTo(Boolean.class)
                .one());
    }

    /** Keeps other writes of policies out until the transaction has ended; there are few. */
    public void lock() {
        jdbi.useHandle(handle -> handle.execute("lock table sla.policy in share row exclusive mode"));
    }

    /** Makes one or its next version. Call it after {@link #lock}. */
    public void write(UUID id, Policy policy, boolean active, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        with made as (
                            insert into sla.policy (id, name, position, version, active)
                            values (:id, :name, :position, 1, :active)
                            on conflict (id) do update set name = excluded.name, position = excluded.position,
                                version = policy.version + 1, active = excluded.active
                            returning id, version)
                        insert into sla.policy_version (policy_id, version, policy, made_at)
                        select id, version, :policy::jsonb, :now from made""")
                .bind("id", id)
                .bind("name", policy.name())
                .bind("position", policy.position())
                .bind("active", active)
                .bind("policy", EventCodec.write(policy))
                .bind("now", now)
                .execute());
    }

    private static Policy read(ResultSet row) throws SQLException {
        return EventCodec.read(row.getString("policy"), Policy.class)
                .numbered(row.getObject("id", UUID.class), row.getBoolean("active"), row.getInt("version"));
    }
}
