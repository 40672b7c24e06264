package eus.arreta.cases.internal.export;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Concern;
import eus.arreta.cases.Entry;
import eus.arreta.cases.internal.contacts.ConcernTable;
import eus.arreta.cases.internal.list.CaseRows;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads all cases with their timelines in the order of their ids, which is that in which they were opened, a few at a time:
 * an export holds no transaction open and can go on where it was broken off.
 */
@ApplicationScoped
public class CaseExporting {

    private static final int CASES_AT_ONCE = 50;
    private static final int ENTRIES_AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Visibility visibility;
    private final ConcernTable concerns;
    private final Timeline timeline;

    public CaseExporting(Jdbi jdbi, Visibility visibility, ConcernTable concerns, Timeline timeline) {
        this.jdbi = jdbi;
        this.visibility = visibility;
        this.concerns = concerns;
        this.timeline = timeline;
    }

    /** The next cases after an id (absent: from the beginning), without their timelines. */
    public List<CaseView> next(Actor actor, UUID after) {
        String sql = "select " + CaseRows.COLUMNS + " from cases.case_record record where "
                + visibility.condition("record") + (after == null ? "" : " and record.id > :after")
                + " order by record.id limit :limit";
        return jdbi.withHandle(handle -> {
            var query = visibility.bind(handle.createQuery(sql), actor).bind("limit", CASES_AT_ONCE);
            if (after != null) {
                query.bind("after", after);
            }
            return query.map((row, context) -> CaseRows.read(row)).list();
        });
    }

    /** A case with its concerns and its whole timeline, which is read in pages. */
    public CaseView whole(CaseView found) {
        List<Concern> its = jdbi.withHandle(handle -> concerns.ofCase(handle, found.id()));
        List<Entry> entries = new ArrayList<>();
        entries(found.id(), entries::add);
        return found.with(its, null, new Page<>(entries, null));
    }

    private void entries(UUID caseId, Consumer<Entry> sink) {
        Cursor after = null;
        List<Entry> page;
        do {
            page = timeline.after(caseId, after, ENTRIES_AT_ONCE);
            page.forEach(sink);
            if (!page.isEmpty()) {
                Entry last = page.get(page.size() - 1);
                after = Cursor.of(last.at(), last.no());
            }
        } while (page.size() == ENTRIES_AT_ONCE);
    }
}
