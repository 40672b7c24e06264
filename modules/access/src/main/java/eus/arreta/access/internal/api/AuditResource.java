package eus.arreta.access.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** {@code /api/audit}: administrative changes and disclosures. */
@Path("/api/audit")
public class AuditResource {

    private static final int EXPORTED_AT_ONCE = 500;

    private final Audit audit;
    private final CurrentActor current;
    private final ObjectMapper json;

    public AuditResource(Audit audit, CurrentActor current, ObjectMapper json) {
        this.audit = audit;
        this.current = current;
        this.json = json;
    }

    @GET
    public Page<Audit.Entry> list(
            @QueryParam("actor") UUID actor,
            @QueryParam("action") String action,
            @QueryParam("subject") String subject,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Audit.Filter filter = new Audit.Filter(actor, action, subject, instant(from, "/from"), instant(to, "/to"));
        return audit.list(current.get(), filter, limit, after);
    }

    /** JSON Lines in the chain's order; {@code after} is the last line's {@code place}. */
    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    public Response export(@QueryParam("after") Long after) {
        Actor actor = current.get();
        actor.require(Permission.AUDIT);
        StreamingOutput lines = out -> {
            long place = after == null ? 0 : after;
            List<Audit.Entry> entries = audit.following(actor, place, EXPORTED_AT_ONCE);
            while (!entries.isEmpty()) {
                for (Audit.Entry entry : entries) {
                    out.write(json.writer()
                            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                            .writeValueAsBytes(entry));
                    out.write('\n');
                    place = entry.place();
                }
                entries = audit.following(actor, place, EXPORTED_AT_ONCE);
            }
        };
        return Response.ok(lines).build();
    }

    private static Instant instant(String text, String pointer) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput(pointer, "invalid", "is not an ISO 8601 instant");
        }
    }
}
