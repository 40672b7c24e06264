package eus.arreta.sla.internal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.Clocks;
import eus.arreta.sla.LegalDeadlines;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code /api/sla}: what concerns more than one deadline. */
@Path("/api/sla")
public class SlaResource {

    private final LegalDeadlines deadlines;
    private final Clocks clocks;
    private final CurrentActor current;

    public SlaResource(LegalDeadlines deadlines, Clocks clocks, CurrentActor current) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.current = current;
    }

    /** Of which case, by its number, and why. */
    public record ReApply(@JsonProperty("case") String number, String reason) {}

    /**
     * What has another end now.
     *
     * @param id     of a legal deadline
     * @param target and {@code round} of a service clock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changed(UUID id, String target, Integer round, Instant before, Instant after) {}

    /** Reckons with the newest versions of policies and calendars, and answers what that changed. */
    @POST
    @Path("re-apply")
    @Transactional
    public Page<Changed> reApply(ReApply body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        if (body.number() == null) {
            throw new InvalidInput("/case", "required", "is missing");
        }
        List<Changed> changed = new ArrayList<>();
        deadlines
                .reApply(current.get(), body.number(), body.reason())
                .forEach(one -> changed.add(new Changed(one.id(), null, null, one.before(), one.after())));
        clocks.reApply(current.get(), body.number(), body.reason())
                .forEach(one -> changed.add(new Changed(null, one.target(), one.round(), one.before(), one.after())));
        return new Page<>(changed, null);
    }
}
