package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.following.Desk;
import eus.arreta.cases.internal.following.Notifications;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** An agent's own: drafts, followed cases, notifications, and who else is at a case. */
@ApplicationScoped
public class AgentDesk {

    private final Cases cases;
    private final Desk desk;
    private final Notifications notifications;
    private final Jdbi jdbi;
    private final Clock clock;

    public AgentDesk(Cases cases, Desk desk, Notifications notifications, Jdbi jdbi, Clock clock) {
        this.cases = cases;
        this.desk = desk;
        this.notifications = notifications;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a draft on the server; an empty text takes it away. @throws Problem 404 */
    @Transactional
    public void keepDraft(Actor actor, String number, String kind, String text) {
        actor.require(Permission.CASES_WORK);
        desk.keep(actor, cases.find(actor, number).id(), kind, text);
    }

    /** The actor's own drafts in a case. @throws Problem 404 */
    public List<Draft> drafts(Actor actor, String number) {
        return desk.drafts(actor, cases.find(actor, number).id());
    }

    /** Says that the actor looks at the case, or writes in it; answers who else does. @throws Problem 404 */
    @Transactional
    public List<Viewer> look(Actor actor, String number, boolean writes) {
        return desk.look(actor, cases.find(actor, number).id(), writes);
    }

    /** Follows a case, or no longer. @throws Problem 404 */
    @Transactional
    public void follow(Actor actor, String number, boolean follow) {
        UUID caseId = cases.find(actor, number).id();
        jdbi.useHandle(handle -> {
            if (follow) {
                notifications.follow(handle, caseId, List.of(actor.id()), clock.instant());
            } else {
                notifications.unfollow(handle, caseId, actor.id());
            }
        });
    }

    /** What the actor is told, newest first. */
    public Page<Notification> notifications(Actor actor, boolean unread, Integer limit, String after) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        List<Notification> rows =
                notifications.list(actor, unread, size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, one -> Cursor.of(one.at(), one.id()));
    }

    /** Marks what came up to that one as read; all of it when none is named. */
    @Transactional
    public void read(Actor actor, UUID upTo) {
        actor.require(Permission.CASES_READ);
        notifications.read(actor, upTo);
    }
}
