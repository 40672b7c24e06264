package eus.arreta.cases.internal.list;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.access.Actor;
import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds cases by words. First the exact hits (number; document, phone, e-mail or name of the citizen), then those with the
 * words in a message, note, transcript or written subject, or with a citizen whose name is like them; each group newest
 * activity first. Nothing is ranked: a list that is sorted by relevance must look at every hit, and a common word has
 * hundreds of thousands.
 */
@ApplicationScoped
public class CaseSearch {

    /**
     * Below so many messages with the words their cases are gathered and sorted; above, the newest cases are walked until
     * the page is full, which is quick just because there are many. Where both take the same time, measured on a million
     * cases.
     */
    private static final long RARE = 20_000;

    /** Citizens with a name like the words. */
    private static final int SIMILAR = 100;

    /** How hits are come by, as a condition on the case. */
    private enum Way {
        EXACT("(record.number = :number or record.citizen_id = any(:exactly))"),

        /** By the indexes on words. */
        GATHERED("not " + EXACT.condition + " and " + """
            record.id = any(array(
                select entry.case_id from cases.entry entry
                where entry.words @@ cast(:words as tsquery) and entry.case_id is not null
                union
                select entry.case_id from cases.transcript_part part
                join cases.entry entry on entry.contact_id = part.contact_id and entry.type in ('call', 'visit')
                where part.words @@ cast(:words as tsquery) and entry.case_id is not null
                union
                select case_id from cases.subject_words where words @@ cast(:words as tsquery)
                union
                select alike.id from cases.case_record alike where alike.citizen_id = any(:similarly)))"""),

        /**
         * By the indexes on last activity. {@code offset 0} keeps the planner from gathering all hits beforehand, which it
         * thinks to be cheaper because it doesn't see that the walk ends with the page.
         */
        WALKED("not " + EXACT.condition + " and " + """
            (exists (
                select 1 from cases.entry entry
                where entry.case_id = record.id and entry.words @@ cast(:words as tsquery)
                    offset 0)
            or exists (
                select 1 from cases.entry call
                join cases.transcript_part part on part.contact_id = call.contact_id
                where call.case_id = record.id and call.type in ('call', 'visit')
                    and part.words @@ cast(:words as tsquery)
                    offset 0)
            or exists (
                select 1 from cases.subject_words subject
                where subject.case_id = record.id and subject.words @@ cast(:words as tsquery))
            or record.citizen_id = any(:similarly))""");

        private final String condition;

        Way(String condition) {
            this.condition = condition;
        }
    }

    private final Jdbi jdbi;
    private final CaseList list;
    private final Visibility visibility;
    private final Citizens citizens;
    private final Highlights highlights;

    public CaseSearch(Jdbi jdbi, CaseList list, Visibility visibility, Citizens citizens, Highlights highlights) {
        this.jdbi = jdbi;
        this.list = list;
        this.visibility = visibility;
        this.citizens = citizens;
        this.highlights = highlights;
    }

    /** A case that was found; exact ones come first. */
    public record Hit(CaseView found, boolean exact) {

        /** Where the next page begins. */
        public Cursor cursor() {
            return Cursor.of(exact ? 0 : 1, found.lastActivityAt(), found.id());
        }
    }

    /**
     * What a search needs to know of its words.
     *
     * @param words     for PostgreSQL; empty when nothing of the query is worth looking for
     * @param exactly   citizens whom the whole query names
     * @param similarly citizens whose name is like it
     */
    private record Prepared(String number, String words, Set<UUID> exactly, Set<UUID> similarly) {}

    /**
     * A page of hits; {@code after} holds group, last activity and id.
     *
     * @param limit one more than is shown says that there is more
     */
    public List<Hit> search(Actor actor, String typed, CaseFilter filter, int limit, Cursor after) {
        SearchQuery query = SearchQuery.of(typed);
        Citizens.Matching people = citizens.matching(actor, query.text(), SIMILAR);
        return jdbi.withHandle(handle -> {
            Prepared prepared = new Prepared(
                    query.number().orElse(""),
                    query.hasWords() ? SearchWords.of(handle, query) : "",
                    people.exactly(),
                    people.similarly());
            List<Hit> found = new ArrayList<>();
            boolean exactIsDone = after != null && after.number(0) == 1;
            if (!exactIsDone) {
                part(handle, actor, filter, prepared, Way.EXACT, limit, after)
                        .forEach(one -> found.add(new Hit(one, true)));
            }
            if (found.size() < limit
                    && (!prepared.words().isEmpty() || !prepared.similarly().isEmpty())) {
                Way way = isRare(handle, prepared) ? Way.GATHERED : Way.WALKED;
                Cursor from = exactIsDone ? after : null;
                List<CaseView> more = part(handle, actor, filter, prepared, way, limit - found.size(), from);
                highlights.add(handle, more, prepared.words()).forEach(one -> found.add(new Hit(one, false)));
            }
            return found;
        });
    }

    private List<CaseView> part(
            Handle handle, Actor actor, CaseFilter filter, Prepared prepared, Way way, int limit, Cursor after) {
        CaseList.Conditions conditions = list.conditions(filter);
        conditions.add(way.condition);
        if (after != null) {
            conditions.add("(record.last_activity_at, record.id) < (:at, :id)", "at", after.instant(1));
            conditions.parameters.put("id", after.id(2));
        }
        conditions.parameters.put("number", prepared.number());
        conditions.parameters.put("exactly", prepared.exactly().toArray(UUID[]::new));
        if (way != Way.EXACT) {
            conditions.parameters.put("words", prepared.words());
            conditions.parameters.put("similarly", prepared.similarly().toArray(UUID[]::new));
        }
        if (way == Way.WALKED) {
            return list.read(actor, filter, conditions, limit);
        }
        String sql = "select " + CaseRows.COLUMNS + " from cases.case_record record where "
                + visibility.condition("record") + ListParts.whole(filter) + conditions.sql
                + " order by record.last_activity_at desc, record.id desc limit :limit";
        return visibility
                .bind(handle.createQuery(sql).bindMap(conditions.parameters), actor)
                .bind("limit", limit)
                .map((row, context) -> CaseRows.read(row))
                .list();
    }

    /** As PostgreSQL's statistics estimate it, without looking. */
    private static boolean isRare(Handle handle, Prepared prepared) {
        String plan = handle.createQuery(
                        "explain (format json) select 1 from cases.entry where words @@ cast(:words as tsquery)")
                .bind("words", prepared.words())
                .mapTo(String.class)
                .one();
        JsonNode top = EventCodec.read(plan, JsonNode.class);
        return top.get(0).get("Plan").get("Plan Rows").asLong() < RARE;
    }
}
