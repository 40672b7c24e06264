package eus.arreta.catalogue.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.CatalogueFiles;
import eus.arreta.catalogue.DecisionDeadline;
import eus.arreta.catalogue.ImportResult;
import eus.arreta.catalogue.SilenceEffect;
import eus.arreta.catalogue.SuggestedTopics;
import eus.arreta.catalogue.Topic;
import eus.arreta.catalogue.TopicNode;
import eus.arreta.catalogue.TopicSuggestions;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** {@code /api/topics}: the services that people ask about. */
@Path("/api/topics")
public class TopicsResource {

    private final Catalogue catalogue;
    private final TopicSuggestions suggestions;
    private final CatalogueFiles files;
    private final CurrentActor current;

    public TopicsResource(
            Catalogue catalogue, TopicSuggestions suggestions, CatalogueFiles files, CurrentActor current) {
        this.catalogue = catalogue;
        this.suggestions = suggestions;
        this.files = files;
        this.current = current;
    }

    /** A topic; absent {@code active} means that it can be chosen. */
    public record TopicWanted(
            String parent,
            Map<String, String> names,
            String body,
            Map<String, List<String>> documents,
            Map<String, String> fees,
            List<String> channels,
            Map<String, List<String>> links,
            DecisionDeadline deadline,
            SilenceEffect silence,
            Map<String, List<String>> synonyms,
            Map<String, List<String>> examples,
            LocalDate activeFrom,
            LocalDate activeTo,
            Boolean active,
            Integer version) {

        Topic topic(String code) {
            return new Topic(
                    code,
                    parent,
                    names,
                    body,
                    documents,
                    fees,
                    channels,
                    links,
                    deadline,
                    silence,
                    synonyms,
                    examples,
                    activeFrom,
                    activeTo,
                    !Boolean.FALSE.equals(active),
                    0);
        }
    }

    /** The tree. */
    public record Tree(List<TopicNode> items) {}

    /** A citizen's words; absent {@code language} means that it isn't known. */
    public record Words(String text, String language) {}

    @GET
    public Page<Topic> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return catalogue.topics(current.get(), limit, after);
    }

    @GET
    @Path("tree")
    public Tree tree() {
        return new Tree(catalogue.tree(current.get()));
    }

    @POST
    @Path("suggest")
    public SuggestedTopics suggest(Words words) {
        if (words == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return suggestions.suggest(current.get(), words.text(), words.language());
    }

    /** The body of the request is the file. */
    @POST
    @Path("import")
    @Consumes({CsvAnswer.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    public ImportResult take(byte[] csv, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return files.importTopics(current.get(), csv, dryRun);
    }

    @GET
    @Path("export")
    @Produces(CsvAnswer.CSV)
    public Response export() {
        return CsvAnswer.of("topics", files.exportTopics(current.get()));
    }

    @GET
    @Path("{code}")
    public Topic get(@PathParam("code") String code) {
        return catalogue.anyTopic(current.get(), code).orElseThrow(() -> Problem.notFound("topic"));
    }

    @PUT
    @Path("{code}")
    public Topic put(@PathParam("code") String code, TopicWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return catalogue.put(current.get(), body.topic(code), body.version());
    }

    @DELETE
    @Path("{code}")
    public void remove(@PathParam("code") String code) {
        catalogue.removeTopic(current.get(), code);
    }
}
