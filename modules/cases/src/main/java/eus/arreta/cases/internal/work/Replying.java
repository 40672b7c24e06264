package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.GuardedAction;
import eus.arreta.cases.Markup;
import eus.arreta.cases.ReplyWanted;
import eus.arreta.cases.internal.ingest.MessageText;
import eus.arreta.cases.internal.settings.Assured;
import eus.arreta.channelapi.FileStore.StoredFile;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.gateway.Deliveries;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What agents write to citizens. Each write first locks the conversation (for what the citizen will see) and then the
 * case, in the order in which ingest locks them, and tells of it by the outbox in the same transaction.
 */
@ApplicationScoped
public class Replying {

    private final Jdbi jdbi;
    private final LockedCases cases;
    private final WayOut wayOut;
    private final Outgoing outgoing;
    private final OutgoingFiles outgoingFiles;
    private final Assured assured;
    private final Deliveries deliveries;
    private final Clock clock;

    public Replying(
            Jdbi jdbi,
            LockedCases cases,
            WayOut wayOut,
            Outgoing outgoing,
            OutgoingFiles outgoingFiles,
            Assured assured,
            Deliveries deliveries,
            Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.wayOut = wayOut;
        this.outgoing = outgoing;
        this.outgoingFiles = outgoingFiles;
        this.assured = assured;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public UUID reply(Actor actor, String number, ReplyWanted wanted) {
        List<StoredFile> attached = outgoingFiles.require(actor, wanted.attachments());
        Instant now = now();
        return jdbi.withHandle(handle -> {
            cases.requireVisible(handle, actor, number);
            Optional<Answered> answered = answered(handle, wanted);
            UUID named = answered.map(Answered::conversationId).orElse(wanted.conversation());
            Channelled to = wayOut.choose(handle, actor, number, named, now);
            outgoingFiles.check(actor, attached, to);
            LockedCase locked = cases.lock(handle, actor, number);
            List<OutboundContent> content = content(actor, wanted, locked, attached);
            if (locked.state() == CaseState.CLOSED || locked.state() == CaseState.MERGED) {
                throw Problem.conflict("case-closed", "This case is closed.", Map.of("state", locked.state()));
            }
            requireAssurance(handle, wanted, locked, to);
            refuseOverNewer(handle, locked, wanted);
            Outgoing.Written written = outgoing.reply(
                    handle,
                    locked,
                    to,
                    actor,
                    content,
                    answered.map(Answered::externalId).orElse(null),
                    now);
            locked.tell(CaseEvent.REPLY_WRITTEN, written.messageId(), actor.id(), null, now);
            CaseState state = locked.state() == CaseState.NEW ? CaseState.OPEN : locked.state();
            if (state != locked.state()) {
                locked.tell(CaseEvent.STATE_CHANGED, null, actor.id(), state.word(), now);
            }
            written(
                    handle,
                    locked,
                    to,
                    state,
                    MessageText.of(Outgoing.shown(content)).line(),
                    now);
            handle.createUpdate("delete from cases.draft where case_id = :case and user_id = :user and kind = 'reply'")
                    .bind("case", locked.id())
                    .bind("user", actor.id())
                    .execute();
            cases.finish(handle, locked, List.of(written.command()), now);
            return written.messageId();
        });
    }

    private void requireAssurance(Handle handle, ReplyWanted wanted, LockedCase locked, Channelled to) {
        if (wanted.assurance() != null) {
            assured.require(handle, IdentityAssurance.of(wanted.assurance()), locked.id(), to.id(), "This text");
        }
        if (wanted.attachments() != null && !wanted.attachments().isEmpty()) {
            assured.requireFor(handle, GuardedAction.SEND_FILES, locked.id(), to.id());
        }
    }

    /** A text, files, or both. */
    private static List<OutboundContent> content(
            Actor actor, ReplyWanted wanted, LockedCase locked, List<StoredFile> attached) {
        List<OutboundContent> content = new ArrayList<>();
        boolean onlyFiles = wanted.template() == null
                && (wanted.text() == null || wanted.text().isBlank())
                && !attached.isEmpty();
        if (!onlyFiles) {
            Markup.Formatted said = Words.formatted(text(actor, wanted, locked), wanted.format(), "/text");
            content.add(
                    wanted.choices() == null
                            ? new OutboundContent.Text(said.text(), null, said.marks())
                            : new OutboundContent.Choices(said.text(), choices(wanted.choices())));
        }
        if (wanted.choices() != null && (onlyFiles || !attached.isEmpty())) {
            throw new InvalidInput("/choices", "invalid", "stand under a text, not beside files");
        }
        attached.forEach(file ->
                content.add(new OutboundContent.Attachment(file.fileId(), file.name(), file.mediaType(), file.size())));
        return content;
    }

    private static List<OutboundContent.Choice> choices(List<String> labels) {
        List<String> words = labels.stream()
                .map(label -> label == null ? "" : label.strip())
                .distinct()
                .toList();
        boolean fit =
                words.stream().allMatch(label -> !label.isEmpty() && label.length() <= ReplyWanted.LONGEST_CHOICE);
        if (words.isEmpty() || words.size() != labels.size() || words.size() > ReplyWanted.MOST_CHOICES || !fit) {
            throw new InvalidInput(
                    "/choices",
                    "invalid",
                    "are 1 to " + ReplyWanted.MOST_CHOICES + " different answers of 1 to " + ReplyWanted.LONGEST_CHOICE
                            + " characters");
        }
        return IntStream.range(0, words.size())
                .mapToObj(index -> new OutboundContent.Choice("answer:" + (index + 1), words.get(index)))
                .toList();
    }

    /** The message that is answered, as its network calls it. */
    private record Answered(UUID conversationId, String externalId) {}

    private static Optional<Answered> answered(Handle handle, ReplyWanted wanted) {
        if (wanted.replyTo() == null) {
            return Optional.empty();
        }
        Optional<Answered> answered = handle.createQuery("select conversation_id, external_id from cases.entry"
                        + " where id = :id and direction = 'inbound' and type = 'message' and external_id is not null")
                .bind("id", wanted.replyTo())
                .map((row, context) -> new Answered(row.getObject(1, UUID.class), row.getString(2)))
                .findOne();
        if (answered.isEmpty()
                || wanted.conversation() != null
                        && !wanted.conversation().equals(answered.get().conversationId())) {
            throw new InvalidInput("/replyTo", "invalid", "is no message of the citizen in that conversation");
        }
        return answered;
    }

    private static String text(Actor actor, ReplyWanted wanted, LockedCase locked) {
        if (wanted.template() == null) {
            return Words.text(wanted.text(), "/text");
        }
        if (wanted.text() != null) {
            throw new InvalidInput("/template", "invalid", "stands beside a text: only one of them is sent");
        }
        Map<String, String> values = new HashMap<>();
        values.put(
                "citizen.name",
                Objects.requireNonNullElse(locked.view().citizen().name(), ""));
        values.put("agent.name", actor.name());
        values.put("case.number", locked.view().number());
        values.put("case.subject", locked.view().subject());
        if (ReplyWanted.isMarkup(wanted.format())) {
            // What somebody is called, or wrote, formats nothing.
            values.replaceAll((name, value) -> Markup.literal(value));
        }
        return Words.text(ReplyTemplate.render(Words.text(wanted.template(), "/template"), values), "/template");
    }

    /** Asks first when the citizen has written something that the agent can't have seen. */
    private static void refuseOverNewer(Handle handle, LockedCase locked, ReplyWanted wanted) {
        if (wanted.lastSeen() == null || wanted.force()) {
            return;
        }
        List<UUID> newer = handle.createQuery("""
                        select newer.id from cases.entry seen
                        join cases.entry newer on newer.case_id = seen.case_id and newer.no > seen.no
                        where seen.id = :seen and seen.case_id = :case and newer.direction = 'inbound'
                        and newer.contact_id is not null
                        order by newer.no limit 20""")
                .bind("seen", wanted.lastSeen())
                .bind("case", locked.id())
                .mapTo(UUID.class)
                .list();
        if (!newer.isEmpty()) {
            throw Problem.conflict(
                    "newer-message",
                    "The citizen has written meanwhile. Read it, then send again.",
                    Map.of("messages", newer));
        }
    }

    private static void written(
            Handle handle, LockedCase locked, Channelled to, CaseState state, String line, Instant now) {
        handle.createUpdate("""
                        update cases.case_record
                        set state = :state, excerpt = :excerpt, waiting_since = null,
                            last_activity_at = greatest(last_activity_at, :now),
                            channels = case when :channel = any(channels) then channels else channels || :channel end
                        where id = :id""")
                .bind("state", state.word())
                .bind("excerpt", Excerpt.of(line))
                .bind("now", now)
                .bind("channel", to.channel())
                .bind("id", locked.id())
                .execute();
        if (!locked.id().equals(to.caseId())) {
            // The answer comes to where the question was asked, unless work on something else goes on there.
            handle.createUpdate("""
                            update cases.conversation set case_id = :case where id = :id and not exists (
                                select 1 from cases.case_record record where record.id = conversation.case_id
                                and record.state in ('new', 'open', 'waiting', 'on-hold'))""")
                    .bind("case", locked.id())
                    .bind("id", to.id())
                    .execute();
        }
    }

    /** Says something automatic by the conversation that reaches the citizen; does nothing when none does. */
    public void sayByItself(Handle handle, Actor actor, LockedCase locked, String text, Instant now) {
        wayOut.find(handle, actor, locked.view().number(), now).ifPresent(to -> {
            Outgoing.Written written = outgoing.automatic(handle, locked, to, text, now);
            locked.tell(CaseEvent.REPLY_WRITTEN, written.messageId(), null, "automatic", now);
            cases.append(List.of(written.command()));
        });
    }

    public void decide(Actor actor, UUID messageId, boolean resend) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            String number = handle.createQuery("select record.number from cases.entry entry"
                            + " join cases.case_record record on record.id = entry.case_id where entry.id = :id")
                    .bind("id", messageId)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("message"));
            lockConversationOf(handle, messageId);
            LockedCase locked = cases.lock(handle, actor, number);
            String state = resend ? "queued" : "failed";
            int changed = handle.createUpdate(
                            "update cases.entry set delivery_state = :state, delivery_reason = :reason,"
                                    + " history_no = nextval(pg_get_serial_sequence('cases.entry', 'no'))"
                                    + " where id = :id and delivery_state = 'unknown'")
                    .bind("state", state)
                    .bind("reason", resend ? null : "discarded")
                    .bind("id", messageId)
                    .execute();
            if (changed == 0 || !deliveries.decide(actor, messageId, resend)) {
                throw Problem.conflict("not-unknown", "There is nothing to decide about this message.", Map.of());
            }
            Outgoing.step(handle, messageId, state, now);
            cases.entry(handle, locked, "event", actor, resend ? "resent" : "discarded", now);
            locked.tell(CaseEvent.DELIVERY_CHANGED, messageId, actor.id(), state, now);
            cases.finish(handle, List.of(locked), now);
        });
    }

    public void typing(Actor actor, String number) {
        Instant now = now();
        jdbi.useHandle(handle -> wayOut.find(handle, actor, number, now)
                .ifPresent(to -> cases.append(List.of(OutgoingEvent.outbound(
                        new eus.arreta.channelapi.OutboundCommand.ShowTyping(to.accountId(), to.address(), now),
                        now)))));
    }

    public void restored() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        with doubtful as (
                            update cases.entry set delivery_state = 'unknown', delivery_reason = 'restored'
                            where delivery_state in ('queued', 'sending')
                            returning id
                        )
                        insert into cases.delivery_step (entry_id, state, reason, at)
                        select id, 'unknown', 'restored', :now from doubtful""").bind("now", now()).execute());
        jdbi.useHandle(handle -> handle.execute(
                "update cases.message_change set state = 'failed', reason = 'restored' where state = 'queued'"));
    }

    private static void lockConversationOf(Handle handle, UUID messageId) {
        handle.createQuery("select id from cases.conversation"
                        + " where id = (select conversation_id from cases.entry where id = :id) for update")
                .bind("id", messageId)
                .mapTo(UUID.class)
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
