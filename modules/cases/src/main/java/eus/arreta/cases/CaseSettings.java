package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** What administrators decide about cases: further fields, and what states are called. */
@ApplicationScoped
public class CaseSettings {

    private final Settings settings;

    public CaseSettings(Settings settings) {
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
        return settings.putField(field);
    }

    /** All states with their names. */
    public List<StateName> stateNames(Actor actor) {
        return settings.stateNames();
    }

    /** Names a state; no names give it back the console's own words. @throws Problem 409 {@code stale} */
    @Transactional
    public StateName nameState(Actor actor, CaseState state, Map<String, String> names, Integer version) {
        actor.require(Permission.SETTINGS);
        return settings.nameState(state, names, version);
    }
}
