package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.list.CaseList;
import eus.arreta.cases.internal.rights.RetentionRuns;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.DataRights;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How long cases are kept: rules, what is due by them, and what was destroyed. */
@ApplicationScoped
public class Retention {

    private static final int MOST_MONTHS = 1_200;
    private static final int LONGEST_REASON = 500;

    private final RetentionRuns runs;
    private final CaseList cases;
    private final DataRights rights;
    private final Audit audit;

    public Retention(RetentionRuns runs, CaseList cases, DataRights rights, Audit audit) {
        this.runs = runs;
        this.cases = cases;
        this.rights = rights;
        this.audit = audit;
    }

    /**
     * A case whose term is over.
     *
     * @param rule  code of the rule that counts
     * @param until when its term was over
     * @param held  whether a hold keeps it all the same
     */
    public record Due(
            UUID caseId, String number, UUID citizenId, Instant closedAt, String rule, Instant until, boolean held) {
        public Due asHeld() {
            return new Due(caseId, number, citizenId, closedAt, rule, until, true);
        }
    }

    /** A run. @param endedAt absent while it runs, and of one that was cut off */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Run(UUID id, Instant startedAt, Instant endedAt, String startedBy, int destroyed) {}

    /** All rules, by code. */
    public List<RetentionRule> rules(Actor actor) {
        actor.require(Permission.DATA_RIGHTS);
        return runs.rules();
    }

    /**
     * Makes or changes a rule.
     *
     * @throws Problem 409 {@code stale} with {@code current}; {@code rule-exists} with its {@code code}
     */
    @Transactional
    public RetentionRule put(Actor actor, RetentionRule wanted) {
        actor.require(Permission.DATA_RIGHTS);
        Words.slug(wanted.code(), "/code");
        if (wanted.kind() != null) {
            RequestKind.of(wanted.kind());
        }
        if (wanted.topic() != null) {
            Words.slug(wanted.topic(), "/topic");
        }
        if (wanted.months() < 0 || wanted.months() > MOST_MONTHS) {
            throw new InvalidInput("/months", "out-of-range", "is not between 0 and " + MOST_MONTHS);
        }
        RetentionRule checked = new RetentionRule(
                wanted.code(),
                wanted.kind(),
                wanted.topic(),
                wanted.months(),
                Words.text(wanted.reason(), "/reason", LONGEST_REASON),
                wanted.version());
        RetentionRule before = runs.rules().stream()
                .filter(rule -> rule.code().equals(wanted.code()))
                .findFirst()
                .orElse(null);
        RetentionRule after = runs.put(checked);
        audit.record(actor, "retention-rule-set", "retention-rule:" + after.code(), before, after);
        return after;
    }

    /** Takes a rule away: what it kept is kept for good, or by another rule. @throws Problem 404 */
    @Transactional
    public void remove(Actor actor, String code) {
        actor.require(Permission.DATA_RIGHTS);
        RetentionRule before = runs.remove(code).orElseThrow(() -> Problem.notFound("rule"));
        audit.record(actor, "retention-rule-removed", "retention-rule:" + code, before, null);
    }

    /** What the next run would destroy, longest closed first; what a hold keeps is marked. */
    public Page<Due> due(Actor actor, Integer limit, String after) {
        actor.require(Permission.DATA_RIGHTS);
        return runs.due(limit, after);
    }

    /** Destroys all that is due, as each night. */
    public Run run(Actor actor) {
        actor.require(Permission.DATA_RIGHTS);
        return runs.run(actor);
    }

    /** Newest first. */
    public Page<Run> runs(Actor actor, Integer limit, String after) {
        actor.require(Permission.DATA_RIGHTS);
        return runs.runs(limit, after);
    }

    /** Keeps a case from being destroyed. @throws Problem 404 */
    @Transactional
    public DataRights.Hold hold(Actor actor, String number, String reason) {
        actor.require(Permission.DATA_RIGHTS);
        String why = Words.text(reason, "/reason", LONGEST_REASON);
        CaseView found = cases.find(actor, number).orElseThrow(() -> Problem.notFound("case"));
        return rights.hold(actor, null, found.id(), found.number(), why);
    }
}
