package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.sla.ReApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Re-applications of policies in the database, with how far each has come. */
@ApplicationScoped
public class ReApplyTable {

    private final Jdbi jdbi;

    public ReApplyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One that is under way, locked. @param afterCase up to which it has come; absent at the beginning */
    record Open(UUID id, UUID policyId, String reason, UUID byId, String byName, UUID afterCase) {}

    public void add(UUID id, UUID policyId, String reason, Actor by, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into sla.re_apply (id, policy_id, reason, by_id, by_name, started_at)"
                                + " values (:id, :policy, :reason, :byId, :byName, :now)")
                .bind("id", id)
                .bind("policy", policyId)
                .bind("reason", reason)
                .bind("byId", by.id())
                .bind("byName", by.name())
                .bind("now", now)
                .execute());
    }

    public Optional<ReApplication> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from sla.re_apply where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The newest of a policy: index re_apply_by_policy. */
    public List<ReApplication> newest(UUID policyId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from sla.re_apply where policy_id = :policy"
                        + " order by started_at desc, id desc limit :limit")
                .bind("policy", policyId)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** The oldest that is under way and that no other replica is at: index re_apply_open. */
    Optional<Open> next() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from sla.re_apply where ended_at is null"
                        + " order by started_at, id limit 1 for update skip locked")
                .map((row, context) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getObject("policy_id", UUID.class),
                        row.getString("reason"),
                        row.getObject("by_id", UUID.class),
                        row.getString("by_name"),
                        row.getObject("after_case", UUID.class)))
                .findOne());
    }

    /** Cases that count by a policy now, in the order of their ids: index case_terms_by_policy. */
    List<UUID> cases(UUID policyId, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct terms.case_id from sla.case_terms terms
                        where terms.policy_id = :policy and (:after::uuid is null or terms.case_id > :after::uuid)
                            and not exists (
                                select 1 from sla.case_terms newer
                                where newer.case_id = terms.case_id and newer.sequence > terms.sequence
                                    and newer.policy_id is distinct from :policy)
                        order by terms.case_id limit :limit""")
                .bind("policy", policyId)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** @param afterCase up to which it has come; absent when it has ended */
    void moved(UUID id, UUID afterCase, int more, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update sla.re_apply set after_case = coalesce(:after::uuid, after_case),"
                                + " done = done + :more, ended_at = case when :after::uuid is null then :now::timestamptz end where id = :id")
                .bind("id", id)
                .bind("after", afterCase)
                .bind("more", more)
                .bind("now", now)
                .execute());
    }

    private static ReApplication read(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new ReApplication(
                row.getObject("id", UUID.class),
                row.getObject("policy_id", UUID.class),
                row.getString("reason"),
                row.getString("by_name"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("done"));
    }
}
