package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseWork;
import eus.arreta.cases.Promise;
import eus.arreta.channelapi.InvalidInput;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code /api/promises/{id}}: whether a promise was kept. */
@Path("/api/promises/{id}")
public class PromisesResource {

    private final CaseWork work;
    private final CurrentActor current;

    public PromisesResource(CaseWork work, CurrentActor current) {
        this.work = work;
        this.current = current;
    }

    /** Whether a promise was kept. */
    public record Settlement(Boolean kept, Integer version) {}

    @PUT
    @Transactional
    public Promise settle(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Settlement body) {
        Once.require(body);
        if (body.kept() == null) {
            throw new InvalidInput("/kept", "required", "is required");
        }
        return work.settlePromise(current.get(), id, body.kept(), IfMatch.version(body.version(), ifMatch));
    }
}
