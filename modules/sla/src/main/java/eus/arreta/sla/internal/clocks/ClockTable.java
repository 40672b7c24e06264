package eus.arreta.sla.internal.clocks;

import eus.arreta.events.EventCodec;
import eus.arreta.sla.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** What moves clocks, in the database. Everything is written once by case and sequence: again changes nothing. */
@ApplicationScoped
public class ClockTable {

    private final Jdbi jdbi;

    public ClockTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A fact with its case. */
    record CaseFact(UUID caseId, Fact fact) {}

    /** What an event says of a case's becoming part of another. */
    record Merge(UUID caseId, String number, String into, long sequence, Instant at, boolean undone) {}

    /** Terms with the policy that they name; it is absent when none matched. */
    record FullTerms(TermsRow row, Policy policy) {}

    /** Whether no case has been looked at yet. */
    boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from sla.case_terms)")
                .mapTo(boolean.class)
                .one());
    }

    /** All terms of some cases by sequence; a case without any has not been looked at. */
    Map<UUID, NavigableMap<Long, TermsRow>> terms(Collection<UUID> cases) {
        Map<UUID, NavigableMap<Long, TermsRow>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select * from sla.case_terms where case_id = any(:cases)")
                .bindArray("cases", UUID.class, cases.toArray())
                .map((row, context) -> terms(row))
                .forEach(one -> found.computeIfAbsent(one.caseId(), unknown -> new TreeMap<>())
                        .put(one.sequence(), one)));
        return found;
    }

    void addTerms(Collection<TermsRow> unordered) {
        List<TermsRow> rows = unordered.stream()
                .sorted(Comparator.comparing(TermsRow::caseId).thenComparing(TermsRow::sequence))
                .toList();
        jdbi.useHandle(handle -> {
            var insert = handle.createUpdate("""
                    insert into sla.case_terms (case_id, sequence, at, policy_id, policy_version, calendar_version,
                        priority, reason, by_id, by_name)
                    select * from unnest(:cases, :sequences, :ats::timestamptz[], :policies, :versions, :calendars,
                        :priorities, :reasons, :byIds, :byNames)
                    on conflict do nothing""");
            column(insert, "cases", UUID.class, rows, TermsRow::caseId);
            column(insert, "sequences", Long.class, rows, TermsRow::sequence);
            column(insert, "ats", Timestamp.class, rows, row -> Timestamp.from(row.at()));
            column(insert, "policies", UUID.class, rows, TermsRow::policyId);
            column(insert, "versions", Integer.class, rows, TermsRow::policyVersion);
            column(insert, "calendars", Integer.class, rows, TermsRow::calendarVersion);
            column(insert, "priorities", String.class, rows, TermsRow::priority);
            column(insert, "reasons", String.class, rows, TermsRow::reason);
            column(insert, "byIds", UUID.class, rows, TermsRow::byId);
            column(insert, "byNames", String.class, rows, TermsRow::byName);
            insert.execute();
        });
    }

    void addFacts(Collection<CaseFact> unordered) {
        List<CaseFact> rows = unordered.stream()
                .sorted(Comparator.comparing(CaseFact::caseId)
                        .thenComparing(row -> row.fact().sequence()))
                .toList();
        jdbi.useHandle(handle -> {
            var insert = handle.createUpdate("""
                    insert into sla.case_fact (case_id, sequence, what, at, heard_at, detail, due)
                    select * from unnest(:cases, :sequences, :whats, :ats::timestamptz[], :heard::timestamptz[],
                        :details, :dues::timestamptz[])
                    on conflict do nothing""");
            column(insert, "cases", UUID.class, rows, CaseFact::caseId);
            column(insert, "sequences", Long.class, rows, row -> row.fact().sequence());
            column(insert, "whats", String.class, rows, row -> row.fact().what().word());
            column(
                    insert,
                    "ats",
                    Timestamp.class,
                    rows,
                    row -> Timestamp.from(row.fact().at()));
            column(
                    insert,
                    "heard",
                    Timestamp.class,
                    rows,
                    row -> Timestamp.from(row.fact().heardAt()));
            column(insert, "details", String.class, rows, row -> row.fact().detail());
            column(
                    insert,
                    "dues",
                    Timestamp.class,
                    rows,
                    row -> row.fact().due() == null
                            ? null
                            : Timestamp.from(row.fact().due()));
            insert.execute();
        });
    }

    /** Keeps the newest by sequence. @param merges one a case */
    void addMerges(Collection<Merge> merges) {
        List<Merge> rows =
                merges.stream().sorted(Comparator.comparing(Merge::caseId)).toList();
        jdbi.useHandle(handle -> {
            var insert = handle.createUpdate("""
                    insert into sla.case_merge (case_id, number, into_number, sequence, at, undone)
                    select * from unnest(:cases, :numbers, :intos, :sequences, :ats::timestamptz[], :undone)
                    on conflict (case_id) do update set into_number = excluded.into_number, sequence = excluded.sequence,
                        at = excluded.at, undone = excluded.undone
                    where case_merge.sequence < excluded.sequence""");
            column(insert, "cases", UUID.class, rows, Merge::caseId);
            column(insert, "numbers", String.class, rows, Merge::number);
            column(insert, "intos", String.class, rows, Merge::into);
            column(insert, "sequences", Long.class, rows, Merge::sequence);
            column(insert, "ats", Timestamp.class, rows, row -> Timestamp.from(row.at()));
            column(insert, "undone", Boolean.class, rows, Merge::undone);
            insert.execute();
        });
    }

    private static <T> void column(
            SqlStatement<?> statement, String name, Class<?> type, List<T> rows, Function<T, ?> value) {
        statement.bindArray(name, type, rows.stream().map(value).toArray());
    }

    /** The terms of cases with their policies, by case and sequence. */
    Map<UUID, List<FullTerms>> fullTerms(Collection<UUID> cases) {
        Map<UUID, List<FullTerms>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select terms.*, version.policy from sla.case_terms terms
                        left join sla.policy_version version
                            on version.policy_id = terms.policy_id and version.version = terms.policy_version
                        where terms.case_id = any(:cases) order by terms.case_id, terms.sequence""")
                .bindArray("cases", UUID.class, cases.toArray())
                .map((row, context) -> {
                    TermsRow terms = terms(row);
                    return new FullTerms(
                            terms,
                            terms.policyId() == null
                                    ? null
                                    : EventCodec.read(row.getString("policy"), Policy.class)
                                            .numbered(terms.policyId(), true, terms.policyVersion()));
                })
                .forEach(one -> found.computeIfAbsent(one.row().caseId(), unknown -> new ArrayList<>())
                        .add(one)));
        return found;
    }

    /** Keeps others from planning alarms of some cases until the transaction has ended. */
    void hold(Collection<UUID> cases) {
        jdbi.useHandle(handle -> handle.createQuery("select 1 from sla.case_terms where case_id = any(:cases)"
                        + " order by case_id, sequence for update")
                .bindArray("cases", UUID.class, cases.toArray())
                .mapTo(int.class)
                .list());
    }

    /**
     * For each case its facts and those of all cases that are part of it now, by case. Its own becoming part of another is among
     * them.
     *
     * @param numbers of the cases by id
     */
    Map<UUID, Map<UUID, List<Fact>>> facts(Map<UUID, String> numbers) {
        List<Map.Entry<UUID, String>> roots = List.copyOf(numbers.entrySet());
        Map<UUID, Map<UUID, List<Fact>>> found = new HashMap<>();
        jdbi.useHandle(handle -> {
            var query = handle.createQuery("""
                    with recursive part (root, case_id, number) as (
                        select id, id, number from unnest(:cases, :numbers) as wanted (id, number)
                        union
                        select part.root, merge.case_id, merge.number from sla.case_merge merge
                        join part on part.number = merge.into_number
                        where not merge.undone)
                    select part.root, fact.* from part join sla.case_fact fact using (case_id)
                    union all
                    select case_id, case_id, sequence, 'merged', at, at, null, null from sla.case_merge
                    where case_id = any(:cases) and not undone""");
            column(query, "cases", UUID.class, roots, Map.Entry::getKey);
            column(query, "numbers", String.class, roots, Map.Entry::getValue);
            query.map((row, context) -> Map.entry(
                            row.getObject("root", UUID.class),
                            new CaseFact(row.getObject("case_id", UUID.class), fact(row))))
                    .forEach(one -> found.computeIfAbsent(one.getKey(), unknown -> new HashMap<>())
                            .computeIfAbsent(one.getValue().caseId(), unknown -> new ArrayList<>())
                            .add(one.getValue().fact()));
        });
        return found;
    }

    /** Forgets what moved the clocks of a case that there isn't any more. */
    public void forget(Collection<UUID> cases) {
        jdbi.useHandle(handle -> {
            for (String table : List.of("case_fact", "case_terms", "case_merge", "alarm")) {
                handle.createUpdate("delete from sla." + table + " where case_id = any(:cases)")
                        .bindArray("cases", UUID.class, cases.toArray())
                        .execute();
            }
        });
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getLong("sequence"),
                Fact.What.of(row.getString("what")),
                instant(row, "at"),
                instant(row, "heard_at"),
                row.getString("detail"),
                instant(row, "due"));
    }

    private static TermsRow terms(ResultSet row) throws SQLException {
        return new TermsRow(
                row.getObject("case_id", UUID.class),
                row.getLong("sequence"),
                instant(row, "at"),
                row.getObject("policy_id", UUID.class),
                row.getObject("policy_version", Integer.class),
                row.getObject("calendar_version", Integer.class),
                row.getString("priority"),
                row.getString("reason"),
                row.getObject("by_id", UUID.class),
                row.getString("by_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
