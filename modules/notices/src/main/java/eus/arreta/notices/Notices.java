package eus.arreta.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.cases.CitizenConversations;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.Deliveries;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import eus.arreta.notices.internal.notices.NoticePlanning;
import eus.arreta.notices.internal.notices.NoticeTable;
import eus.arreta.notices.internal.notices.NoticeText;
import eus.arreta.notices.internal.notices.TemplateCheck;
import eus.arreta.notices.internal.notices.TemplateTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Courtesy messages to citizens who agreed to them on a channel. None is a notification in the sense of the law: a notice
 * opens no case, asks for no answer, and neither starts nor meets a time limit.
 */
@ApplicationScoped
public class Notices {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Set<String> STATES =
            Set.of("queued", "sending", "sent", "delivered", "read", "failed", "unknown", "skipped", "cancelled");
    private static final int MOST_AHEAD_DAYS = 366;
    private static final int EXPORTED_AT_ONCE = 1_000;

    private final TemplateTable templates;
    private final NoticeTable table;
    private final NoticePlanning planning;
    private final ChannelAccounts accounts;
    private final CitizenConversations conversations;
    private final Deliveries deliveries;
    private final Audit audit;
    private final Clock clock;

    public Notices(
            TemplateTable templates,
            NoticeTable table,
            NoticePlanning planning,
            ChannelAccounts accounts,
            CitizenConversations conversations,
            Deliveries deliveries,
            Audit audit,
            Clock clock) {
        this.templates = templates;
        this.table = table;
        this.planning = planning;
        this.accounts = accounts;
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A notice that is wanted.
     *
     * @param template    slug
     * @param account     channel account that it goes out by
     * @param scheduledAt when it begins to go out, at most a year ahead; absent or past: at once
     */
    public record Wanted(String template, UUID account, Instant scheduledAt) {}

    /**
     * What came of it.
     *
     * @param id         of the notice; absent in a dry run
     * @param accepted   how many citizens it is for
     * @param rejected   what is wrong with the other rows
     * @param skippedNow how many of those accepted would be skipped if it went out now, by reason
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Created(UUID id, int accepted, List<Notice.RowError> rejected, Map<String, Integer> skippedNow) {}

    /** The templates by slug. */
    public Page<NoticeTemplate> templates(Actor actor, Integer limit, String after) {
        actor.require(Permission.NOTICES);
        int size = Page.limit(limit);
        List<NoticeTemplate> rows = templates.list(
                after == null ? null : Cursor.parse(after, 1).parts().get(0), size + 1);
        return Page.of(rows, size, template -> Cursor.of(template.slug()));
    }

    /** @throws Problem 404 */
    public NoticeTemplate template(Actor actor, String slug) {
        actor.require(Permission.NOTICES);
        return templates.find(slug).orElseThrow(() -> Problem.notFound("template"));
    }

    /**
     * Makes a template, or changes the one with that slug. Notices that were made of it keep their words.
     *
     * @param version that the caller saw; absent for whatever it is
     * @throws InvalidInput naming all that is wrong
     * @throws Problem      409 {@code stale} with {@code current}
     */
    @Transactional
    public NoticeTemplate put(Actor actor, NoticeTemplate template, Integer version) {
        actor.require(Permission.NOTICES);
        TemplateCheck.check(template);
        NoticeTemplate before = templates.lock(template.slug()).orElse(null);
        if (version != null && before != null && before.version() != version) {
            throw Problem.conflict(
                    "stale", "Somebody else has changed this template meanwhile.", Map.of("current", before));
        }
        templates.put(template);
        NoticeTemplate after = templates.find(template.slug()).orElseThrow();
        audit.record(actor, "notice-template-put", "notice-template:" + template.slug(), before, after);
        return after;
    }

    /** The words that a citizen would read. @param language absent for a citizen who said none @throws Problem 404 */
    public String preview(Actor actor, String slug, String language, Map<String, String> values) {
        NoticeTemplate template = template(actor, slug);
        return new NoticeText(template.texts(), template.fallbacks(), template.disclaimer()).write(language, values);
    }

    /**
     * Makes a notice to a list. A row that is wrong never stops those that are right; without any that is right nothing is
     * made.
     *
     * @param dryRun to learn what would happen, without that it does
     * @throws InvalidInput {@code /template}, {@code /account}, {@code /scheduledAt}, {@code /recipients}
     */
    @Transactional
    public Created create(Actor actor, Wanted wanted, RecipientList list, boolean dryRun) {
        actor.require(Permission.NOTICES);
        NoticeTemplate template = templates
                .find(wanted.template() == null ? "" : wanted.template())
                .filter(NoticeTemplate::active)
                .orElseThrow(() -> new InvalidInput("/template", "unknown", "is no template that can be used"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = wanted.scheduledAt() == null || wanted.scheduledAt().isBefore(now) ? now : wanted.scheduledAt();
        if (at.isAfter(now.plus(MOST_AHEAD_DAYS, ChronoUnit.DAYS))) {
            throw new InvalidInput("/scheduledAt", "out-of-range", "is more than a year ahead");
        }
        NoticePlanning.Plan plan = planning.plan(wanted.account(), template, list);
        if (dryRun) {
            return new Created(null, plan.wanted().size(), plan.rejected(), plan.skippedNow());
        }
        if (plan.wanted().isEmpty()) {
            throw Problem.of(422, "nobody", "No row of the list names a citizen whom this notice could go to.");
        }
        Notice notice = new Notice(
                IDS.generate(),
                template.slug(),
                template.kind(),
                wanted.account(),
                plan.channel(),
                "scheduled",
                plan.wanted().size(),
                plan.rejected().size(),
                at,
                actor.name(),
                now,
                null,
                null,
                null);
        table.create(notice, template, actor.id(), plan.wanted());
        audit.record(actor, "notice-made", "notice:" + notice.id(), null, notice);
        return new Created(notice.id(), plan.wanted().size(), plan.rejected(), plan.skippedNow());
    }

    /**
     * The same of a CSV file; see docs/notices.md.
     *
     * @throws Problem 422 when it is no such file; 413 when it has too many rows
     */
    @Transactional
    public Created create(Actor actor, Wanted wanted, byte[] csv, boolean dryRun) {
        actor.require(Permission.NOTICES);
        return create(actor, wanted, RecipientList.ofCsv(csv), dryRun);
    }

    /** A channel account that notices can go out by. */
    public record Outlet(UUID id, String name, String channel) {}

    /** The channel accounts that are enabled, oldest first. */
    public List<Outlet> accounts(Actor actor) {
        actor.require(Permission.NOTICES);
        return accounts.list(Actor.system("notices")).stream()
                .filter(ChannelAccount::enabled)
                .map(account -> new Outlet(account.id(), account.name(), account.channel()))
                .toList();
    }

    /** Newest first. */
    public Page<Notice> list(Actor actor, Integer limit, String after) {
        actor.require(Permission.NOTICES);
        int size = Page.limit(limit);
        List<NoticeTable.Numbered> rows =
                table.list(after == null ? null : Cursor.parse(after, 1).number(0), size + 1);
        return Page.of(rows, size, row -> Cursor.of(row.no())).map(NoticeTable.Numbered::notice);
    }

    /** One notice with how far it has come. @throws Problem 404 */
    public Notice find(Actor actor, UUID id) {
        actor.require(Permission.NOTICES);
        return table.find(id).orElseThrow(() -> Problem.notFound("notice"));
    }

    /**
     * The citizens of a notice, in the order of its list.
     *
     * @param state absent for all
     * @throws Problem      404
     * @throws InvalidInput {@code /state}
     */
    public Page<Notice.Recipient> recipients(Actor actor, UUID id, String state, Integer limit, String after) {
        find(actor, id);
        if (state != null && !STATES.contains(state)) {
            throw new InvalidInput("/state", "invalid", "is no state of a recipient");
        }
        int size = Page.limit(limit);
        List<Notice.Recipient> rows = table.recipients(
                id, state, after == null ? null : (int) Cursor.parse(after, 1).number(0), size + 1);
        return Page.of(rows, size, row -> Cursor.of(row.position()));
    }

    /** The next results after a position, for an export; empty at the end. */
    public List<Notice.Recipient> results(Actor actor, UUID id, Integer after) {
        actor.require(Permission.NOTICES);
        actor.require(Permission.EXPORT);
        return table.recipients(id, null, after, EXPORTED_AT_ONCE);
    }

    /**
     * Decides about the citizens of whom nobody knows whether they got a notice: those to whom it may have been sent. Whoever
     * opted out meanwhile gets nothing. A citizen who is unknown because a backup was restored before anything was handed to
     * the network stays so: there is no message to send.
     *
     * @param resend true: send it (again); false: give it up
     * @throws Problem 404; 409 {@code not-unknown} when there is nothing to decide
     */
    @Transactional
    public Notice decide(Actor actor, UUID id, boolean resend) {
        Notice before = find(actor, id);
        List<UUID> messages = table.unknown(id);
        conversations.lock(actor, messages);
        List<UUID> decided = deliveries.decideNotices(actor, messages, resend);
        if (decided.isEmpty()) {
            throw Problem.conflict("not-unknown", "There is nothing to decide about this notice.", Map.of());
        }
        conversations.decided(actor, decided, resend);
        table.decided(decided, resend);
        Notice after = find(actor, id);
        audit.record(actor, resend ? "notice-resent" : "notice-given-up", "notice:" + id, before, after);
        return after;
    }

    /** Says that this installation was restored from a backup, in the caller's transaction: see docs/notices.md. */
    public void restored(Actor actor, Instant at) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        table.restored(at);
    }

    /**
     * Cancels a notice: nothing of it goes out any more that a network has not had yet.
     *
     * @throws Problem 404; 409 {@code ended}
     */
    @Transactional
    public Notice cancel(Actor actor, UUID id) {
        Notice before = find(actor, id);
        if (!table.cancel(id)) {
            throw Problem.conflict("ended", "This notice has ended.", Map.of("state", before.state()));
        }
        Notice after = find(actor, id);
        audit.record(actor, "notice-cancelled", "notice:" + id, before, after);
        return after;
    }
}
