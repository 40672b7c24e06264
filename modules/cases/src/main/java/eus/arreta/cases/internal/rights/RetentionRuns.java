package eus.arreta.cases.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.cases.Retention.Due;
import eus.arreta.cases.Retention.Run;
import eus.arreta.cases.RetentionRule;
import eus.arreta.citizens.DataRights;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Destroys each day what a rule says is due and nothing holds; each case in a transaction of its own, so that a run that ends
 * in the middle has done what it did and the next one goes on. Replicas that run at once look at a case one after the other.
 */
@ApplicationScoped
public class RetentionRuns {

    private static final Actor RIGHTS = Actor.system("retention");
    private static final int AT_ONCE = 100;
    private static final Duration SILENT_FOR = Duration.ofDays(7);
    /** For so long it is known what our own phones wrote to somebody who never answered. */
    private static final Duration WRITTEN_TO = Duration.ofDays(365);

    private final Jdbi jdbi;
    private final RetentionTable table;
    private final DataRights rights;
    private final Instance<PersonalDataHolder> holders;
    private final Audit audit;
    private final Clock clock;

    public RetentionRuns(
            Jdbi jdbi,
            RetentionTable table,
            DataRights rights,
            @Any Instance<PersonalDataHolder> holders,
            Audit audit,
            Clock clock) {
        this.jdbi = jdbi;
        this.table = table;
        this.rights = rights;
        this.holders = holders;
        this.audit = audit;
        this.clock = clock;
    }

    public List<RetentionRule> rules() {
        return jdbi.withHandle(table::rules);
    }

    public RetentionRule put(RetentionRule wanted) {
        return jdbi.withHandle(handle -> table.put(handle, wanted));
    }

    public java.util.Optional<RetentionRule> remove(String code) {
        return jdbi.withHandle(handle -> table.remove(handle, code));
    }

    public Page<Due> due(Integer limit, String after) {
        int size = Page.limit(limit);
        Cursor from = after == null ? null : Cursor.parse(after, 2);
        List<Due> rows = jdbi.withHandle(handle -> table.due(handle, clock.instant(), size + 1, from));
        Set<UUID> held = held(rows);
        return Page.of(rows, size, due -> Cursor.of(due.closedAt(), due.caseId()))
                .map(due -> held.contains(due.caseId()) ? due.asHeld() : due);
    }

    private Set<UUID> held(List<Due> rows) {
        return rights.held(RIGHTS, rows.stream().collect(Collectors.toMap(Due::caseId, Due::citizenId)));
    }

    public Page<Run> runs(Integer limit, String after) {
        int size = Page.limit(limit);
        Cursor from = after == null ? null : Cursor.parse(after, 2);
        List<Run> rows = jdbi.withHandle(handle -> table.runs(handle, size + 1, from));
        return Page.of(rows, size, run -> Cursor.of(run.startedAt(), run.id()));
    }

    @Scheduled(
            cron = "${arreta.rights.retention-cron:0 30 3 * * ?}",
            timeZone = "${arreta.zone:Europe/Madrid}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void daily() {
        if (!rules().isEmpty()) {
            run(RIGHTS);
        }
        forgetPassersBy();
    }

    /** Whoever opened a chat weeks ago and never wrote is no citizen of whom anything must be kept. */
    public void forgetPassersBy() {
        Instant before = clock.instant().minus(SILENT_FOR);
        Cursor after = null;
        List<Silent> silent;
        do {
            Cursor from = after;
            silent = jdbi.withHandle(
                    handle -> silent(handle, before, clock.instant().minus(WRITTEN_TO), from));
            if (!silent.isEmpty()) {
                List<UUID> addresses = silent.stream().map(Silent::addressId).toList();
                inTransaction(handle -> {
                    rights.forgetPassersBy(RIGHTS, addresses);
                    return null;
                });
                Silent last = silent.get(silent.size() - 1);
                after = Cursor.of(last.since(), last.id());
            }
        } while (silent.size() == AT_ONCE);
    }

    private record Silent(UUID id, UUID addressId, Instant since) {}

    /** By index conversation_silent, and entry_before_case for each that it finds. */
    private static List<Silent> silent(Handle handle, Instant before, Instant writtenTo, Cursor after) {
        return handle.createQuery("""
                        select id, address_id, created_at from cases.conversation conversation
                        where case_id is null and last_inbound_at is null
                        and created_at < :before and (created_at, id) > (:at, :id)
                        and not exists (
                            select 1 from cases.entry written
                            where written.conversation_id = conversation.id and written.case_id is null
                            and written.author_kind = 'agent-phone' and written.at > :writtenTo)
                        order by created_at, id limit :limit""")
                .bind("before", before)
                .bind("writtenTo", writtenTo)
                .bind("at", after == null ? Instant.EPOCH : after.instant(0))
                .bind("id", after == null ? new UUID(0, 0) : after.id(1))
                .bind("limit", AT_ONCE)
                .map((row, context) -> new Silent(
                        row.getObject("id", UUID.class),
                        row.getObject("address_id", UUID.class),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** Destroys all that is due now. */
    public Run run(Actor actor) {
        Instant started = now();
        UUID run = inTransaction(handle -> table.begin(handle, actor.name(), started));
        Cursor after = null;
        List<Due> due;
        do {
            Cursor from = after;
            due = jdbi.withHandle(handle -> table.due(handle, started, AT_ONCE, from));
            Set<UUID> held = held(due);
            for (Due one : due) {
                after = Cursor.of(one.closedAt(), one.caseId());
                if (!held.contains(one.caseId())) {
                    int done = inTransaction(handle -> destroy(handle, actor, one, started));
                    inTransaction(handle -> {
                        table.count(handle, run, done, null);
                        return null;
                    });
                }
            }
        } while (due.size() == AT_ONCE);
        holders.forEach(PersonalDataHolder::erased);
        inTransaction(handle -> {
            table.count(handle, run, 0, now());
            return null;
        });
        return jdbi.withHandle(handle -> table.runs(handle, 100, null)).stream()
                .filter(one -> one.id().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private int destroy(Handle handle, Actor actor, Due due, Instant now) {
        // Before the case, as for each message that comes in.
        CaseErasing.lockConversations(
                handle, new DataSubject(Set.of(), Set.of(), Map.of(due.caseId(), due.number()), Map.of(), false));
        // Another replica may have been here, or somebody has opened the case again.
        boolean still = handle.createQuery(
                        "select id from cases.case_record where id = :id and state = 'closed' and closed_at = :at for update")
                .bind("id", due.caseId())
                .bind("at", due.closedAt())
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
        if (!still) {
            return 0;
        }
        Map<UUID, String> gone = new HashMap<>();
        handle.createQuery("""
                        with recursive part as (
                            select cast(:id as uuid) as id
                            union select merge.from_id from cases.case_merge merge join part on merge.into_id = part.id
                            where merge.undone_at is null
                        ) select record.id, record.number from cases.case_record record where record.id in (select id from part)""")
                .bind("id", due.caseId())
                .map((row, context) -> gone.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        DataSubject subject = new DataSubject(Set.of(due.citizenId()), Set.of(), gone, Map.of(), false);
        holders.forEach(holder -> holder.erase(subject, now));
        rights.forgetIfNothingIsLeft(RIGHTS, List.of(due.citizenId()));
        audit.record(actor, "case-destroyed", "case:" + due.number(), null, Map.of("rule", due.rule()));
        return 1;
    }

    private <T> T inTransaction(java.util.function.Function<Handle, T> work) {
        return QuarkusTransaction.requiringNew().timeout(600).call(() -> jdbi.withHandle(work::apply));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
