package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.ActionRule;
import eus.arreta.cases.CaseSettings;
import eus.arreta.cases.GuardedAction;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.http.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /api/case-actions}: how well the citizen must be known before each of them. */
@Path("/api/case-actions")
public class CaseActionsResource {

    private final CaseSettings settings;
    private final CurrentActor current;

    public CaseActionsResource(CaseSettings settings, CurrentActor current) {
        this.settings = settings;
        this.current = current;
    }

    /** What an action shall demand. */
    public record Demand(String assurance, int version) {}

    @GET
    public Page<ActionRule> list() {
        return new Page<>(settings.actionRules(current.get()), null);
    }

    @PUT
    @Path("{action}")
    @Transactional
    public ActionRule put(@PathParam("action") String action, Demand body) {
        Once.require(body);
        if (body.assurance() == null) {
            throw new InvalidInput("/assurance", "required", "is required");
        }
        return settings.putActionRule(
                current.get(),
                new ActionRule(GuardedAction.of(action), IdentityAssurance.of(body.assurance()), body.version()));
    }
}
