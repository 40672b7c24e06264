package eus.arreta.catalogue.internal.files;

import eus.arreta.catalogue.Body;
import eus.arreta.catalogue.ImportResult;
import eus.arreta.catalogue.Languages;
import eus.arreta.catalogue.internal.BodyCheck;
import eus.arreta.catalogue.internal.BodyTable;
import eus.arreta.catalogue.internal.CatalogueChanges;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file of competent bodies. One statement reads what is there, one writes what is new or different. */
@ApplicationScoped
public class BodyFile {

    private static final List<String> REQUIRED = List.of("code", "name_eu", "name_es", "name_fr", "name_en");
    private static final List<String> COLUMNS =
            List.of("code", "name_eu", "name_es", "name_fr", "name_en", "dir3", "forward_to", "queue", "active");

    private final BodyTable bodies;
    private final CatalogueChanges changes;

    public BodyFile(BodyTable bodies, CatalogueChanges changes) {
        this.bodies = bodies;
        this.changes = changes;
    }

    public byte[] write(List<Body> all) {
        return CsvText.write(COLUMNS, all.stream().map(BodyFile::cells));
    }

    private static List<String> cells(Body body) {
        List<String> cells = new ArrayList<>();
        cells.add(body.code());
        Languages.ALL.forEach(language -> cells.add(body.names().get(language)));
        cells.add(body.dir3() == null ? "" : body.dir3());
        cells.add(body.forwardTo() == null ? "" : body.forwardTo());
        cells.add(body.queue() == null ? "" : body.queue());
        cells.add(String.valueOf(body.active()));
        return cells;
    }

    /** Call it in a transaction. */
    public ImportResult take(byte[] csv, boolean dryRun) {
        CsvTable table = CsvTable.read(csv, COLUMNS, REQUIRED);
        if (!dryRun) {
            changes.begin();
        }
        Map<String, Body> present = new HashMap<>();
        bodies.all().forEach(body -> present.put(body.code(), body));
        Rejections rejections = new Rejections(table.rejected());
        List<Body> wanted = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            String code = row.fields().get("code");
            if (rejections.isFirst(code, row.line())) {
                try {
                    wanted.add(BodyCheck.check(body(row.fields(), present.get(code))));
                } catch (InvalidInput invalid) {
                    rejections.add(row.line(), invalid);
                }
            }
        }
        if (!dryRun) {
            List<Body> changed = wanted.stream()
                    .filter(body -> !body.equals(present.get(body.code())))
                    .toList();
            bodies.write(changed);
            changes.tell("body", changed.stream().map(Body::code).toList());
        }
        return new ImportResult(wanted.size(), rejections.byLine());
    }

    private static Body body(Map<String, String> fields, Body before) {
        Map<String, String> names = new TreeMap<>();
        Languages.ALL.forEach(language -> names.put(language, fields.get("name_" + language)));
        return new Body(
                fields.get("code"),
                names,
                fields.getOrDefault("dir3", before == null ? null : before.dir3()),
                fields.getOrDefault("forward_to", before == null ? null : before.forwardTo()),
                fields.getOrDefault("queue", before == null ? null : before.queue()),
                TopicDraft.active(fields, before == null || before.active()),
                before == null ? 0 : before.version());
    }
}
