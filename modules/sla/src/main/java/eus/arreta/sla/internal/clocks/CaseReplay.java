package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseView;
import eus.arreta.sla.CaseClocks;
import eus.arreta.sla.internal.policies.PolicyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Works out the clocks of a case from what is kept of it. */
@ApplicationScoped
public class CaseReplay {

    private final ClockTable table;
    private final PolicyTable policies;
    private final PolicyTerms policyTerms;

    public CaseReplay(ClockTable table, PolicyTable policies, PolicyTerms policyTerms) {
        this.table = table;
        this.policies = policies;
        this.policyTerms = policyTerms;
    }

    public CaseClocks clocks(UUID caseId, String number, Instant now) {
        List<Terms> terms =
                table.fullTerms(caseId).stream().map(policyTerms::read).toList();
        Map<UUID, List<Fact>> facts = table.facts(caseId, number);
        List<Fact> own = facts.getOrDefault(caseId, List.of());
        List<List<Fact>> joined = facts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(caseId))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        return new CaseClocks(
                terms.isEmpty() ? null : terms.get(terms.size() - 1).policy(), Replay.clocks(own, joined, terms, now));
    }

    /** Makes the newest versions count from an event on. */
    public void reApply(Actor actor, CaseView found, long sequence, Instant at, String reason) {
        table.addTerms(List.of(
                PolicyTerms.reApplied(found, sequence, at, policies.active(), policyTerms.newest(), actor, reason)));
    }
}
