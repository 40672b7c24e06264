package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.BatchIntake;
import eus.arreta.events.EventCodec;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Rejection;
import eus.arreta.sla.Policy;
import eus.arreta.sla.internal.clocks.ClockTable.CaseFact;
import eus.arreta.sla.internal.clocks.ClockTable.Merge;
import eus.arreta.sla.internal.policies.PolicyTable;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The consumer of {@code arreta.case-events} for service clocks: keeps what moves them. Idempotent by case and sequence; what comes
 * late or from among the dead letters takes its place by its sequence and its time, as if it had come when it was due.
 */
@ApplicationScoped
public class ClockIntake {

    private static final Actor SELF = Actor.system("sla");
    private static final String PREFIX = "eus.arreta.case.";
    private static final Map<String, Fact.What> FACTS = Map.of(
            CaseEvent.OPENED, Fact.What.OPENED,
            CaseEvent.MESSAGE_RECEIVED, Fact.What.MESSAGE,
            CaseEvent.REPLY_WRITTEN, Fact.What.REPLY,
            CaseEvent.CONTACT_RECORDED, Fact.What.SPOKEN,
            CaseEvent.STATE_CHANGED, Fact.What.STATE,
            CaseEvent.PROMISE_CHANGED, Fact.What.PROMISE);
    private static final Set<String> CHANGES = Set.of(CaseEvent.CHANGED, CaseEvent.ASSIGNED);
    private static final Set<String> MERGES = Set.of(CaseEvent.MERGED, CaseEvent.UNMERGED);
    private static final Set<String> HEARD = Stream.of(FACTS.keySet(), CHANGES, MERGES, Set.of(CaseEvent.ERASED))
            .flatMap(Set::stream)
            .map(what -> PREFIX + what + ".v1")
            .collect(Collectors.toUnmodifiableSet());

    private final BatchIntake intake;
    private final ClockTable table;
    private final PolicyTable policies;
    private final PolicyTerms terms;
    private final CaseReplay replay;
    private final CaseNews news;
    private final Clock clock;

    public ClockIntake(
            BatchIntake intake,
            ClockTable table,
            PolicyTable policies,
            PolicyTerms terms,
            CaseReplay replay,
            CaseNews news,
            Clock clock) {
        this.intake = intake;
        this.table = table;
        this.policies = policies;
        this.terms = terms;
        this.replay = replay;
        this.news = news;
        this.clock = clock;
    }

    @Incoming("sla-cases")
    @Blocking
    public void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.take("sla", batch, this::handle);
    }

    private List<Rejection> handle(List<ReceivedEvent> events) {
        List<Policy> active = policies.active();
        if (active.isEmpty() && table.isEmpty()) {
            return List.of(); // Nobody counts anything here: of a burst the reading alone would be a part of the work.
        }
        List<Rejection> rejected = new ArrayList<>();
        List<CaseEvent> heard = new ArrayList<>();
        for (ReceivedEvent event : events) {
            try {
                if (HEARD.contains(event.type())) {
                    heard.add(EventCodec.read(event.body(), CaseEvent.class));
                }
            } catch (InvalidInput invalid) {
                rejected.add(Rejection.of(event, "invalid", invalid.getMessage()));
            }
        }
        if (!heard.isEmpty()) {
            keep(heard, active);
        }
        return rejected;
    }

    private void keep(List<CaseEvent> heard, List<Policy> active) {
        Map<UUID, NavigableMap<Long, TermsRow>> known =
                table.terms(heard.stream().map(CaseEvent::caseId).collect(Collectors.toSet()));
        // Without a policy nothing is kept of new cases: of a burst that would be a good part of the work.
        List<CaseEvent> wanted = active.isEmpty()
                ? heard.stream()
                        .filter(event -> known.containsKey(event.caseId()))
                        .toList()
                : heard;
        Map<UUID, CaseView> views = news.several(
                SELF,
                wanted.stream()
                        .filter(event -> !known.containsKey(event.caseId()) || mayChangeTerms(event) || isMerge(event))
                        .map(CaseEvent::caseId)
                        .collect(Collectors.toSet()));
        // Nothing is kept of a case that has been erased, also when its events come late.
        List<CaseEvent> kept = wanted.stream()
                .filter(event -> known.containsKey(event.caseId()) || views.containsKey(event.caseId()))
                .toList();
        keepTerms(kept, known, views, active);
        keepFacts(kept, windows(kept, active));
        keepMerges(kept, views);
        Set<UUID> erased = kept.stream()
                .filter(event -> event.what().equals(CaseEvent.ERASED))
                .map(CaseEvent::caseId)
                .collect(Collectors.toSet());
        plan(kept, erased);
        if (!erased.isEmpty()) {
            table.forget(erased);
        }
    }

    /** What is due next follows what happened; of a merge and its undoing also for the case that the other is part of. */
    private void plan(List<CaseEvent> kept, Set<UUID> erased) {
        Map<UUID, String> numbers = new HashMap<>();
        kept.forEach(event -> numbers.put(event.caseId(), event.number()));
        news.ids(
                        SELF,
                        kept.stream()
                                .filter(ClockIntake::isMerge)
                                .map(CaseEvent::detail)
                                .collect(Collectors.toSet()))
                .forEach((number, id) -> numbers.put(id, number));
        numbers.keySet().removeAll(erased);
        replay.plan(numbers, clock.instant());
    }

    private static boolean mayChangeTerms(CaseEvent event) {
        return event.what().equals(CaseEvent.ASSIGNED)
                || event.what().equals(CaseEvent.CHANGED)
                        && Stream.of("kind", "topic", "priority", "language")
                                .anyMatch(List.of(String.valueOf(event.detail()).split(","))::contains);
    }

    private static boolean isMerge(CaseEvent event) {
        return MERGES.contains(event.what());
    }

    private void keepTerms(
            List<CaseEvent> kept,
            Map<UUID, NavigableMap<Long, TermsRow>> known,
            Map<UUID, CaseView> views,
            List<Policy> active) {
        PolicyTerms.Newest newest = terms.newest();
        List<TermsRow> rows = new ArrayList<>();
        for (CaseEvent event : kept) {
            NavigableMap<Long, TermsRow> before = known.computeIfAbsent(event.caseId(), unknown -> new TreeMap<>());
            CaseView found = views.get(event.caseId());
            if (found == null || !(before.isEmpty() || mayChangeTerms(event))) {
                continue;
            }
            Map.Entry<Long, TermsRow> prior = before.lowerEntry(event.sequence());
            PolicyTerms.choose(
                            found,
                            event.sequence(),
                            event.at(),
                            prior == null ? null : prior.getValue(),
                            active,
                            newest)
                    .ifPresent(row -> {
                        before.putIfAbsent(row.sequence(), row);
                        rows.add(row);
                    });
        }
        if (!rows.isEmpty()) {
            table.addTerms(rows);
        }
    }

    /** Until when messages can be answered on their networks, by entry; nobody asks where no policy counts that. */
    private Map<UUID, Instant> windows(List<CaseEvent> kept, List<Policy> active) {
        return active.stream().noneMatch(policy -> policy.targets().containsKey("replyWindow"))
                ? Map.of()
                : news.replyUntil(
                        SELF,
                        kept.stream()
                                .filter(event ->
                                        event.what().equals(CaseEvent.MESSAGE_RECEIVED) && event.entryId() != null)
                                .map(CaseEvent::entryId)
                                .collect(Collectors.toSet()));
    }

    private void keepFacts(List<CaseEvent> kept, Map<UUID, Instant> windows) {
        Instant now = clock.instant();
        Map<UUID, Instant> dues = news.promisesDue(
                SELF,
                kept.stream()
                        .filter(event -> event.what().equals(CaseEvent.PROMISE_CHANGED))
                        .flatMap(event -> promise(event).stream())
                        .collect(Collectors.toSet()));
        List<CaseFact> facts = kept.stream()
                .filter(event -> FACTS.containsKey(event.what()) && !isAutomatic(event))
                .map(event -> new CaseFact(
                        event.caseId(),
                        new Fact(
                                event.sequence(),
                                FACTS.get(event.what()),
                                event.at(),
                                now,
                                event.detail(),
                                promise(event)
                                        .map(dues::get)
                                        .orElseGet(
                                                () -> event.entryId() == null ? null : windows.get(event.entryId())))))
                .toList();
        if (!facts.isEmpty()) {
            table.addFacts(facts);
        }
    }

    /** What Arreta says by itself answers nobody; what an agent writes on a phone of their own does. */
    private static boolean isAutomatic(CaseEvent event) {
        return event.what().equals(CaseEvent.REPLY_WRITTEN) && "automatic".equals(event.detail());
    }

    /** The promise that an event is about, {@code <id>:<what became of it>}. */
    private static Optional<UUID> promise(CaseEvent event) {
        return event.what().equals(CaseEvent.PROMISE_CHANGED)
                ? Optional.of(UUID.fromString(
                        event.detail().substring(0, event.detail().indexOf(':'))))
                : Optional.empty();
    }

    private void keepMerges(List<CaseEvent> kept, Map<UUID, CaseView> views) {
        Map<UUID, Merge> newest = new HashMap<>();
        for (CaseEvent event : kept) {
            CaseView found = views.get(event.caseId());
            boolean undone = event.what().equals(CaseEvent.UNMERGED);
            // Both cases are told of a merge with the other's number; only one of them is part of the other now.
            boolean joined = event.what().equals(CaseEvent.MERGED)
                    && found != null
                    && found.state() == CaseState.MERGED
                    && event.detail().equals(found.mergedInto());
            if (undone || joined) {
                newest.merge(
                        event.caseId(),
                        new Merge(event.caseId(), event.number(), event.detail(), event.sequence(), event.at(), undone),
                        (one, other) -> one.sequence() > other.sequence() ? one : other);
            }
        }
        if (!newest.isEmpty()) {
            table.addMerges(newest.values());
        }
    }
}
