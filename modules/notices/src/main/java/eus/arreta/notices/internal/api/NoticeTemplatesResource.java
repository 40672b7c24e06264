package eus.arreta.notices.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.notices.NoticeTemplate;
import eus.arreta.notices.Notices;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/** {@code /api/notice-templates}: the words of notices. */
@Path("/api/notice-templates")
public class NoticeTemplatesResource {

    private final Notices notices;
    private final CurrentActor current;

    public NoticeTemplatesResource(Notices notices, CurrentActor current) {
        this.notices = notices;
        this.current = current;
    }

    /** A template; absent {@code disclaimer} and {@code active} mean yes. */
    public record TemplateWanted(
            NoticeTemplate.Kind kind,
            Map<String, String> texts,
            Map<String, String> fallbacks,
            Boolean disclaimer,
            Boolean active,
            Integer version) {

        NoticeTemplate template(String slug) {
            if (kind == null || texts == null || texts.containsValue(null)) {
                throw new InvalidInput(kind == null ? "/kind" : "/texts", "required", "is missing");
            }
            if (fallbacks != null && fallbacks.containsValue(null)) {
                throw new InvalidInput("/fallbacks", "invalid", "holds a name without a value");
            }
            return new NoticeTemplate(
                    slug,
                    kind,
                    texts,
                    fallbacks == null ? Map.of() : fallbacks,
                    !Boolean.FALSE.equals(disclaimer),
                    !Boolean.FALSE.equals(active),
                    0);
        }
    }

    /** A citizen who might read it; absent {@code language} means one who said none. */
    public record Reader(String language, Map<String, String> values) {}

    /** The words. */
    public record Preview(String text) {}

    @GET
    public Page<NoticeTemplate> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return notices.templates(current.get(), limit, after);
    }

    @GET
    @Path("{slug}")
    public NoticeTemplate get(@PathParam("slug") String slug) {
        return notices.template(current.get(), slug);
    }

    @PUT
    @Path("{slug}")
    public NoticeTemplate put(@PathParam("slug") String slug, TemplateWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return notices.put(current.get(), body.template(slug), body.version());
    }

    @POST
    @Path("{slug}/preview")
    public Preview preview(@PathParam("slug") String slug, Reader reader) {
        Reader one = reader == null ? new Reader(null, null) : reader;
        return new Preview(
                notices.preview(current.get(), slug, one.language(), one.values() == null ? Map.of() : one.values()));
    }
}
