package eus.arreta.cases.internal.work;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.User;
import eus.arreta.access.Users;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.CaseState;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.gateway.Deliveries;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What agents do to a case. Each write first locks the conversation (for what the citizen will see) and then the case,
 * in the order in which ingest locks them, and tells of it by the outbox in the same transaction.
 */
@ApplicationScoped
public class CaseWork {

    private static final int LONGEST_TEXT = 20_000;
    private static final int EXCERPT = 160;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,60}");
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Users users;
    private final Deliveries deliveries;
    private final Clock clock;

    public CaseWork(Jdbi jdbi, Outbox outbox, Users users, Deliveries deliveries, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.users = users;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    private record Conversation(UUID id, UUID accountId, String address, String channel) {}

    public UUID reply(Actor actor, String number, String text) {
        String words = words(text);
        Instant now = now();
        UUID messageId = IDS.generate();
        jdbi.useHandle(handle -> {
            Conversation conversation = lockLatestConversation(handle, number);
            LockedCase locked = lock(handle, number);
            if (locked.state() == CaseState.CLOSED || locked.state() == CaseState.MERGED) {
                throw Problem.conflict("case-closed", "This case is closed.", Map.of("state", locked.state()));
            }
            handle.createUpdate("""
                            insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                                author_kind, author_id, author_name, text, account_id, delivery_state)
                            values (:id, :case, :conversation, nextval(pg_get_serial_sequence('cases.entry', 'no')),
                                'message', :now, 'outbound', :channel, 'agent', :agent, :name, :text, :account, 'queued')""")
                    .bind("id", messageId)
                    .bind("case", locked.id())
                    .bind("conversation", conversation.id())
                    .bind("now", now)
                    .bind("channel", conversation.channel())
                    .bind("agent", actor.id())
                    .bind("name", actor.name())
                    .bind("text", words)
                    .bind("account", conversation.accountId())
                    .execute();
            step(handle, messageId, "queued", now);
            OutboundCommand command = new OutboundCommand.SendMessage(
                    messageId,
                    conversation.accountId(),
                    conversation.address(),
                    List.of(new OutboundContent.Text(words, null)),
                    actor.name(),
                    null,
                    now);
            List<OutgoingEvent> events = new ArrayList<>();
            events.add(OutgoingEvent.outbound(command, now));
            events.add(locked.event(CaseEvent.REPLY_WRITTEN, messageId, actor.id(), null, now));
            CaseState state = locked.state() == CaseState.NEW ? CaseState.OPEN : locked.state();
            if (state != locked.state()) {
                events.add(locked.event(CaseEvent.STATE_CHANGED, null, actor.id(), state.word(), now));
            }
            handle.createUpdate("update cases.case_record set sequence = :sequence, state = :state, excerpt = :excerpt,"
                            + " waiting_since = null, last_activity_at = :now, updated_at = :now where id = :id")
                    .bind("sequence", locked.sequence())
                    .bind("state", state.word())
                    .bind("excerpt", excerpt(words))
                    .bind("now", now)
                    .bind("id", locked.id())
                    .execute();
            outbox.append(events);
        });
        return messageId;
    }

    public UUID note(Actor actor, String number, String text) {
        String words = words(text);
        Instant now = now();
        UUID entryId = IDS.generate();
        jdbi.useHandle(handle -> {
            LockedCase locked = lock(handle, number);
            insert(handle, entryId, locked.id(), "note", actor, words, now);
            OutgoingEvent event = locked.event(CaseEvent.NOTE_WRITTEN, entryId, actor.id(), null, now);
            touch(handle, locked, now);
            outbox.append(List.of(event));
        });
        return entryId;
    }

    public void assign(Actor actor, String number, UUID agent, String queue, Integer version) {
        if (queue != null && !SLUG.matcher(queue).matches()) {
            throw new InvalidInput("/queue", "invalid", "is not a slug");
        }
        Optional<User> assignee = agent == null ? Optional.empty() : Optional.of(activeAgent(actor, agent));
        Instant now = now();
        jdbi.useHandle(handle -> {
            LockedCase locked = lock(handle, number);
            checkVersion(locked, version);
            UUID entryId = IDS.generate();
            String detail = assignee.map(user -> "assigned:" + user.name()).orElse("unassigned");
            insert(handle, entryId, locked.id(), "event", actor, detail, now);
            OutgoingEvent event = locked.event(CaseEvent.ASSIGNED, entryId, actor.id(), String.valueOf(agent), now);
            handle.createUpdate("update cases.case_record set assignee_id = :agent, assignee_name = :name,"
                            + " queue = coalesce(:queue, queue), version = version + 1 where id = :id")
                    .bind("agent", agent)
                    .bind("name", assignee.map(User::name).orElse(null))
                    .bind("queue", queue)
                    .bind("id", locked.id())
                    .execute();
            touch(handle, locked, now);
            outbox.append(List.of(event));
        });
    }

    public void changeState(Actor actor, String number, CaseState state, Integer version) {
        Instant now = now();
        jdbi.useHandle(handle -> {
            LockedCase locked = lock(handle, number);
            checkVersion(locked, version);
            if (locked.state() == state) {
                return;
            }
            if (!locked.state().next().contains(state)) {
                throw Problem.conflict(
                        "not-allowed",
                        "A case that is " + locked.state().word() + " can't become " + state.word() + ".",
                        Map.of("allowed", locked.state().next()));
            }
            UUID entryId = IDS.generate();
            insert(handle, entryId, locked.id(), "event", actor, "state:" + state.word(), now);
            OutgoingEvent event = locked.event(CaseEvent.STATE_CHANGED, entryId, actor.id(), state.word(), now);
            handle.createUpdate("update cases.case_record set state = :state, version = version + 1,"
                            + " waiting_since = case when :active then waiting_since end where id = :id")
                    .bind("state", state.word())
                    .bind("active", state.isActive())
                    .bind("id", locked.id())
                    .execute();
            touch(handle, locked, now);
            outbox.append(List.of(event));
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
            LockedCase locked = lock(handle, number);
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
            step(handle, messageId, state, now);
            UUID entryId = IDS.generate();
            insert(handle, entryId, locked.id(), "event", actor, resend ? "resent" : "discarded", now);
            OutgoingEvent event = locked.event(CaseEvent.DELIVERY_CHANGED, messageId, actor.id(), state, now);
            touch(handle, locked, now);
            outbox.append(List.of(event));
        });
    }

    public void typing(String number) {
        jdbi.useHandle(handle -> latestConversation(handle, number, "")
                .ifPresent(conversation -> outbox.append(List.of(OutgoingEvent.outbound(
                        new OutboundCommand.ShowTyping(conversation.accountId(), conversation.address(), now()),
                        now())))));
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
    }

    private User activeAgent(Actor actor, UUID agent) {
        return users.find(actor, agent)
                .filter(User::active)
                .orElseThrow(() -> new InvalidInput("/agent", "invalid", "is no active user"));
    }

    private static void checkVersion(LockedCase locked, Integer version) {
        if (version != null && version != locked.view().version()) {
            throw Problem.conflict(
                    "stale", "Somebody else has changed this case meanwhile.", Map.of("current", locked.view()));
        }
    }

    private static LockedCase lock(Handle handle, String number) {
        return handle.createQuery("select * from cases.case_record where number = :number for update")
                .bind("number", number)
                .map((row, context) -> new LockedCase(CaseList.read(row), row.getLong("sequence")))
                .findOne()
                .orElseThrow(() -> Problem.notFound("case"));
    }

    private static Conversation lockLatestConversation(Handle handle, String number) {
        Optional<Conversation> latest = latestConversation(handle, number, " for update of conversation");
        if (latest.isEmpty()) {
            lock(handle, number);
            throw Problem.conflict(
                    "no-conversation", "Nobody can be reached in this case: it has no conversation.", Map.of());
        }
        return latest.get();
    }

    private static Optional<Conversation> latestConversation(Handle handle, String number, String lock) {
        return handle.createQuery("""
                        select conversation.id, conversation.account_id, conversation.address, conversation.channel
                        from cases.case_record record
                        join cases.conversation conversation on conversation.case_id = record.id
                        where record.number = :number
                        order by conversation.created_at desc, conversation.id desc
                        limit 1""" + lock)
                .bind("number", number)
                .map((row, context) -> new Conversation(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .findOne();
    }

    private static void lockConversationOf(Handle handle, UUID messageId) {
        handle.createQuery("select id from cases.conversation"
                        + " where id = (select conversation_id from cases.entry where id = :id) for update")
                .bind("id", messageId)
                .mapTo(UUID.class)
                .list();
    }

    private static void insert(
            Handle handle, UUID entryId, UUID caseId, String type, Actor actor, String text, Instant now) {
        handle.createUpdate("insert into cases.entry (id, case_id, type, at, author_kind, author_id, author_name, text)"
                        + " values (:id, :case, :type, :now, 'agent', :agent, :name, :text)")
                .bind("id", entryId)
                .bind("case", caseId)
                .bind("type", type)
                .bind("now", now)
                .bind("agent", actor.id())
                .bind("name", actor.name())
                .bind("text", text)
                .execute();
    }

    private static void step(Handle handle, UUID messageId, String state, Instant now) {
        handle.createUpdate("insert into cases.delivery_step (entry_id, state, at) values (:id, :state, :now)")
                .bind("id", messageId)
                .bind("state", state)
                .bind("now", now)
                .execute();
    }

    private static void touch(Handle handle, LockedCase locked, Instant now) {
        handle.createUpdate("update cases.case_record set sequence = :sequence, updated_at = :now where id = :id")
                .bind("sequence", locked.sequence())
                .bind("now", now)
                .bind("id", locked.id())
                .execute();
    }

    private static String words(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput("/text", "required", "is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidInput("/text", "too-long", "is longer than " + LONGEST_TEXT + " characters");
        }
        return new OutboundContent.Text(text.strip(), null).text();
    }

    /** The beginning of a text, in one line, not cut inside a character. */
    public static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= EXCERPT) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return line.substring(0, end) + "…";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
