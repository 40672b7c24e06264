package eus.arreta.cases.internal.following;

import eus.arreta.access.Actor;
import eus.arreta.cases.Draft;
import eus.arreta.cases.Viewer;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.channelapi.InvalidInput;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What an agent has open: drafts that outlive a browser, and who looks at a case or writes in it. */
@ApplicationScoped
public class Desk {

    private static final Set<String> KINDS = Set.of("reply", "note");
    /** A browser says each fifteen seconds that it is there; two missed words are forgiven. */
    private static final Duration VIEWS_FOR = Duration.ofSeconds(45);

    private static final Duration DRAFTS_KEPT = Duration.ofDays(90);
    private static final int MOST_VIEWERS = 50;

    private final Jdbi jdbi;
    private final Clock clock;

    public Desk(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a draft; an empty text takes it away. */
    public void keep(Actor actor, UUID caseId, String kind, String text) {
        if (!KINDS.contains(kind)) {
            throw new InvalidInput("/kind", "invalid", "is neither reply nor note");
        }
        boolean empty = text == null || text.isBlank();
        if (!empty && text.length() > Words.LONGEST_TEXT) {
            throw new InvalidInput("/text", "too-long", "is longer than " + Words.LONGEST_TEXT + " characters");
        }
        String sql = empty
                ? "delete from cases.draft where case_id = :case and user_id = :user and kind = :kind"
                : "insert into cases.draft (case_id, user_id, kind, text, updated_at)"
                        + " values (:case, :user, :kind, :text, :now)"
                        + " on conflict (case_id, user_id, kind) do update set text = :text, updated_at = :now";
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate(sql)
                    .bind("case", caseId)
                    .bind("user", actor.id())
                    .bind("kind", kind);
            if (!empty) {
                update.bind("text", Words.storable(text, "/text")).bind("now", now());
            }
            update.execute();
        });
    }

    /** The actor's own drafts in a case. */
    public List<Draft> drafts(Actor actor, UUID caseId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select kind, text, updated_at from cases.draft where case_id = :case and user_id = :user"
                                + " order by kind")
                .bind("case", caseId)
                .bind("user", actor.id())
                .map((row, context) -> new Draft(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list());
    }

    /** Says that the actor looks at a case, or writes in it; answers who else does. */
    public List<Viewer> look(Actor actor, UUID caseId, boolean writes) {
        Instant now = now();
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            insert into cases.viewer (case_id, user_id, name, writes, seen_at)
                            values (:case, :user, :name, :writes, :now)
                            on conflict (case_id, user_id) do update set name = :name, writes = :writes, seen_at = :now""")
                    .bind("case", caseId)
                    .bind("user", actor.id())
                    .bind("name", actor.name())
                    .bind("writes", writes)
                    .bind("now", now)
                    .execute();
            return handle.createQuery("select user_id, name, writes, seen_at from cases.viewer"
                            + " where case_id = :case and user_id <> :user and seen_at > :then"
                            + " order by writes desc, name limit :most")
                    .bind("case", caseId)
                    .bind("user", actor.id())
                    .bind("then", now.minus(VIEWS_FOR))
                    .bind("most", MOST_VIEWERS)
                    .map((row, context) -> new Viewer(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getTimestamp(4).toInstant()))
                    .list();
        });
    }

    @Scheduled(every = "10m", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant now = now();
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from cases.viewer where seen_at < :then")
                    .bind("then", now.minus(VIEWS_FOR))
                    .execute();
            handle.createUpdate("delete from cases.draft where updated_at < :then")
                    .bind("then", now.minus(DRAFTS_KEPT))
                    .execute();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
