package eus.arreta.catalogue.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.catalogue.Body;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.CatalogueFiles;
import eus.arreta.catalogue.ImportResult;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /api/bodies}: the directory of competent bodies. */
@Path("/api/bodies")
public class BodiesResource {

    private final Catalogue catalogue;
    private final CatalogueFiles files;
    private final CurrentActor current;

    public BodiesResource(Catalogue catalogue, CatalogueFiles files, CurrentActor current) {
        this.catalogue = catalogue;
        this.files = files;
        this.current = current;
    }

    /** A body; absent {@code active} means that requests can be forwarded to it. */
    public record BodyWanted(
            Map<String, String> names, String dir3, String forwardTo, String queue, Boolean active, Integer version) {}

    @GET
    public Page<Body> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return catalogue.bodies(current.get(), limit, after);
    }

    /** The body of the request is the file. */
    @POST
    @Path("import")
    @Consumes({CsvAnswer.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    public ImportResult take(byte[] csv, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return files.importBodies(current.get(), csv, dryRun);
    }

    @GET
    @Path("export")
    @Produces(CsvAnswer.CSV)
    public Response export() {
        return CsvAnswer.of("bodies", files.exportBodies(current.get()));
    }

    @GET
    @Path("{code}")
    public Body get(@PathParam("code") String code) {
        return catalogue.anyBody(current.get(), code).orElseThrow(() -> Problem.notFound("body"));
    }

    @PUT
    @Path("{code}")
    public Body put(@PathParam("code") String code, BodyWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return catalogue.put(
                current.get(),
                new Body(
                        code,
                        body.names(),
                        body.dir3(),
                        body.forwardTo(),
                        body.queue(),
                        !Boolean.FALSE.equals(body.active()),
                        0),
                body.version());
    }

    @DELETE
    @Path("{code}")
    public void remove(@PathParam("code") String code) {
        catalogue.removeBody(current.get(), code);
    }
}
