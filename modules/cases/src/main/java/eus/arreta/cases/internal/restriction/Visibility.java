package eus.arreta.cases.internal.restriction;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The rule who may see a case, as a condition for every query that reads cases: anybody who may see cases at all, unless
 * it is restricted; then who is named, who has a named role, and for a while who broke the glass.
 */
@ApplicationScoped
public class Visibility {

    private final Clock clock;

    public Visibility(Clock clock) {
        this.clock = clock;
    }

    /** The condition on the case that the query calls {@code record}; what it names is bound by {@link #bind}. */
    public String condition(String record) {
        return "(not RECORD.restricted or :seesAll or :seeing = any(RECORD.allowed_agents)".replace("RECORD", record)
                + (" or RECORD.allowed_roles && :seeingRoles::text[]"
                                + " or RECORD.id in (select glass.case_id from cases.break_glass glass"
                                + " where glass.user_id = :seeing and glass.until > :seeingAt))")
                        .replace("RECORD", record);
    }

    /** Binds who asks. */
    public <S extends SqlStatement<S>> S bind(S statement, Actor actor) {
        return statement
                .bind("seesAll", actor.may(Permission.RESTRICTED_CASES))
                .bind("seeing", actor.id())
                .bindArray(
                        "seeingRoles",
                        String.class,
                        actor.roles().stream().map(Role::word).toArray())
                .bind("seeingAt", clock.instant());
    }
}
