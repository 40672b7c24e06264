package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseSettings;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.StateName;
import eus.arreta.http.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** {@code /api/case-states}: the fixed states, what they are called here, and what may follow them. */
@Path("/api/case-states")
public class CaseStatesResource {

    private final CaseSettings settings;
    private final CurrentActor current;

    public CaseStatesResource(CaseSettings settings, CurrentActor current) {
        this.settings = settings;
        this.current = current;
    }

    /** What a state shall be called. */
    public record Names(Map<String, String> names, Integer version) {}

    @GET
    public Page<StateName> list() {
        return new Page<>(settings.stateNames(current.get()), null);
    }

    @PUT
    @Path("{state}")
    @Transactional
    public StateName name(@PathParam("state") String state, Names body) {
        Once.require(body);
        return settings.nameState(current.get(), CaseState.of(state), body.names(), body.version());
    }
}
