package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseState;
import eus.arreta.channelapi.Lease;
import eus.arreta.events.Leases;
import eus.arreta.sla.Policy;
import eus.arreta.sla.QuietHours;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Fires what is due, one replica at a time by lease. Each alarm, its event and its actions are one transaction with the mark that it
 * has fired: a crash before its end fires it again, one after it doesn't.
 */
@ApplicationScoped
public class AlarmClock {

    private static final Logger LOG = Logger.getLogger(AlarmClock.class);
    private static final Actor SELF = Actor.system("sla");
    private static final String LEASE = "sla-alarms";
    private static final int BATCH = 200;
    private static final Duration EACH = Duration.ofMillis(100);
    /** An answer of the last instant is still on its way here. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** Beyond that nobody waits for what hasn't been heard of. */
    private static final Duration HELD_AT_MOST = Duration.ofMinutes(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    /** Targets that an answer meets. */
    private static final Set<String> ANSWERED = Set.of("firstResponse", "nextResponse", "replyWindow");

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final AlarmTable table;
    private final CaseReplay replay;
    private final AlarmActions actions;
    private final CaseNews news;
    private final QuietHours quiet;
    private final Leases leases;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    public AlarmClock(
            AlarmTable table,
            CaseReplay replay,
            AlarmActions actions,
            CaseNews news,
            QuietHours quiet,
            Leases leases,
            Clock clock) {
        this.table = table;
        this.replay = replay;
        this.actions = actions;
        this.news = news;
        this.quiet = quiet;
        this.leases = leases;
        this.clock = clock;
    }

    /** After the tables have been brought up to date. */
    void start(@Observes @Priority(2000) StartupEvent started) {
        Thread thread = new Thread(this::run, "sla-alarms");
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
    }

    private void run() {
        try (Lease lease = leases.compete(LEASE)) {
            Duration pause = EACH;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                long fencing = lease.fencing();
                pause = lease.held() ? step(fencing) : EACH;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round; answers how long to wait before the next. */
    private Duration step(long fencing) {
        try {
            return fire(fencing, BATCH, true) == BATCH ? Duration.ZERO : EACH;
        } catch (RuntimeException failed) {
            return stepAlone(fencing);
        }
    }

    /** What can't be done about one case must not keep the others waiting. */
    private Duration stepAlone(long fencing) {
        try {
            fire(fencing, 1, true);
            return Duration.ZERO;
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "An alarm could not be given with its actions (%s); it is given without them",
                    failed.getClass().getSimpleName());
        }
        try {
            fire(fencing, 1, false);
            return Duration.ZERO;
        } catch (RuntimeException away) {
            LOG.warnf(
                    "Alarms could not be given (%s); trying again in a second",
                    away.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }

    private int fire(long fencing, int most, boolean act) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (table.due(now.minus(GRACE), now, 1).isEmpty()) {
            return 0;
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            leases.guard(LEASE, fencing);
            List<Alarm> due = table.due(now.minus(GRACE), now, most);
            Map<UUID, String> numbers = new HashMap<>();
            due.forEach(alarm -> numbers.put(alarm.caseId(), alarm.number()));
            // Terms before cases, as whoever keeps facts or re-applies does it.
            CaseReplay.Outlook outlook = replay.outlook(numbers, now);
            Set<Alarm> right = new HashSet<>(outlook.alarms());
            List<Alarm> standing = due.stream().filter(right::contains).toList();
            List<Alarm> held = unheard(standing, outlook, now);
            List<Alarm> firing =
                    standing.stream().filter(alarm -> !held.contains(alarm)).toList();
            if (!held.isEmpty()) {
                table.hold(held, now.plus(LOOK_AGAIN));
            }
            if (!firing.isEmpty()) {
                table.fired(firing, now);
                tell(firing);
                notifyOf(firing, outlook, now);
            }
            if (act) {
                actions.run(firing, outlook.policies());
            }
            putRight(due, right, numbers, outlook);
            keepDues(outlook, held);
            return due.size();
        });
    }

    /** What is late stands in the list of cases from now on, but where an answer may be on its way. */
    private void keepDues(CaseReplay.Outlook outlook, List<Alarm> held) {
        Set<UUID> waiting = held.stream().map(Alarm::caseId).collect(Collectors.toSet());
        news.due(
                SELF,
                outlook.dues().stream()
                        .filter(next -> !waiting.contains(next.caseId()))
                        .toList());
    }

    /**
     * Alarms of cases in which something stands already that hasn't been heard of here, such as an answer behind a burst of messages: once
     * it has, they are right or gone. What is never heard of, since it lies among the dead letters, doesn't hold them for long.
     */
    private List<Alarm> unheard(List<Alarm> alarms, CaseReplay.Outlook outlook, Instant now) {
        List<Alarm> recent = alarms.stream()
                .filter(alarm -> alarm.due().plus(HELD_AT_MOST).isAfter(now))
                .toList();
        Map<UUID, CaseNews.Standing> standing =
                news.standing(SELF, recent.stream().map(Alarm::caseId).collect(Collectors.toSet()));
        return recent.stream()
                .filter(alarm -> standing.containsKey(alarm.caseId())
                        && isUnheard(
                                alarm,
                                standing.get(alarm.caseId()),
                                outlook.heard().get(alarm.caseId()),
                                outlook.policies().get(alarm.caseId())))
                .toList();
    }

    private static boolean isUnheard(Alarm alarm, CaseNews.Standing standing, CaseReplay.Heard heard, Policy policy) {
        boolean answered = ANSWERED.contains(alarm.target())
                && standing.answeredAt() != null
                && (heard.answeredAt() == null || standing.answeredAt().isAfter(heard.answeredAt()));
        CaseState state = standing.state();
        boolean stopped = !alarm.target().equals("promise")
                && state != CaseState.MERGED
                && !state.word().equals(heard.state())
                && (!state.isActive() || policy != null && policy.pauseOn().contains(state.word()));
        return answered || stopped;
    }

    private void tell(List<Alarm> firing) {
        news.tell(
                SELF,
                firing.stream()
                        .map(alarm -> new CaseNews.Told(alarm.caseId(), what(alarm), alarm.detail(), alarm.due()))
                        .toList());
    }

    private static String what(Alarm alarm) {
        return alarm.isBreach() ? CaseEvent.SLA_BREACHED : CaseEvent.SLA_WARNING;
    }

    /** Nobody outside their hours. */
    private void notifyOf(List<Alarm> firing, CaseReplay.Outlook outlook, Instant now) {
        List<Alarm> notifying = firing.stream()
                .filter(alarm -> AlarmActions.of(alarm, outlook.policies()).contains("notify"))
                .toList();
        Map<UUID, Set<UUID>> teams =
                news.teams(SELF, notifying.stream().map(Alarm::caseId).collect(Collectors.toSet()));
        Map<UUID, Instant> from =
                quiet.from(SELF, teams.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), now);
        news.notifyOf(
                SELF,
                notifying.stream()
                        .flatMap(alarm -> teams.getOrDefault(alarm.caseId(), Set.of()).stream()
                                .filter(from::containsKey)
                                .map(user -> new CaseNews.Notified(alarm.caseId(), what(alarm), user, from.get(user))))
                        .toList());
    }

    /** An alarm that isn't right any more is planned anew, so that it doesn't come up again and again. */
    private void putRight(List<Alarm> due, Set<Alarm> right, Map<UUID, String> numbers, CaseReplay.Outlook outlook) {
        Set<UUID> wrong = due.stream()
                .filter(alarm -> !right.contains(alarm))
                .map(Alarm::caseId)
                .filter(numbers::containsKey)
                .collect(Collectors.toSet());
        if (!wrong.isEmpty()) {
            table.plan(
                    wrong,
                    outlook.alarms().stream()
                            .filter(alarm -> wrong.contains(alarm.caseId()))
                            .toList());
        }
    }
}
