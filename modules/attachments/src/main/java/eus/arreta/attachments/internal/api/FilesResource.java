package eus.arreta.attachments.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.Permission;
import eus.arreta.attachments.Attachments;
import eus.arreta.attachments.FileLimits;
import eus.arreta.attachments.internal.FileNames;
import eus.arreta.attachments.internal.MediaTypes;
import eus.arreta.channelapi.FileStore.StoredFile;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.PathPart;

/** {@code /api/files}: files to be sent, and those that were. */
@Path("/api/files")
public class FilesResource {

    private static final Logger LOG = Logger.getLogger(FilesResource.class);

    /** Even what is shown inside the browser may run nothing, load nothing and belongs to no site. */
    private static final String SANDBOX =
            "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    private final Attachments attachments;
    private final CurrentActor current;

    public FilesResource(Attachments attachments, CurrentActor current) {
        this.attachments = attachments;
        this.current = current;
    }

    /** A file that a reply can name now. */
    public record Stored(UUID id, String name, String mediaType, long size) {}

    /**
     * Stores a file: the body is its content, {@code name} what people see. The claimed type is not asked for.
     *
     * @throws IOException never: a disk or scanner that fails is a 503
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    public Response store(@QueryParam("name") String name, InputStream content) throws IOException {
        Actor actor = current.get();
        actor.require(Permission.CASES_WORK);
        try {
            StoredFile stored = attachments.store(actor, name, content, FileLimits.NONE);
            return Response.status(201)
                    .entity(new Stored(
                            UUID.fromString(stored.fileId()), stored.name(), stored.mediaType(), stored.size()))
                    .build();
        } catch (InvalidInput refused) {
            if (refused.errors().get(0).code().equals("too-large")) {
                throw Problem.of(
                        413, "too-large", "The file " + refused.errors().get(0).detail() + ".");
            }
            throw refused;
        } catch (IOException failed) {
            LOG.warnf("A file could not be stored: %s; whoever sent it is asked to try again", failed.getMessage());
            throw Problem.of(503, "files-away", "The file could not be stored now. Try again in a moment.");
        }
    }

    /** A file, or a part of it; 404 also for one that the caller may not see. */
    @GET
    @Path("{id}")
    public Response fetch(@PathParam("id") UUID id, @HeaderParam("Range") String range) {
        Attachments.Content file = attachments.fetch(current.get(), id).orElseThrow(() -> Problem.notFound("file"));
        Optional<ByteRange> part = ByteRange.of(range, file.size());
        Response.ResponseBuilder answer = part.isEmpty()
                ? Response.ok(file.path())
                : Response.status(206)
                        .entity(new PathPart(
                                file.path(), part.get().from(), part.get().count()))
                        .header(
                                "Content-Range",
                                "bytes %d-%d/%d"
                                        .formatted(
                                                part.get().from(),
                                                part.get().from() + part.get().count() - 1,
                                                file.size()));
        return guarded(answer, MediaTypes.isShown(file.mediaType()), file.name())
                .type(file.mediaType())
                .header("Accept-Ranges", "bytes")
                .build();
    }

    /** The small picture of an image. */
    @GET
    @Path("{id}/thumbnail")
    public Response thumbnail(@PathParam("id") UUID id) {
        java.nio.file.Path picture =
                attachments.thumbnail(current.get(), id).orElseThrow(() -> Problem.notFound("thumbnail"));
        return guarded(Response.ok(picture), true, "thumbnail.jpg")
                .type("image/jpeg")
                .build();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer, boolean shown, String name) {
        return answer.header("Content-Disposition", FileNames.disposition(shown, name))
                .header("Content-Security-Policy", SANDBOX)
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff");
    }
}
