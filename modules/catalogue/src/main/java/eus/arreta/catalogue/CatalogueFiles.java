package eus.arreta.catalogue;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.catalogue.internal.BodyTable;
import eus.arreta.catalogue.internal.TopicTable;
import eus.arreta.catalogue.internal.files.BodyFile;
import eus.arreta.catalogue.internal.files.TopicFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Topics and bodies as CSV files: taken in as one, whole rows at a time, and given out in the same form. */
@ApplicationScoped
public class CatalogueFiles {

    private final Audit audit;
    private final TopicFile topicFile;
    private final BodyFile bodyFile;
    private final TopicTable topics;
    private final BodyTable bodies;

    public CatalogueFiles(Audit audit, TopicFile topicFile, BodyFile bodyFile, TopicTable topics, BodyTable bodies) {
        this.audit = audit;
        this.topicFile = topicFile;
        this.bodyFile = bodyFile;
        this.topics = topics;
        this.bodies = bodies;
    }

    /**
     * Makes and changes topics. A column that the file doesn't have leaves what is there; an empty cell takes it away.
     *
     * @param csv    UTF-8, header row first; what columns there are stands in docs/catalogue.md
     * @param dryRun to learn what would happen, without that it does
     * @throws eus.arreta.http.Problem 422 when it can't be read as such a file, 413 when it has over 10,000 rows
     */
    @Transactional
    public ImportResult importTopics(Actor actor, byte[] csv, boolean dryRun) {
        actor.require(Permission.SETTINGS);
        return told(actor, "topics", topicFile.take(csv, dryRun), dryRun);
    }

    /** Makes and changes bodies, as {@link #importTopics} does with topics. */
    @Transactional
    public ImportResult importBodies(Actor actor, byte[] csv, boolean dryRun) {
        actor.require(Permission.SETTINGS);
        return told(actor, "bodies", bodyFile.take(csv, dryRun), dryRun);
    }

    private ImportResult told(Actor actor, String what, ImportResult result, boolean dryRun) {
        if (!dryRun) {
            Map<String, Integer> rows = Map.of(
                    "accepted", result.accepted(), "rejected", result.rejected().size());
            audit.record(actor, what + "-imported", "import:" + what, null, rows);
        }
        return result;
    }

    /** All topics, by code, also those that were taken out; the import takes it back. */
    public byte[] exportTopics(Actor actor) {
        return topicFile.write(topics.all());
    }

    /** All bodies, by code, also those that were taken out; the import takes it back. */
    public byte[] exportBodies(Actor actor) {
        return bodyFile.write(bodies.all());
    }
}
