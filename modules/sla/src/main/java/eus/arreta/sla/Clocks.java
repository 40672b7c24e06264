package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.Explanations;
import eus.arreta.calendars.LegalDeadline;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.http.Problem;
import eus.arreta.sla.internal.clocks.CaseReplay;
import eus.arreta.sla.internal.clocks.ReApplyTable;
import eus.arreta.sla.internal.legal.EntryCheck;
import eus.arreta.sla.internal.policies.PolicyTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service clocks of cases. They follow what happens to a case by themselves; a person can only re-apply their terms. */
@ApplicationScoped
public class Clocks {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int SHOWN = 10;

    private final Cases cases;
    private final CaseNews news;
    private final CaseReplay replay;
    private final PolicyTable policies;
    private final ReApplyTable reApplications;
    private final Audit audit;
    private final Explanations explanations;
    private final Clock clock;
    private final ZoneId zone;

    public Clocks(
            Cases cases,
            CaseNews news,
            CaseReplay replay,
            PolicyTable policies,
            ReApplyTable reApplications,
            Audit audit,
            Explanations explanations,
            Clock clock,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.cases = cases;
        this.news = news;
        this.replay = replay;
        this.policies = policies;
        this.reApplications = reApplications;
        this.audit = audit;
        this.explanations = explanations;
        this.clock = clock;
        this.zone = ZoneId.of(zone);
    }

    /**
     * All clocks of a case with their history.
     *
     * @param language of the explanations: {@code eu}, {@code es}, {@code fr} or {@code en}
     * @throws eus.arreta.http.Problem 404
     */
    public CaseClocks ofCase(Actor actor, String number, String language) {
        CaseView found = cases.find(actor, number);
        return replay.clocks(found.id(), found.number(), clock.instant(), way -> explained(actor, way, language));
    }

    private List<ExplainedDeadline.Part> explained(Actor actor, List<LegalSpan> way, String language) {
        return way.isEmpty()
                ? List.of()
                : explanations
                        .explain(
                                actor,
                                new LegalDeadline(way.get(way.size() - 1).to(), null, way, Set.of()),
                                language,
                                zone)
                        .explanation();
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
        // Terms before the case, as whoever keeps facts does it. The event's sequence locks the case as well, so that
        // nobody
        // re-applies between reading and writing.
        replay.hold(List.of(found.id()));
        long sequence = news.tell(actor, number, CaseEvent.SLA_CHANGED, "re-applied");
        CaseClocks before = standing(found, now);
        replay.reApply(new CaseReplay.Because(actor.id(), actor.name(), why), Map.of(found, sequence), now);
        List<ReApplied> moved = moved(before, standing(found, now));
        audit.record(
                actor,
                "clocks-re-applied",
                "case:" + number,
                null,
                Map.of("reason", why, "clocks", moved),
                List.of(found.citizen().id()));
        return moved;
    }

    /**
     * Applies a policy anew to all cases that count by it and are worked on, in the background: each chooses its policy anew and counts by
     * the newest versions, as {@link #reApply} does it for one.
     *
     * @throws eus.arreta.http.Problem            404
     * @throws eus.arreta.channelapi.InvalidInput without a reason
     */
    @Transactional
    public ReApplication reApplyPolicy(Actor actor, UUID policyId, String reason) {
        actor.require(Permission.SETTINGS);
        String why = EntryCheck.reason(reason);
        Policy policy = policies.find(policyId, null).orElseThrow(() -> Problem.notFound("policy"));
        UUID id = IDS.generate();
        reApplications.add(id, policyId, why, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(
                actor,
                "policy-re-applied",
                "policy:" + policyId,
                null,
                Map.of("reason", why, "reApplication", id, "version", policy.version()));
        return reApplications.find(id).orElseThrow();
    }

    /** How far one has come. @throws eus.arreta.http.Problem 404 */
    public ReApplication reApplication(Actor actor, UUID id) {
        return reApplications.find(id).orElseThrow(() -> Problem.notFound("re-application"));
    }

    /** The newest ones of a policy. */
    public List<ReApplication> reApplications(Actor actor, UUID policyId) {
        return reApplications.newest(policyId, SHOWN);
    }

    private CaseClocks standing(CaseView found, Instant now) {
        return replay.clocks(found.id(), found.number(), now, way -> List.of());
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
