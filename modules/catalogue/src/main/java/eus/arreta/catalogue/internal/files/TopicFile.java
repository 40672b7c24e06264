package eus.arreta.catalogue.internal.files;

import eus.arreta.catalogue.Body;
import eus.arreta.catalogue.ImportResult;
import eus.arreta.catalogue.Topic;
import eus.arreta.catalogue.internal.BodyTable;
import eus.arreta.catalogue.internal.CatalogueChanges;
import eus.arreta.catalogue.internal.TopicCheck;
import eus.arreta.catalogue.internal.TopicParents;
import eus.arreta.catalogue.internal.TopicTable;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The file of topics. Three statements read what is there, one writes what is new or different. */
@ApplicationScoped
public class TopicFile {

    private static final List<String> REQUIRED = List.of("code", "name_eu", "name_es", "name_fr", "name_en");

    private final TopicTable topics;
    private final BodyTable bodies;
    private final CatalogueChanges changes;

    public TopicFile(TopicTable topics, BodyTable bodies, CatalogueChanges changes) {
        this.topics = topics;
        this.bodies = bodies;
        this.changes = changes;
    }

    public byte[] write(List<Topic> all) {
        return CsvText.write(TopicDraft.COLUMNS, all.stream().map(TopicDraft::cells));
    }

    /** Call it in a transaction. */
    public ImportResult take(byte[] csv, boolean dryRun) {
        CsvTable table = CsvTable.read(csv, TopicDraft.COLUMNS, REQUIRED);
        if (!dryRun) {
            changes.begin();
        }
        Map<String, Topic> present = new LinkedHashMap<>();
        topics.all().forEach(topic -> present.put(topic.code(), topic));
        Rejections rejections = new Rejections(table.rejected());
        Map<String, Topic> wanted = read(table, present, rejections);
        leaveOutWhatFitsNowhere(wanted, present, rejections);
        if (!dryRun) {
            List<Topic> changed = wanted.values().stream()
                    .filter(topic -> !topic.equals(present.get(topic.code())))
                    .toList();
            topics.write(changed);
            changes.tell("topic", changed.stream().map(Topic::code).toList());
        }
        return new ImportResult(wanted.size(), rejections.byLine());
    }

    private Map<String, Topic> read(CsvTable table, Map<String, Topic> present, Rejections rejections) {
        Set<String> known = bodies.all().stream().map(Body::code).collect(Collectors.toSet());
        Map<String, Topic> wanted = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String code = row.fields().get("code");
            if (!rejections.isFirst(code, row.line())) {
                continue;
            }
            try {
                wanted.put(code, TopicCheck.check(TopicDraft.read(row.fields(), present.get(code)), known));
            } catch (InvalidInput invalid) {
                rejections.add(row.line(), invalid);
            }
        }
        return wanted;
    }

    private static void leaveOutWhatFitsNowhere(
            Map<String, Topic> wanted, Map<String, Topic> present, Rejections rejections) {
        TopicParents.faults(parents(present), parents(wanted)).forEach((code, fault) -> {
            rejections.add(rejections.line(code), "parent", fault.message());
            wanted.remove(code);
        });
    }

    private static Map<String, String> parents(Map<String, Topic> topics) {
        Map<String, String> parents = new HashMap<>();
        topics.forEach((code, topic) -> parents.put(code, topic.parent()));
        return parents;
    }
}
