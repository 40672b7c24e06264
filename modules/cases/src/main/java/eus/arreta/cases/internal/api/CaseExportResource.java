package eus.arreta.cases.internal.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.Permission;
import eus.arreta.cases.CaseExport;
import eus.arreta.cases.CaseView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * {@code /api/export/cases}: all cases that the caller may see, one JSON a line, each with its timeline, in the order in
 * which they were opened. An export that broke off goes on with the id of its last whole line in {@code after}.
 */
@Path("/api/export/cases")
public class CaseExportResource {

    private static final byte[] END_OF_LINE = "\n".getBytes(StandardCharsets.UTF_8);

    private final CaseExport export;
    private final CurrentActor current;
    private final ObjectMapper json;

    public CaseExportResource(CaseExport export, CurrentActor current, ObjectMapper json) {
        this.export = export;
        this.current = current;
        this.json = json;
    }

    @GET
    public Response export(@QueryParam("after") String after) {
        Actor actor = current.get();
        // Asked before the first byte, so that a refusal is an answer and not an empty file.
        actor.require(Permission.EXPORT);
        UUID from = after == null || after.isBlank() ? null : PathIds.uuid(after, "/after");
        StreamingOutput lines = out -> write(actor, from, out);
        return Response.ok(lines, "application/x-ndjson").build();
    }

    private void write(Actor actor, UUID from, OutputStream out) throws java.io.IOException {
        List<CaseView> page = export.next(actor, from);
        while (!page.isEmpty()) {
            for (CaseView found : page) {
                out.write(json.writeValueAsBytes(export.whole(actor, found)));
                out.write(END_OF_LINE);
            }
            out.flush();
            page = export.next(actor, page.get(page.size() - 1).id());
        }
    }
}
