package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.cases.internal.export.CaseExporting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes cases out, with their timelines, as many as the actor may see, a few at a time. */
@ApplicationScoped
public class CaseExport {

    private final Audit audit;
    private final CaseExporting exporting;
    private final PersonalDataReads reads;

    public CaseExport(CaseExporting exporting, PersonalDataReads reads, Audit audit) {
        this.audit = audit;
        this.exporting = exporting;
        this.reads = reads;
    }

    /** The next cases after an id, in the order in which they were opened; absent: from the beginning. Empty at the end. */
    public List<CaseView> next(Actor actor, UUID after) {
        actor.require(Permission.EXPORT);
        List<CaseView> found = exporting.next(actor, after);
        if (!found.isEmpty()) {
            List<UUID> citizens =
                    found.stream().map(one -> one.citizen().id()).distinct().toList();
            reads.record(actor, citizens, "case-export", null);
            audit.record(
                    actor,
                    "cases-exported",
                    "export:cases",
                    null,
                    Map.of("cases", found.stream().map(CaseView::number).toList()),
                    citizens);
        }
        return found;
    }

    /** A case of {@link #next} with its concerns and its whole timeline. */
    public CaseView whole(Actor actor, CaseView found) {
        actor.require(Permission.EXPORT);
        return exporting.whole(found);
    }
}
