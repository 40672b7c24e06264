package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.calendars.LegalSpan;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseView;
import eus.arreta.sla.CaseClocks;
import eus.arreta.sla.Policy;
import eus.arreta.sla.internal.policies.PolicyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Works out the clocks of cases from what is kept of them, and what is due next. */
@ApplicationScoped
public class CaseReplay {

    private static final Actor SELF = Actor.system("sla");

    private final ClockTable table;
    private final AlarmTable alarms;
    private final PolicyTable policies;
    private final PolicyTerms policyTerms;
    private final CaseNews news;

    public CaseReplay(
            ClockTable table, AlarmTable alarms, PolicyTable policies, PolicyTerms policyTerms, CaseNews news) {
        this.table = table;
        this.alarms = alarms;
        this.policies = policies;
        this.policyTerms = policyTerms;
        this.news = news;
    }

    /** What is kept of a case. */
    private record Kept(UUID id, String number, List<Fact> own, List<List<Fact>> joined, List<Terms> terms) {}

    /**
     * What is to be done about some cases.
     *
     * @param dues     what is due next of each
     * @param policies by which each counts now
     * @param heard    what has been heard of each
     */
    record Outlook(
            List<Alarm> alarms, List<CaseNews.NextDue> dues, Map<UUID, Policy> policies, Map<UUID, Heard> heard) {}

    /**
     * What has been heard of a case.
     *
     * @param state      word of the newest; {@code new} until it changed
     * @param answeredAt when a person answered last; absent when nobody has
     */
    record Heard(String state, Instant answeredAt) {

        static Heard of(List<Fact> facts) {
            return new Heard(
                    facts.stream()
                            .filter(fact -> fact.what() == Fact.What.STATE)
                            .max(Comparator.comparing(Fact::sequence))
                            .map(Fact::detail)
                            .orElse("new"),
                    facts.stream()
                            .filter(fact -> fact.what() == Fact.What.REPLY)
                            .map(Fact::at)
                            .max(Comparator.naturalOrder())
                            .orElse(null));
        }
    }

    /** @param explain makes sentences of the way to a due time */
    public CaseClocks clocks(
            UUID caseId, String number, Instant now, Function<List<LegalSpan>, List<ExplainedDeadline.Part>> explain) {
        Kept kept =
                kept(Map.of(caseId, number), table.fullTerms(List.of(caseId))).get(0);
        return new CaseClocks(
                kept.terms().isEmpty()
                        ? null
                        : kept.terms().get(kept.terms().size() - 1).policy(),
                Replay.replayed(kept.own(), kept.joined(), kept.terms()).clocks(now, explain));
    }

    private List<Kept> kept(Map<UUID, String> numbers, Map<UUID, List<ClockTable.FullTerms>> terms) {
        Map<UUID, Map<UUID, List<Fact>>> facts = table.facts(numbers);
        List<Kept> kept = new ArrayList<>();
        numbers.forEach((id, number) -> {
            Map<UUID, List<Fact>> byCase = facts.getOrDefault(id, Map.of());
            kept.add(new Kept(
                    id,
                    number,
                    byCase.getOrDefault(id, List.of()),
                    byCase.entrySet().stream()
                            .filter(entry -> !entry.getKey().equals(id))
                            .sorted(Map.Entry.comparingByKey())
                            .map(Map.Entry::getValue)
                            .toList(),
                    terms.getOrDefault(id, List.of()).stream()
                            .map(policyTerms::read)
                            .toList()));
        });
        return kept;
    }

    /** Keeps others from planning some cases until the transaction has ended. Cases are locked after it, not before. */
    public void hold(Collection<UUID> cases) {
        table.hold(cases);
    }

    /** The moments at which something is to be done about cases, past ones as well; others must not plan them meanwhile. */
    Outlook outlook(Map<UUID, String> numbers, Instant now) {
        hold(numbers.keySet());
        Map<UUID, List<ClockTable.FullTerms>> terms = table.fullTerms(numbers.keySet());
        List<Alarm> found = new ArrayList<>();
        List<CaseNews.NextDue> dues = new ArrayList<>();
        Map<UUID, Heard> heard = new HashMap<>();
        for (Kept one : kept(numbers, terms)) {
            Replay replay = Replay.replayed(one.own(), one.joined(), one.terms());
            found.addAll(replay.alarms(one.id(), one.number()));
            heard.put(one.id(), Heard.of(one.own()));
            dues.add(replay.next(one.id(), now).orElse(new CaseNews.NextDue(one.id(), null, null, false)));
        }
        Map<UUID, Policy> byCase = new HashMap<>();
        terms.forEach((id, rows) -> {
            Policy newest = rows.get(rows.size() - 1).policy();
            if (newest != null) {
                byCase.put(id, newest);
            }
        });
        return new Outlook(found, dues, byCase, heard);
    }

    /** Writes down anew what is due next of cases, here and where lists find it. */
    void plan(Map<UUID, String> numbers, Instant now) {
        if (!numbers.isEmpty()) {
            Outlook outlook = outlook(numbers, now);
            alarms.plan(numbers.keySet(), outlook.alarms());
            news.due(SELF, outlook.dues());
        }
    }

    /** Who wants the newest versions to count, and why. */
    public record Because(UUID byId, String byName, String reason) {}

    /** Makes the newest versions count for some cases, from an event of each on. @param cases with the event's sequence */
    public void reApply(Because because, Map<CaseView, Long> cases, Instant at) {
        if (cases.isEmpty()) {
            return;
        }
        List<Policy> active = policies.active();
        PolicyTerms.Newest newest = policyTerms.newest();
        Map<UUID, String> numbers = new HashMap<>();
        cases.keySet().forEach(found -> numbers.put(found.id(), found.number()));
        table.addTerms(cases.entrySet().stream()
                .map(one -> PolicyTerms.reApplied(one.getKey(), one.getValue(), at, active, newest, because))
                .toList());
        plan(numbers, at);
    }
}
