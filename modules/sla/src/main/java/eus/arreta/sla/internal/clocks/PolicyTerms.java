package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.calendars.Calendar;
import eus.arreta.calendars.CalendarVersion;
import eus.arreta.calendars.Calendars;
import eus.arreta.cases.CaseView;
import eus.arreta.sla.Policy;
import eus.arreta.sla.PolicyChoice;
import eus.arreta.sla.internal.policies.CaseFacts;
import eus.arreta.sla.internal.policies.Matching;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a case counts by: chooses its policy and pins the versions, and reads them again. */
@ApplicationScoped
public class PolicyTerms {

    private static final Actor SELF = Actor.system("sla");

    private final Calendars calendars;

    public PolicyTerms(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The newest versions of calendars, each asked for once. */
    final class Newest {
        private final Map<String, Integer> versions = new HashMap<>();

        Integer of(String calendar) {
            return calendar == null
                    ? null
                    : versions.computeIfAbsent(calendar, slug -> calendars
                            .find(SELF, slug, null)
                            .map(Calendar::version)
                            .orElse(null));
        }
    }

    Newest newest() {
        return new Newest();
    }

    /**
     * What a case counts by from an event on; a policy that it has already keeps the versions with which it began.
     *
     * @param prior what it counted by before; absent for the first time
     * @return empty when that stays as it is
     */
    static Optional<TermsRow> choose(
            CaseView found, long sequence, Instant at, TermsRow prior, List<Policy> active, Newest newest) {
        PolicyChoice.Chosen chosen = chosen(found, active);
        UUID policy = chosen == null ? null : chosen.id();
        boolean same = prior != null && Objects.equals(prior.policyId(), policy);
        if (same && prior.priority().equals(found.priority())) {
            return Optional.empty();
        }
        return Optional.of(new TermsRow(
                found.id(),
                sequence,
                at,
                policy,
                same ? prior.policyVersion() : chosen == null ? null : (Integer) chosen.version(),
                same ? prior.calendarVersion() : newest.of(calendar(policy, active)),
                found.priority(),
                null,
                null,
                null));
    }

    /** The newest versions for a case, since somebody wants it. */
    static TermsRow reApplied(
            CaseView found, long sequence, Instant at, List<Policy> active, Newest newest, CaseReplay.Because because) {
        PolicyChoice.Chosen chosen = chosen(found, active);
        return new TermsRow(
                found.id(),
                sequence,
                at,
                chosen == null ? null : chosen.id(),
                chosen == null ? null : chosen.version(),
                chosen == null ? null : newest.of(calendar(chosen.id(), active)),
                found.priority(),
                because.reason(),
                because.byId(),
                because.byName());
    }

    private static PolicyChoice.Chosen chosen(CaseView found, List<Policy> active) {
        return Matching.choose(
                        active,
                        CaseFacts.of(
                                found.channels(),
                                found.queue(),
                                found.kind(),
                                found.topic(),
                                found.priority(),
                                found.language()))
                .policy();
    }

    private static String calendar(UUID policy, List<Policy> active) {
        return active.stream()
                .filter(one -> one.id().equals(policy))
                .map(Policy::calendar)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Reads kept terms. */
    Terms read(ClockTable.FullTerms full) {
        TermsRow row = full.row();
        Policy policy = full.policy();
        if (policy == null) {
            return new Terms(
                    row.sequence(),
                    row.at(),
                    null,
                    Map.of(),
                    false,
                    false,
                    Set.of(),
                    false,
                    row.reason(),
                    row.byName(),
                    Map.of());
        }
        Map<String, Terms.Budget> budgets = new HashMap<>();
        policy.targets().forEach((target, wanted) -> minutes(wanted, row.priority())
                .ifPresent(minutes -> budgets.put(target, budget(policy, wanted, minutes, row.calendarVersion()))));
        return new Terms(
                row.sequence(),
                row.at(),
                new PolicyChoice.Chosen(policy.id(), policy.name(), policy.version()),
                budgets,
                policy.targets().containsKey("promise"),
                policy.targets().containsKey("replyWindow"),
                Set.copyOf(policy.pauseOn()),
                "restart".equals(policy.onReopen()),
                row.reason(),
                row.byName(),
                warnAt(policy));
    }

    private static Map<String, List<BigDecimal>> warnAt(Policy policy) {
        Map<String, List<BigDecimal>> warnAt = new HashMap<>();
        policy.targets().forEach((target, wanted) -> {
            if (wanted.warnAt() != null) {
                warnAt.put(target, wanted.warnAt());
            }
        });
        return warnAt;
    }

    private static Optional<Integer> minutes(Policy.Target target, String priority) {
        return Optional.ofNullable(
                target.byPriority() == null
                        ? target.minutes()
                        : target.byPriority().get(priority));
    }

    private Terms.Budget budget(Policy policy, Policy.Target target, int minutes, Integer version) {
        Duration length = Duration.ofMinutes(minutes);
        return "business".equals(target.time())
                ? new Terms.Budget(
                        length,
                        CountedTime.of(calendars.business(SELF, policy.calendar(), version)),
                        new CalendarVersion(policy.calendar(), version))
                : new Terms.Budget(length, CountedTime.NATURAL, null);
    }
}
