package eus.arreta.cases.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.cases.Retention;
import eus.arreta.cases.RetentionRule;
import eus.arreta.http.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /api/retention-rules}: how long closed cases are kept. */
@Path("/api/retention-rules")
public class RetentionRulesResource {

    private final Retention retention;
    private final CurrentActor current;

    public RetentionRulesResource(Retention retention, CurrentActor current) {
        this.retention = retention;
        this.current = current;
    }

    /** A rule without its code. */
    public record Terms(String kind, String topic, int months, String reason, int version) {}

    @GET
    public Page<RetentionRule> rules() {
        return new Page<>(retention.rules(current.get()), null);
    }

    @PUT
    @Path("{code}")
    public RetentionRule put(@PathParam("code") String code, Terms body) {
        Once.require(body);
        return retention.put(
                current.get(),
                new RetentionRule(code, body.kind(), body.topic(), body.months(), body.reason(), body.version()));
    }

    @DELETE
    @Path("{code}")
    public void remove(@PathParam("code") String code) {
        retention.remove(current.get(), code);
    }
}
