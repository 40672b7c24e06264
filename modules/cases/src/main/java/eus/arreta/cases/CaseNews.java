package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.following.Notifications;
import eus.arreta.cases.internal.list.CaseList;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.cases.internal.work.Promises;
import eus.arreta.cases.internal.work.ReplyWindows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** For modules that follow cases by their events: how those cases stand now, and a place of their own among the events. */
@ApplicationScoped
public class CaseNews {

    private final Jdbi jdbi;
    private final CaseList list;
    private final Promises promises;
    private final ReplyWindows windows;
    private final LockedCases cases;
    private final Notifications notifications;
    private final Clock clock;

    public CaseNews(
            Jdbi jdbi,
            CaseList list,
            Promises promises,
            ReplyWindows windows,
            LockedCases cases,
            Notifications notifications,
            Clock clock) {
        this.jdbi = jdbi;
        this.list = list;
        this.promises = promises;
        this.windows = windows;
        this.cases = cases;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Cases by id, without their parts; what isn't there any more, or not for the actor, is absent. */
    public Map<UUID, CaseView> several(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        return ids.isEmpty() ? Map.of() : list.several(actor, ids);
    }

    /** When promises are due, by their ids. */
    public Map<UUID, Instant> promisesDue(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        return ids.isEmpty() ? Map.of() : promises.due(ids);
    }

    /**
     * How a case stands, whatever its events have told so far.
     *
     * @param answeredAt when an agent last wrote to the citizen; absent when nobody has
     */
    public record Standing(CaseState state, Instant answeredAt) {}

    /** How cases stand now: index entry_timeline, from its end to the newest answer. */
    public Map<UUID, Standing> standing(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select record.id, record.state, answer.at from cases.case_record record
                        left join lateral (
                            select entry.at from cases.entry entry
                            where entry.case_id = record.id and entry.type = 'message' and entry.direction = 'outbound'
                                and entry.author_kind in ('agent', 'agent-phone')
                            order by entry.at desc, entry.no desc limit 1) as answer on true
                        where record.id = any(:ids)""")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Standing(
                                CaseState.of(row.getString("state")),
                                row.getTimestamp("at") == null
                                        ? null
                                        : row.getTimestamp("at").toInstant())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Until when the networks let answers to messages through, by the messages' entries; where they always do it is absent. */
    public Map<UUID, Instant> replyUntil(Actor actor, Collection<UUID> entries) {
        actor.require(Permission.CASES_READ);
        return entries.isEmpty() ? Map.of() : windows.until(actor, entries);
    }

    /** Cases by their numbers; what there isn't, or not for the actor, is absent. */
    public Map<String, UUID> ids(Actor actor, Collection<String> numbers) {
        actor.require(Permission.CASES_READ);
        return numbers.isEmpty() ? Map.of() : list.ids(actor, numbers);
    }

    /**
     * What is due next of a case.
     *
     * @param at     absent when nothing is
     * @param due    absent with it
     * @param isLate whether it is too late for that already
     */
    public record NextDue(UUID caseId, Instant at, CaseView.Due due, boolean isLate) {

        private <T> T of(Function<CaseView.Due, T> part) {
            return due == null ? null : part.apply(due);
        }
    }

    /**
     * Keeps what is due next of cases where lists find it, in the caller's transaction; what says the same as before writes nothing. It
     * is no event of the case, and nobody's version of it is old afterwards.
     */
    @Transactional
    public void due(Actor actor, Collection<NextDue> all) {
        actor.require(Permission.CASES_WORK);
        if (all.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> Columns.of(handle.createUpdate("""
                        with told as (
                            select * from unnest(:ids, :ats::timestamptz[], :targets, :calendars, :versions,
                                :soons::timestamptz[], :late)
                                as told (id, at, target, calendar, version, soon, late)),
                        changed as (
                            select told.* from cases.case_record record join told on told.id = record.id
                            where (record.due_at, record.due_target, record.due_calendar, record.due_calendar_version,
                                record.due_soon_at, coalesce(record.breached, false))
                                is distinct from (told.at, told.target, told.calendar, told.version, told.soon, told.late)
                            order by record.id for update of record)
                        update cases.case_record record set due_at = changed.at, due_target = changed.target,
                            due_calendar = changed.calendar, due_calendar_version = changed.version,
                            due_soon_at = changed.soon, breached = changed.late
                        from changed where record.id = changed.id"""), all)
                .uuids("ids", NextDue::caseId)
                .times("ats", NextDue::at)
                .texts("targets", one -> one.of(CaseView.Due::target))
                .texts("calendars", one -> one.of(CaseView.Due::calendar))
                .ints("versions", one -> one.of(CaseView.Due::calendarVersion))
                .times("soons", one -> one.of(CaseView.Due::soonAt))
                .flags("late", NextDue::isLate)
                .bound()
                .execute());
    }

    /**
     * What is told of a case.
     *
     * @param what   of {@link CaseEvent}
     * @param at     when it was due
     */
    public record Told(UUID caseId, String what, String detail, Instant at) {}

    /**
     * What somebody is notified of.
     *
     * @param from when they see it
     */
    public record Notified(UUID caseId, String what, UUID user, Instant from) {}

    /** Whoever has a case and who follow it, by case. */
    public Map<UUID, Set<UUID>> teams(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        return ids.isEmpty() ? Map.of() : notifications.teams(ids);
    }

    /** Notifies people, in the caller's transaction. */
    @Transactional
    public void notifyOf(Actor actor, Collection<Notified> all) {
        actor.require(Permission.CASES_WORK);
        notifications.tell(all, actor);
    }

    /**
     * Tells of many things as events of their cases, in the caller's transaction; of cases that are gone nothing is told.
     *
     * @return the sequence of each case's last event
     */
    @Transactional
    public Map<UUID, Long> tell(Actor actor, Collection<Told> all) {
        actor.require(Permission.CASES_WORK);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            Map<UUID, LockedCase> locked =
                    cases.lockAll(handle, all.stream().map(Told::caseId).collect(Collectors.toSet()));
            List<Told> told =
                    all.stream().filter(one -> locked.containsKey(one.caseId())).toList();
            told.forEach(one -> locked.get(one.caseId()).tell(one.what(), null, null, one.detail(), one.at()));
            cases.finish(handle, locked.values(), now);
            return locked.values().stream().collect(Collectors.toMap(LockedCase::id, LockedCase::sequence));
        });
    }

    /**
     * Tells of something as an event of the case, in the caller's transaction. It leaves no entry in the timeline.
     *
     * @param what   of {@link CaseEvent}
     * @param detail a word
     * @return the event's sequence
     * @throws eus.arreta.http.Problem 404
     */
    @Transactional
    public long tell(Actor actor, String number, String what, String detail) {
        actor.require(Permission.CASES_WORK);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> {
            LockedCase locked = cases.lock(handle, actor, number);
            locked.tell(what, null, actor.id(), detail, now);
            cases.finish(handle, List.of(locked), now);
            return locked.sequence();
        });
    }
}
