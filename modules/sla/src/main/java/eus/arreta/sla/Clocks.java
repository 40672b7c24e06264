package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.sla.internal.clocks.CaseReplay;
import eus.arreta.sla.internal.legal.EntryCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The service clocks of cases. They follow what happens to a case by themselves; a person can only re-apply their terms. */
@ApplicationScoped
public class Clocks {

    private final Cases cases;
    private final CaseNews news;
    private final CaseReplay replay;
    private final Audit audit;
    private final Clock clock;

    public Clocks(Cases cases, CaseNews news, CaseReplay replay, Audit audit, Clock clock) {
        this.cases = cases;
        this.news = news;
        this.replay = replay;
        this.audit = audit;
        this.clock = clock;
    }

    /** All clocks of a case with their history. @throws eus.arreta.http.Problem 404 */
    public CaseClocks ofCase(Actor actor, String number) {
        CaseView found = cases.find(actor, number);
        return replay.clocks(found.id(), found.number(), clock.instant());
    }

    /**
     * A clock that counts to another end now.
     *
     * @param before the end until now; absent while it was paused, or when there was none
     * @param after  the end from now on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReApplied(String target, int round, Instant before, Instant after) {}

    /**
     * Chooses a case's policy anew, and counts what hasn't ended by its newest version and that of its calendar.
     *
     * @return what that moved
     * @throws eus.arreta.http.Problem              404
     * @throws eus.arreta.channelapi.InvalidInput   without a reason
     */
    @Transactional
    public List<ReApplied> reApply(Actor actor, String number, String reason) {
        actor.require(Permission.CASES_WORK);
        String why = EntryCheck.reason(reason);
        CaseView found = cases.find(actor, number);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // The event's sequence is drawn first: it locks the case, so that nobody re-applies between reading and
        // writing.
        long sequence = news.tell(actor, number, CaseEvent.SLA_CHANGED, "re-applied");
        CaseClocks before = replay.clocks(found.id(), number, now);
        replay.reApply(actor, found, sequence, now, why);
        List<ReApplied> moved = moved(before, replay.clocks(found.id(), number, now));
        audit.record(
                actor,
                "clocks-re-applied",
                "case:" + number,
                null,
                Map.of("reason", why, "clocks", moved),
                List.of(found.citizen().id()));
        return moved;
    }

    private static List<ReApplied> moved(CaseClocks before, CaseClocks after) {
        List<ReApplied> moved = new ArrayList<>();
        for (CaseClock clock : after.items()) {
            Instant was = before.items().stream()
                    .filter(one -> one.target().equals(clock.target()) && one.round() == clock.round())
                    .findFirst()
                    .map(CaseClock::dueAt)
                    .orElse(null);
            if (!Objects.equals(was, clock.dueAt())) {
                moved.add(new ReApplied(clock.target(), clock.round(), was, clock.dueAt()));
            }
        }
        return moved;
    }
}
