package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.restriction.Visibility;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Links between cases. Each is stored once; the other side sees its counterpart. */
@ApplicationScoped
public class Links {

    /** What people may set, with what the other case sees. */
    private static final Map<String, String> COUNTERPARTS =
            Map.of("duplicate-of", "has-duplicate", "related-to", "related-to", "child-of", "parent-of");

    private static final Map<String, String> BY_ITSELF = Map.of("follows", "followed-by", "split-from", "split-into");
    private static final int MOST_SHOWN = 100;

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final Visibility visibility;
    private final Clock clock;

    public Links(Jdbi jdbi, LockedCases cases, Visibility visibility, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.visibility = visibility;
        this.clock = clock;
    }

    public void link(Actor actor, String number, String type, String other) {
        change(actor, number, type, other, true);
    }

    public void unlink(Actor actor, String number, String type, String other) {
        change(actor, number, type, other, false);
    }

    private void change(Actor actor, String number, String type, String other, boolean add) {
        if (type == null || !COUNTERPARTS.containsKey(type)) {
            throw new InvalidInput("/type", "invalid", "is none of duplicate-of, related-to, child-of");
        }
        if (other == null || other.equals(number)) {
            throw new InvalidInput("/number", "invalid", "is not another case");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            Map<String, LockedCase> locked = cases.lockByNumber(handle, actor, List.of(number, other));
            LockedCase from = locked.get(number);
            LockedCase to = locked.get(other);
            int changed = write(handle, from, type, to, add, now);
            if (changed == 0) {
                return;
            }
            // The other case is not named here: who reads this timeline may be one who mustn't know of it.
            String word = add ? "linked:" : "unlinked:";
            cases.happened(handle, from, actor, word + type, CaseEvent.LINKED, type, now);
            cases.happened(handle, to, actor, word + COUNTERPARTS.get(type), CaseEvent.LINKED, type, now);
            cases.finish(handle, locked.values(), now);
        });
    }

    private static int write(Handle handle, LockedCase from, String type, LockedCase to, boolean add, Instant now) {
        String sql = add
                ? "insert into cases.case_link (case_id, type, other_id, created_at) values (:case, :type, :other, :now)"
                        + " on conflict do nothing"
                : "delete from cases.case_link where case_id = :case and type = :type and other_id = :other"
                        + " and :now::timestamptz is not null";
        return handle.createUpdate(sql)
                .bind("case", from.id())
                .bind("type", type)
                .bind("other", to.id())
                .bind("now", now)
                .execute();
    }

    /** What Arreta links by itself, in the caller's transaction. */
    public void linkByItself(Handle handle, UUID caseId, String type, UUID other, Instant now) {
        handle.createUpdate("insert into cases.case_link (case_id, type, other_id, created_at)"
                        + " values (:case, :type, :other, :now) on conflict do nothing")
                .bind("case", caseId)
                .bind("type", type)
                .bind("other", other)
                .bind("now", now)
                .execute();
    }

    /** The links of a case to others that the actor may see. */
    public List<CaseView.Link> ofCase(Handle handle, Actor actor, UUID caseId) {
        String sql = "select link.type, link.own, record.number, record.subject, record.state from ("
                + "select type, true as own, other_id from cases.case_link where case_id = :case"
                + " union all select type, false, case_id from cases.case_link where other_id = :case) as link"
                + " join cases.case_record record on record.id = link.other_id where "
                + visibility.condition("record") + " order by record.number limit :most";
        return visibility
                .bind(handle.createQuery(sql).bind("case", caseId).bind("most", MOST_SHOWN), actor)
                .map((row, context) -> new CaseView.Link(
                        row.getBoolean("own") ? row.getString("type") : counterpart(row.getString("type")),
                        row.getString("number"),
                        row.getString("subject"),
                        CaseState.of(row.getString("state"))))
                .list();
    }

    private static String counterpart(String type) {
        return COUNTERPARTS.containsKey(type) ? COUNTERPARTS.get(type) : BY_ITSELF.getOrDefault(type, type);
    }
}
