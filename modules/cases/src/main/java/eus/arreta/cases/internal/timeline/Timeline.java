package eus.arreta.cases.internal.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.access.Actor;
import eus.arreta.cases.Entry;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.channelapi.Content;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads timelines: in the order of time, and for the same time in the order in which things were stored. */
@ApplicationScoped
public class Timeline {

    private final Jdbi jdbi;
    private final EntryDetails details;
    private final Visibility visibility;

    public Timeline(Jdbi jdbi, EntryDetails details, Visibility visibility) {
        this.jdbi = jdbi;
        this.details = details;
        this.visibility = visibility;
    }

    /** The parts of a message as they are stored: a list needs a type of its own to keep each part's kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parts(List<Content> parts) {}

    /** Oldest first, by index entry_timeline. */
    public List<Entry> after(UUID caseId, Cursor after, int limit) {
        return page(caseId, after, ">", "at, no", limit);
    }

    /** Newest first, by the same index backwards. */
    public List<Entry> before(UUID caseId, Cursor before, int limit) {
        return page(caseId, before, "<", "at desc, no desc", limit);
    }

    private List<Entry> page(UUID caseId, Cursor from, String comparison, String order, int limit) {
        String sql = "select * from cases.entry where case_id = :case"
                + (from == null ? "" : " and (at, no) " + comparison + " (:at, :no)")
                + " order by " + order + " limit :limit";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("case", caseId).bind("limit", limit);
            if (from != null) {
                query.bind("at", from.instant(0)).bind("no", from.number(1));
            }
            return details.add(
                    handle,
                    query.map((row, context) -> EntryRows.read(row, false)).list());
        });
    }

    /**
     * Everything with a citizen in all their cases that the actor may see: the newest (or oldest) of each case by index
     * entry_timeline, and of those the newest (or oldest).
     */
    public List<Entry> ofCitizen(Actor actor, UUID citizenId, boolean newestFirst, Cursor from, int limit) {
        String direction = newestFirst ? " desc" : " asc";
        String beyond = from == null ? "" : " and (entry.at, entry.no) " + (newestFirst ? "<" : ">") + " (:at, :no)";
        String order = " order by entry.at" + direction + ", entry.no" + direction + " limit :limit";
        String sql = "select * from ("
                + "select mine.* from cases.case_record record cross join lateral ("
                + "select " + EntryRows.COLUMNS + " from cases.entry entry where entry.case_id = record.id" + beyond
                + order + ") as mine"
                + " where record.citizen_id = :citizen and " + visibility.condition("record")
                + " union all"
                + " (select entry.*, null as case_number from cases.entry entry"
                + " where entry.citizen_id = :citizen and entry.case_id is null" + beyond
                + order + ")"
                + ") as everything order by at" + direction + ", no" + direction + " limit :limit";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("citizen", citizenId).bind("limit", limit);
            visibility.bind(query, actor);
            if (from != null) {
                query.bind("at", from.instant(0)).bind("no", from.number(1));
            }
            return details.add(
                    handle,
                    query.map((row, context) -> EntryRows.read(row, true)).list());
        });
    }

    /** An entry of a case that the actor may see. */
    public Optional<Entry> find(Actor actor, UUID id) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("select " + EntryRows.COLUMNS + " from cases.entry entry"
                            + " join cases.case_record record on record.id = entry.case_id"
                            + " where entry.id = :id and " + visibility.condition("record"))
                    .bind("id", id);
            visibility.bind(query, actor);
            return details
                    .add(
                            handle,
                            query.map((row, context) -> EntryRows.read(row, true))
                                    .list())
                    .stream()
                    .findFirst();
        });
    }

    /** Entries by id, in the order of time; for those who have checked who may see them. */
    public List<Entry> byId(Handle handle, List<UUID> ids) {
        return details.add(
                handle,
                handle.createQuery("select * from cases.entry where id = any(:ids) order by at, no")
                        .bindArray("ids", UUID.class, ids.toArray())
                        .map((row, context) -> EntryRows.read(row, false))
                        .list());
    }
}
