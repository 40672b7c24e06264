package eus.arreta.cases.internal.settings;

import eus.arreta.cases.ActionRule;
import eus.arreta.cases.GuardedAction;
import eus.arreta.cases.internal.work.LockedCases;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Keeps what demands a level of identity assurance from those who are not known that well. */
@ApplicationScoped
public class Assured {

    /** What each action demands, in the order of the list in code. */
    public List<ActionRule> rules(Handle handle) {
        Map<GuardedAction, ActionRule> stored = handle
                .createQuery("select * from cases.action_rule")
                .map((row, context) -> new ActionRule(
                        GuardedAction.of(row.getString("action")),
                        IdentityAssurance.of(row.getString("assurance")),
                        row.getInt("version")))
                .stream()
                .collect(Collectors.toMap(ActionRule::action, Function.identity()));
        return Arrays.stream(GuardedAction.values())
                .map(action -> stored.getOrDefault(action, new ActionRule(action, IdentityAssurance.NONE, 0)))
                .toList();
    }

    /** @throws Problem 409 {@code stale} with {@code current} when it isn't the version that is there */
    public ActionRule put(Handle handle, ActionRule wanted) {
        int written = handle.createUpdate("""
                        insert into cases.action_rule (action, assurance, version)
                        select :action, :assurance, 1 where :version = 0
                        on conflict do nothing""")
                .bind("action", wanted.action().word())
                .bind("assurance", wanted.assurance().word())
                .bind("version", wanted.version())
                .execute();
        if (written == 0) {
            written = handle.createUpdate("update cases.action_rule set assurance = :assurance, version = version + 1"
                            + " where action = :action and version = :version")
                    .bind("action", wanted.action().word())
                    .bind("assurance", wanted.assurance().word())
                    .bind("version", wanted.version())
                    .execute();
        }
        ActionRule present = rule(handle, wanted.action());
        if (written == 0) {
            throw LockedCases.stale("Somebody else has changed this rule meanwhile.", present);
        }
        return present;
    }

    private ActionRule rule(Handle handle, GuardedAction action) {
        return rules(handle).stream()
                .filter(rule -> rule.action() == action)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param conversation by which something goes to the citizen: only who showed there who they are is known there; absent
     *     when any contact of the case will do
     * @throws Problem 403 {@code assurance-too-low} with {@code needed}
     */
    public void requireFor(Handle handle, GuardedAction action, UUID caseId, UUID conversation) {
        require(handle, rule(handle, action).assurance(), caseId, conversation, "This action (" + action.word() + ")");
    }

    /** The same for a level that is not an action's. @param what demands it, as the beginning of a sentence */
    public void require(Handle handle, IdentityAssurance needed, UUID caseId, UUID conversation, String what) {
        if (needed == IdentityAssurance.NONE) {
            return;
        }
        boolean known =
                handle
                        .createQuery("""
                        select distinct contact.assurance from cases.concern concern
                        join cases.contact contact on contact.id = concern.contact_id
                        where concern.case_id = :case
                        and (cast(:conversation as uuid) is null or contact.conversation_id = :conversation)""")
                        .bind("case", caseId)
                        .bind("conversation", conversation)
                        .mapTo(String.class)
                        .stream()
                        .map(IdentityAssurance::of)
                        .anyMatch(level -> level.atLeast(needed));
        if (!known) {
            throw Problem.of(
                    403,
                    "assurance-too-low",
                    what + " asks that the citizen is known by at least: " + needed.word() + ".",
                    Map.of("needed", needed));
        }
    }
}
