package eus.arreta.cases.internal.merging;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes two cases one, and two again. What moves remembers where it came from, so that taking the merge back is exact;
 * what came since by the merged case's conversations goes back with them.
 */
@ApplicationScoped
public class CaseMerges {

    private static final int MOST_ATTEMPTS = 10;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Clock clock;

    public CaseMerges(Jdbi jdbi, LockedCases cases, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.clock = clock;
    }

    private record Standing(UUID mergeId, String from, String into, CaseState state) {}

    public void merge(Actor actor, String number, String into, Integer version) {
        if (into == null || into.equals(number)) {
            throw new InvalidInput("/into", "invalid", "is not another case");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            Map<String, LockedCase> locked = lock(handle, actor, List.of(number, into));
            LockedCase from = locked.get(number);
            LockedCase to = locked.get(into);
            check(from, to, version);
            UUID mergeId = Ids.next();
            handle.createUpdate("insert into cases.case_merge (id, from_id, into_id, state, merged_at)"
                            + " values (:id, :from, :into, :state, :now)")
                    .bind("id", mergeId)
                    .bind("from", from.id())
                    .bind("into", to.id())
                    .bind("state", from.state().word())
                    .bind("now", now)
                    .execute();
            move(handle, mergeId, from, to);
            handle.createUpdate("update cases.case_record set state = 'merged', merged_into = :into,"
                            + " version = version + 1, snoozed_until = null, waiting_since = null where id = :id")
                    .bind("into", to.id())
                    .bind("id", from.id())
                    .execute();
            gather(handle, to.id(), List.of(from.id(), to.id()));
            tell(handle, actor, from, to, now);
            cases.finish(handle, locked.values(), now);
        });
    }

    private static void check(LockedCase from, LockedCase to, Integer version) {
        if (version != null && version != from.view().version()) {
            throw LockedCases.stale("Somebody else has changed this case meanwhile.", from.view());
        }
        if (from.state() == CaseState.MERGED || to.state() == CaseState.MERGED) {
            throw Problem.conflict("merged", "One of the cases is merged into another one already.", Map.of());
        }
        if (to.state() == CaseState.CLOSED) {
            throw Problem.conflict("case-closed", "The case to merge into is closed.", Map.of("state", to.state()));
        }
        if (from.view().restricted() != to.view().restricted()) {
            throw Problem.conflict(
                    "restricted",
                    "Only one of the cases is restricted: restrict both, or none, before they become one.",
                    Map.of());
        }
    }

    private static void move(Handle handle, UUID mergeId, LockedCase from, LockedCase to) {
        handle.createUpdate("""
                        with moved as (
                            update cases.conversation set case_id = :into where case_id = :from returning id
                        )
                        insert into cases.case_merge_conversation (merge_id, conversation_id)
                        select :merge, id from moved""")
                .bind("into", to.id())
                .bind("from", from.id())
                .bind("merge", mergeId)
                .execute();
        handle.createUpdate("update cases.entry set case_id = :into, origin = origin || :from::uuid"
                        + " where case_id = :from")
                .bind("into", to.id())
                .bind("from", from.id())
                .execute();
        handle.createUpdate("update cases.concern set case_id = :into, origin = origin || :from::uuid"
                        + " where case_id = :from")
                .bind("into", to.id())
                .bind("from", from.id())
                .execute();
    }

    private void tell(Handle handle, Actor actor, LockedCase from, LockedCase to, Instant now) {
        cases.happened(
                handle,
                from,
                actor,
                "merged-into:" + to.view().number(),
                CaseEvent.MERGED,
                to.view().number(),
                now);
        cases.happened(
                handle,
                to,
                actor,
                "merged-from:" + from.view().number(),
                CaseEvent.MERGED,
                from.view().number(),
                now);
    }

    public void undo(Actor actor, String number) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            Standing merge = standing(handle, number)
                    .orElseThrow(() -> Problem.conflict("not-merged", "This case is not merged.", Map.of()));
            Map<String, LockedCase> locked = lock(handle, actor, List.of(merge.from(), merge.into()));
            LockedCase from = locked.get(merge.from());
            LockedCase to = locked.get(merge.into());
            if (to.state() == CaseState.MERGED) {
                throw Problem.conflict(
                        "merged-further",
                        "The case that it was merged into has been merged since. Undo that first.",
                        Map.of("into", merge.into()));
            }
            int undone = handle.createUpdate(
                            "update cases.case_merge set undone_at = :now where id = :id and undone_at is null")
                    .bind("now", now)
                    .bind("id", merge.mergeId())
                    .execute();
            if (undone == 0) {
                throw Problem.conflict("not-merged", "This case is not merged any more.", Map.of());
            }
            moveBack(handle, merge.mergeId(), from, to);
            handle.createUpdate("update cases.case_record set state = :state, merged_into = null,"
                            + " version = version + 1 where id = :id")
                    .bind("state", merge.state().word())
                    .bind("id", from.id())
                    .execute();
            gather(handle, from.id(), List.of(from.id()));
            gather(handle, to.id(), List.of(to.id()));
            cases.happened(handle, from, actor, "unmerged-from:" + merge.into(), CaseEvent.UNMERGED, merge.into(), now);
            cases.happened(handle, to, actor, "unmerged:" + merge.from(), CaseEvent.UNMERGED, merge.from(), now);
            cases.finish(handle, locked.values(), now);
        });
    }

    private static void moveBack(Handle handle, UUID mergeId, LockedCase from, LockedCase to) {
        handle.createUpdate(
                        "update cases.conversation set case_id = :from where case_id = :into"
                                + " and id in (select conversation_id from cases.case_merge_conversation where merge_id = :merge)")
                .bind("from", from.id())
                .bind("into", to.id())
                .bind("merge", mergeId)
                .execute();
        // What came since by its conversations is the case's own, as if it had never been merged.
        handle.createUpdate("""
                        update cases.entry set case_id = :from, origin = trim_array(origin, 1)
                        where case_id = :into and origin[cardinality(origin)] = :from""").bind("from", from.id()).bind("into", to.id()).execute();
        handle.createUpdate("""
                        update cases.entry set case_id = :from
                        where case_id = :into and coalesce(cardinality(origin), 0) = 0
                        and conversation_id in (select conversation_id from cases.case_merge_conversation
                            where merge_id = :merge)""")
                .bind("from", from.id())
                .bind("into", to.id())
                .bind("merge", mergeId)
                .execute();
        handle.createUpdate("""
                        update cases.concern set case_id = :from, origin = trim_array(origin, 1)
                        where case_id = :into and origin[cardinality(origin)] = :from""").bind("from", from.id()).bind("into", to.id()).execute();
        handle.createUpdate("""
                        update cases.concern concern set case_id = :from
                        from cases.contact contact
                        where contact.id = concern.contact_id and concern.case_id = :into
                        and cardinality(concern.origin) = 0
                        and contact.conversation_id in (select conversation_id from cases.case_merge_conversation
                            where merge_id = :merge)""")
                .bind("from", from.id())
                .bind("into", to.id())
                .bind("merge", mergeId)
                .execute();
    }

    /** What a list shows of a case follows from its entries: recomputed once for what was moved. */
    static void gather(Handle handle, UUID caseId, List<UUID> channelsOf) {
        handle.createUpdate("""
                        update cases.case_record record
                        set last_activity_at = coalesce(
                                (select max(at) from cases.entry where case_id = record.id and type <> 'event'),
                                record.last_activity_at),
                            excerpt = coalesce((select left(regexp_replace(text, '\\s+', ' ', 'g'), 160) from cases.entry
                                where case_id = record.id and type = 'message' order by at desc, no desc limit 1),
                                record.excerpt),
                            waiting_since = case when record.state in ('new', 'open', 'waiting', 'on-hold') then
                                (select min(inbound.at) from cases.entry inbound
                                where inbound.case_id = record.id and inbound.direction = 'inbound'
                                and inbound.type = 'message' and inbound.no > coalesce((
                                    select max(answer.no) from cases.entry answer
                                    where answer.case_id = record.id and answer.direction = 'outbound'
                                    and answer.author_kind in ('agent', 'agent-phone')), 0)) end,
                            channels = (select coalesce(array_agg(distinct channel), record.channels)
                                from cases.case_record other cross join unnest(other.channels) as channel
                                where other.id = any(:others))
                        where record.id = :id""")
                .bindArray("others", UUID.class, channelsOf.toArray())
                .bind("id", caseId)
                .execute();
    }

    /** Numbers of the cases that are part of this one now. */
    public List<String> mergedInto(Handle handle, UUID caseId) {
        return handle.createQuery("select record.number from cases.case_merge merge"
                        + " join cases.case_record record on record.id = merge.from_id"
                        + " where merge.into_id = :id and merge.undone_at is null order by merge.merged_at limit 100")
                .bind("id", caseId)
                .mapTo(String.class)
                .list();
    }

    private static Optional<Standing> standing(Handle handle, String number) {
        return handle.createQuery("""
                        select merge.id, source.number as source, target.number as target, merge.state
                        from cases.case_record source
                        join cases.case_merge merge on merge.from_id = source.id and merge.undone_at is null
                        join cases.case_record target on target.id = merge.into_id
                        where source.number = :number""")
                .bind("number", number)
                .map((row, context) -> new Standing(
                        row.getObject("id", UUID.class),
                        row.getString("source"),
                        row.getString("target"),
                        CaseState.of(row.getString("state"))))
                .findOne();
    }

    /**
     * Locks the cases and before them their conversations, the order of everybody who writes: a conversation that came to
     * one of them while this waited would be locked after its case, so then all is let go and locked again.
     */
    private Map<String, LockedCase> lock(Handle handle, Actor actor, List<String> numbers) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            handle.execute("savepoint before_locks");
            Set<UUID> conversations = Set.copyOf(conversations(handle, numbers, " for update of conversation"));
            Map<String, LockedCase> locked = cases.lockByNumber(handle, actor, numbers);
            if (conversations.containsAll(conversations(handle, numbers, ""))) {
                handle.execute("release savepoint before_locks");
                return locked;
            }
            handle.execute("rollback to savepoint before_locks");
        }
        throw Problem.conflict("busy", "Others are merging these cases right now. Try again.", Map.of());
    }

    private static List<UUID> conversations(Handle handle, List<String> numbers, String lock) {
        return handle.createQuery("""
                        select conversation.id from cases.case_record record
                        join cases.conversation conversation on conversation.case_id = record.id
                        where record.number = any(:numbers)
                        order by conversation.account_id, conversation.address""" + lock)
                .bindArray("numbers", String.class, numbers.toArray())
                .mapTo(UUID.class)
                .list();
    }
}
