package eus.arreta.cases;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.access.Role;
import eus.arreta.cases.internal.list.CaseDetails;
import eus.arreta.cases.internal.list.CaseList;
import eus.arreta.cases.internal.list.CaseSearch;
import eus.arreta.cases.internal.restriction.Restricting;
import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.cases.internal.work.Replying;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The cases, for those who look at them. A case that the actor may not see is a case that there isn't. Whose data was read
 * is kept in the log of reads.
 */
@ApplicationScoped
public class Cases {

    private final CaseList list;
    private final CaseSearch search;
    private final CaseDetails details;
    private final Timeline timeline;
    private final Restricting restricting;
    private final Replying replying;
    private final PersonalDataReads reads;

    public Cases(
            CaseList list,
            CaseSearch search,
            CaseDetails details,
            Timeline timeline,
            Restricting restricting,
            Replying replying,
            PersonalDataReads reads) {
        this.list = list;
        this.search = search;
        this.details = details;
        this.timeline = timeline;
        this.restricting = restricting;
        this.replying = replying;
        this.reads = reads;
    }

    /** Newest activity first. */
    public Page<CaseView> list(Actor actor, CaseFilter filter, Integer limit, String after) {
        return list(actor, filter, CaseOrder.ACTIVITY, limit, after);
    }

    /** @param after a cursor of the list in the same order */
    public Page<CaseView> list(Actor actor, CaseFilter filter, CaseOrder order, Integer limit, String after) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        Page<CaseView> page =
                switch (order) {
                    case ACTIVITY ->
                        Page.of(
                                list.list(actor, filter, size + 1, after == null ? null : Cursor.parse(after, 2)),
                                size,
                                view -> Cursor.of(view.lastActivityAt(), view.id()));
                    case DUE ->
                        Page.of(
                                list.byDue(actor, filter, size + 1, after == null ? null : Cursor.parse(after, 3)),
                                size,
                                CaseList::dueCursor);
                };
        reads.record(
                actor,
                page.items().stream()
                        .map(found -> found.citizen().id())
                        .distinct()
                        .toList(),
                "case-list",
                null);
        return page;
    }

    /**
     * Cases by words, {@code "phrases"} and {@code -exclusions}: first those whose number, document or name it is, then
     * those with the words; each newest activity first.
     *
     * @throws eus.arreta.channelapi.InvalidInput {@code /q} when it is empty or longer than 200 characters
     */
    public Page<CaseView> search(Actor actor, String words, CaseFilter filter, Integer limit, String after) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        List<CaseSearch.Hit> rows =
                search.search(actor, words, filter, size + 1, after == null ? null : Cursor.parse(after, 3));
        Page<CaseView> page = Page.of(rows, size, CaseSearch.Hit::cursor).map(CaseSearch.Hit::found);
        reads.record(
                actor,
                page.items().stream()
                        .map(found -> found.citizen().id())
                        .distinct()
                        .toList(),
                "case-search",
                null);
        return page;
    }

    /** How many cases are worked on, counted up to 100. */
    public int countActive(Actor actor) {
        actor.require(Permission.CASES_READ);
        return list.countActive(actor);
    }

    /** A case without its parts. @throws Problem 404 */
    public CaseView find(Actor actor, String number) {
        actor.require(Permission.CASES_READ);
        return list.find(actor, number).orElseThrow(() -> Problem.notFound("case"));
    }

    /** The same, empty when the actor may not see it. */
    public Optional<CaseView> peek(Actor actor, String number) {
        actor.require(Permission.CASES_READ);
        return list.find(actor, number);
    }

    /** Number of the case with that id. @throws Problem 404 */
    public String numberOf(Actor actor, UUID id) {
        actor.require(Permission.CASES_READ);
        return list.number(actor, id).orElseThrow(() -> Problem.notFound("case"));
    }

    /** A case with its concerns, conversations, links and promises. @throws Problem 404 */
    public CaseView detail(Actor actor, String number) {
        CaseView found = details.add(actor, find(actor, number));
        reads.record(actor, List.of(found.citizen().id()), "case", number);
        return found;
    }

    /** A case's timeline from its beginning, in the one order that everybody sees. @throws Problem 404 */
    public Page<Entry> timeline(Actor actor, String number, Integer limit, String after) {
        CaseView found = find(actor, number);
        int size = Page.limit(limit);
        List<Entry> rows = timeline.after(found.id(), after == null ? null : Cursor.parse(after, 2), size + 1);
        reads.record(actor, List.of(found.citizen().id()), "case-timeline", number);
        return Page.of(rows, size, entry -> Cursor.of(entry.at(), entry.no()));
    }

    /**
     * The end of a case's timeline, oldest first; {@code next} leads to what came before.
     *
     * @param before a cursor of this list; absent for the very end
     * @throws Problem 404
     */
    public Page<Entry> latest(Actor actor, String number, Integer limit, String before) {
        CaseView found = find(actor, number);
        int size = Page.limit(limit);
        List<Entry> rows = timeline.before(found.id(), before == null ? null : Cursor.parse(before, 2), size + 1);
        reads.record(actor, List.of(found.citizen().id()), "case-timeline", number);
        return oldestFirst(Page.of(rows, size, entry -> Cursor.of(entry.at(), entry.no())));
    }

    /** Everything with a citizen in all cases that the actor may see, in the same one order from either end. */
    public Page<Entry> ofCitizen(Actor actor, UUID citizenId, boolean newestFirst, Integer limit, String after) {
        actor.require(Permission.CASES_READ);
        int size = Page.limit(limit);
        List<Entry> rows = timeline.ofCitizen(
                actor, citizenId, newestFirst, after == null ? null : Cursor.parse(after, 2), size + 1);
        reads.record(actor, List.of(citizenId), "citizen-timeline", null);
        return Page.of(rows, size, entry -> Cursor.of(entry.at(), entry.no()));
    }

    private static Page<Entry> oldestFirst(Page<Entry> newestFirst) {
        List<Entry> oldestFirst = new ArrayList<>(newestFirst.items());
        Collections.reverse(oldestFirst);
        return new Page<>(oldestFirst, newestFirst.next());
    }

    /** One message of a case that the actor may see. @throws Problem 404 */
    public Entry message(Actor actor, UUID id) {
        actor.require(Permission.CASES_READ);
        return timeline.find(actor, id)
                .filter(entry -> entry.type().equals("message"))
                .orElseThrow(() -> Problem.notFound("message"));
    }

    /** Who may see a restricted case now; for those who tell many of what happens to it. */
    public Audience audience(Actor actor, UUID caseId) {
        actor.require(Permission.RESTRICTED_CASES);
        return restricting
                .allowed(caseId)
                .map(allowed -> new Audience(allowed.restricted(), allowed.agents(), allowed.roles()))
                .orElse(new Audience(true, Set.of(), Set.of()));
    }

    /** Who may see a case: everybody unless it is restricted. */
    public record Audience(boolean restricted, Set<UUID> agents, Set<String> roles) {

        public boolean includes(Actor actor) {
            return !restricted
                    || actor.may(Permission.RESTRICTED_CASES)
                    || agents.contains(actor.id())
                    || actor.roles().stream().map(Role::word).anyMatch(roles::contains);
        }
    }

    /** Says that this installation was restored from a backup: what the copy had not sent yet may have been sent since. */
    @Transactional
    public void restored(Actor actor) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        replying.restored();
    }
}
