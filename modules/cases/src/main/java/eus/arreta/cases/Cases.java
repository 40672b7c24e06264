package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.cases.internal.work.CaseList;
import eus.arreta.cases.internal.work.CaseWork;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The cases: seeing them and working on them. */
@ApplicationScoped
public class Cases {

    private final CaseList list;
    private final CaseWork work;
    private final Timeline timeline;

    public Cases(CaseList list, CaseWork work, Timeline timeline) {
        this.list = list;
        this.work = work;
        this.timeline = timeline;
    }

    /**
     * Which cases to list; absent parts don't filter.
     *
     * @param active true for those that are worked on (new, open, waiting, on hold)
     * @param unassigned true for those that nobody has
     */
    public record Filter(
            CaseState state,
            boolean active,
            String queue,
            UUID assignee,
            boolean unassigned,
            String channel,
            String language,
            UUID citizen) {

        /** What the inbox shows first. */
        public static final Filter ACTIVE = new Filter(null, true, null, null, false, null, null, null);
    }

    /** Newest activity first. */
    public Page<CaseView> list(Actor actor, Filter filter, Integer limit, String after) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        List<CaseView> rows = list.list(filter, size + 1, after == null ? null : Cursor.parse(after, 2));
        return Page.of(rows, size, view -> Cursor.of(view.lastActivityAt(), view.id()));
    }

    /** How many cases are worked on, counted up to 1,000. */
    public int countActive(Actor actor) {
        actor.require(Permission.CASES_READ);
        return list.countActive();
    }

    /** @throws Problem 404 */
    public CaseView find(Actor actor, String number) {
        actor.require(Permission.CASES_READ);
        return list.find(number).orElseThrow(() -> Problem.notFound("case"));
    }

    /** A case's timeline from its beginning, in the one order that everybody sees. */
    public Page<Entry> timeline(Actor actor, UUID caseId, Integer limit, String after) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        List<Entry> rows = timeline.after(caseId, after == null ? null : Cursor.parse(after, 2), size + 1);
        return Page.of(rows, size, entry -> Cursor.of(entry.at(), entry.no()));
    }

    /**
     * The end of a case's timeline, oldest first; {@code next} leads to what came before.
     *
     * @param before a cursor of this list; absent for the very end
     */
    public Page<Entry> latest(Actor actor, UUID caseId, Integer limit, String before) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        List<Entry> rows = timeline.before(caseId, before == null ? null : Cursor.parse(before, 2), size + 1);
        Page<Entry> newestFirst = Page.of(rows, size, entry -> Cursor.of(entry.at(), entry.no()));
        java.util.ArrayList<Entry> oldestFirst = new java.util.ArrayList<>(newestFirst.items());
        java.util.Collections.reverse(oldestFirst);
        return new Page<>(oldestFirst, newestFirst.next());
    }

    /** One message. @throws Problem 404 */
    public Entry message(Actor actor, UUID id) {
        actor.require(Permission.CASES_READ);
        return timeline.find(id)
                .filter(entry -> entry.type().equals("message"))
                .orElseThrow(() -> Problem.notFound("message"));
    }

    /**
     * Writes to the citizen, in the case's latest conversation.
     *
     * @return id of the message; it is {@code queued}
     * @throws Problem 404; 409 {@code case-closed}, {@code no-conversation}
     */
    @Transactional
    public UUID reply(Actor actor, String number, String text) {
        actor.require(Permission.CASES_WORK);
        return work.reply(actor, number, text);
    }

    /** Writes a note that the citizen never sees. @return id of the entry */
    @Transactional
    public UUID note(Actor actor, String number, String text) {
        actor.require(Permission.CASES_WORK);
        return work.note(actor, number, text);
    }

    /**
     * Gives the case to an agent, to nobody, or to a queue.
     *
     * @param agent   absent for nobody
     * @param queue   slug; absent leaves the queue as it is
     * @param version of the case that the caller saw; absent for "whatever it is"
     * @throws Problem 404; 409 {@code stale} with {@code current}; 422 when there is no such active agent
     */
    @Transactional
    public void assign(Actor actor, String number, UUID agent, String queue, Integer version) {
        actor.require(Permission.CASES_WORK);
        work.assign(actor, number, agent, queue, version);
    }

    /**
     * Moves the case to another state.
     *
     * @throws Problem 404; 409 {@code stale} with {@code current}; 409 {@code not-allowed} with {@code allowed}
     */
    @Transactional
    public void changeState(Actor actor, String number, CaseState state, Integer version) {
        actor.require(Permission.CASES_WORK);
        work.changeState(actor, number, state, version);
    }

    /**
     * Decides about a reply of which nobody knows whether it was sent.
     *
     * @param resend true: send it (again); false: give it up
     * @throws Problem 404; 409 {@code not-unknown}
     */
    @Transactional
    public void decide(Actor actor, UUID messageId, boolean resend) {
        actor.require(Permission.CASES_WORK);
        work.decide(actor, messageId, resend);
    }

    /** Shows the citizen that an agent is writing. */
    @Transactional
    public void typing(Actor actor, String number) {
        actor.require(Permission.CASES_WORK);
        work.typing(number);
    }

    /**
     * Says that this installation was restored from a backup: replies that had not been sent in the copy are unknown.
     * Call it before anything is sent.
     */
    @Transactional
    public void restored(Actor actor) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        work.restored();
    }
}
