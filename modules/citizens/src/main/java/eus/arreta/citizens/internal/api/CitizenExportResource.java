package eus.arreta.citizens.internal.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenRecords;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/**
 * {@code /api/export/citizens}: all citizens, one JSON a line, in the order in which they were made. An export that broke
 * off goes on with the id of its last whole line in {@code after}.
 */
@Path("/api/export/citizens")
public class CitizenExportResource {

    private final CitizenRecords citizens;
    private final CurrentActor current;
    private final ObjectMapper json;

    public CitizenExportResource(CitizenRecords citizens, CurrentActor current, ObjectMapper json) {
        this.citizens = citizens;
        this.current = current;
        this.json = json;
    }

    @GET
    public Response export(@QueryParam("after") String after) {
        Actor actor = current.get();
        // Asked before the first byte, so that a refusal is an answer and not an empty file.
        actor.require(Permission.EXPORT);
        UUID from = id(after);
        StreamingOutput lines = out -> write(actor, from, out);
        return Response.ok(lines, "application/x-ndjson").build();
    }

    private static UUID id(String after) {
        try {
            return after == null || after.isBlank() ? null : UUID.fromString(after);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInput("/after", "invalid", "is no id");
        }
    }

    private void write(Actor actor, UUID from, OutputStream out) throws IOException {
        List<Citizen> page = citizens.export(actor, from);
        while (!page.isEmpty()) {
            for (Citizen citizen : page) {
                out.write(json.writeValueAsBytes(citizen));
                out.write('\n');
            }
            out.flush();
            page = citizens.export(actor, page.get(page.size() - 1).id());
        }
    }
}
