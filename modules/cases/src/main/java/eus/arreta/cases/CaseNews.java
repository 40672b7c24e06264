package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.list.CaseList;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.cases.internal.work.Promises;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** For modules that follow cases by their events: how those cases stand now, and a place of their own among the events. */
@ApplicationScoped
public class CaseNews {

    private final Jdbi jdbi;
    private final CaseList list;
    private final Promises promises;
    private final LockedCases cases;
    private final Clock clock;

    public CaseNews(Jdbi jdbi, CaseList list, Promises promises, LockedCases cases, Clock clock) {
        this.jdbi = jdbi;
        this.list = list;
        this.promises = promises;
        this.cases = cases;
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
