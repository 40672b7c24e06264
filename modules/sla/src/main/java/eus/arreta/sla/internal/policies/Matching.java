package eus.arreta.sla.internal.policies;

import eus.arreta.sla.Policy;
import eus.arreta.sla.PolicyChoice;
import eus.arreta.sla.PolicyChoice.Considered;
import eus.arreta.sla.PolicyChoice.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Chooses the policy of a case. The explanation is printed from the same list by which is chosen. */
public final class Matching {

    private static final List<Part> PARTS = List.of(
            new Part("channel", Policy.Match::channel, CaseFacts::channels),
            new Part("queue", Policy.Match::queue, CaseFacts::queue),
            new Part("kind", Policy.Match::kind, CaseFacts::kind),
            new Part("topic", Policy.Match::topic, CaseFacts::topic),
            new Part("priority", Policy.Match::priority, CaseFacts::priority),
            new Part("language", Policy.Match::language, CaseFacts::language));

    private record Part(String name, Function<Policy.Match, String> wanted, Function<CaseFacts, List<String>> is) {}

    private Matching() {}

    /** @param policies in the order in which they are looked at */
    public static PolicyChoice choose(List<Policy> policies, CaseFacts facts) {
        List<Considered> considered = new ArrayList<>();
        for (Policy policy : policies) {
            List<Difference> differences = differences(policy.match(), facts);
            considered.add(new Considered(policy.id(), policy.name(), differences.isEmpty(), differences));
            if (differences.isEmpty()) {
                return new PolicyChoice(
                        new PolicyChoice.Chosen(policy.id(), policy.name(), policy.version()), considered);
            }
        }
        return new PolicyChoice(null, considered);
    }

    private static List<Difference> differences(Policy.Match match, CaseFacts facts) {
        List<Difference> differences = new ArrayList<>();
        for (Part part : PARTS) {
            String wanted = part.wanted().apply(match);
            List<String> is = part.is().apply(facts);
            if (wanted != null && !is.contains(wanted)) {
                differences.add(new Difference(part.name(), wanted, is));
            }
        }
        return differences;
    }
}
