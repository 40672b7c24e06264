package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** What administrators decide about cases: further fields, and what states are called. */
@ApplicationScoped
public class CaseSettings {

    private final Audit audit;
    private final Settings settings;

    public CaseSettings(Settings settings, Audit audit) {
        this.audit = audit;
        this.settings = settings;
    }

    /** All fields, in their order. */
    public List<CaseField> fields(Actor actor) {
        return settings.fields();
    }

    /** Makes or changes a field. @throws Problem 409 {@code stale} with {@code current}, {@code type-fixed} */
    @Transactional
    public CaseField putField(Actor actor, CaseField field) {
        actor.require(Permission.SETTINGS);
        CaseField before = settings.fields().stream()
                .filter(one -> one.code().equals(field.code()))
                .findFirst()
                .orElse(null);
        CaseField after = settings.putField(field);
        audit.record(actor, "case-field-set", "case-field:" + after.code(), before, after);
        return after;
    }

    /** What each action demands. */
    public List<ActionRule> actionRules(Actor actor) {
        return settings.actionRules();
    }

    /** Demands a level before an action, or none. @throws Problem 409 {@code stale} with {@code current} */
    @Transactional
    public ActionRule putActionRule(Actor actor, ActionRule wanted) {
        actor.require(Permission.SETTINGS);
        ActionRule before = settings.actionRules().stream()
                .filter(rule -> rule.action() == wanted.action())
                .findFirst()
                .orElse(null);
        ActionRule after = settings.putActionRule(wanted);
        audit.record(actor, "case-action-set", "case-action:" + after.action().word(), before, after);
        return after;
    }

    /** All states with their names. */
    public List<StateName> stateNames(Actor actor) {
        return settings.stateNames();
    }

    /** Names a state; no names give it back the console's own words. @throws Problem 409 {@code stale} */
    @Transactional
    public StateName nameState(Actor actor, CaseState state, Map<String, String> names, Integer version) {
        actor.require(Permission.SETTINGS);
        StateName before = settings.stateNames().stream()
                .filter(one -> one.state() == state)
                .findFirst()
                .orElse(null);
        StateName after = settings.nameState(state, names, version);
        audit.record(actor, "case-state-named", "case-state:" + state.word(), before, after);
        return after;
    }
}
