package eus.arreta.sla.internal.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.sla.LegalDeadlines;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** {@code /api/sla}: what concerns more than one deadline. */
@Path("/api/sla")
public class SlaResource {

    private final LegalDeadlines deadlines;
    private final CurrentActor current;

    public SlaResource(LegalDeadlines deadlines, CurrentActor current) {
        this.deadlines = deadlines;
        this.current = current;
    }

    /** Of which case, by its number, and why. */
    public record ReApply(@JsonProperty("case") String number, String reason) {}

    /** Reckons with the newest versions of the calendars, and answers what that changed. */
    @POST
    @Path("re-apply")
    public Page<LegalDeadlines.ReApplied> reApply(ReApply body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        if (body.number() == null) {
            throw new InvalidInput("/case", "required", "is missing");
        }
        return new Page<>(deadlines.reApply(current.get(), body.number(), body.reason()), null);
    }
}
