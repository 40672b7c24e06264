package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Applies policies anew, some cases a transaction: with them stands how far it has come, so that whoever goes on after a crash leaves
 * none out and takes none twice. Any number of replicas may try: one row is with one of them.
 */
@ApplicationScoped
public class ReApplySteps {

    private static final Logger LOG = Logger.getLogger(ReApplySteps.class);
    private static final Actor SELF = Actor.system("sla");
    private static final int STEP = 100;

    private final ReApplyTable table;
    private final CaseReplay replay;
    private final CaseNews news;
    private final Clock clock;

    public ReApplySteps(ReApplyTable table, CaseReplay replay, CaseNews news, Clock clock) {
        this.table = table;
        this.replay = replay;
        this.news = news;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::step)) {
                // The next step.
            }
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "A policy could not be applied anew (%s); trying again in a second",
                    failed.getClass().getSimpleName());
        }
    }

    /** @return whether there may be more to do */
    private boolean step() {
        ReApplyTable.Open open = table.next().orElse(null);
        if (open == null) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> cases = table.cases(open.policyId(), open.afterCase(), STEP);
        // What has ended has nothing to count any more.
        List<UUID> active = news.several(SELF, cases).values().stream()
                .filter(found -> found.state().isActive())
                .map(CaseView::id)
                .toList();
        replay.hold(active);
        Map<UUID, Long> sequences = news.tell(
                SELF,
                active.stream()
                        .map(id -> new CaseNews.Told(id, CaseEvent.SLA_CHANGED, "re-applied", now))
                        .toList());
        // As they are now that nobody else can change them.
        Map<UUID, CaseView> locked = news.several(SELF, sequences.keySet());
        replay.reApply(
                new CaseReplay.Because(open.byId(), open.byName(), open.reason()),
                locked.values().stream().collect(Collectors.toMap(found -> found, found -> sequences.get(found.id()))),
                now);
        boolean last = cases.size() < STEP;
        table.moved(open.id(), last ? null : cases.get(cases.size() - 1), locked.size(), now);
        return true;
    }
}
