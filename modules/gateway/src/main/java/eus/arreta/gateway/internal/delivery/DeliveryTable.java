package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.EventType;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.events.EventCodec;
import eus.arreta.events.Leases;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.gateway.Withholding;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is to be sent and how far it has come. Every change of a message's state goes up as a delivery receipt. */
@ApplicationScoped
public class DeliveryTable {

    private static final String COLUMNS =
            "command_id, account_id, conversation, type, command, attempts, external_ids, other_ids, first_tried_at, reason";

    /** Why a message is queued that may have been sent already: the account's policy says so, once. */
    static final String RESENT = "resent";

    private static final String MESSAGE = EventType.SEND_MESSAGE.wireName();

    /** What an agent or Arreta answers in a conversation. */
    static final int REPLIES = 0;
    /** What goes to many at once. */
    static final int NOTICES = 1;

    private final Jdbi jdbi;
    private final Instance<Withholding> withholding;
    private final Outbox outbox;
    private final Leases leases;
    private final Clock clock;

    public DeliveryTable(Jdbi jdbi, @Any Instance<Withholding> withholding, Outbox outbox, Leases leases, Clock clock) {
        this.jdbi = jdbi;
        this.withholding = withholding;
        this.outbox = outbox;
        this.leases = leases;
        this.clock = clock;
    }

    /** A command that was heard on {@code arreta.outbound}, and when it was written. */
    public record Heard(OutboundCommand command, Instant writtenAt) {}

    /**
     * Takes commands in, in the caller's transaction; one that is known already is left as it is. What was written
     * before this installation was restored from a backup may have been sent by the one that the backup was taken of:
     * it is {@code unknown} until an agent decides, and a change of a message has failed.
     */
    public void take(List<Heard> commands) {
        jdbi.useHandle(handle -> {
            Instant restored = restoredAt(handle);
            List<OutgoingEvent> receipts = new ArrayList<>();
            for (Heard heard : commands) {
                boolean doubtful = restored != null && !heard.writtenAt().isAfter(restored);
                boolean added = insert(handle, heard.command(), doubtful);
                if (added && doubtful) {
                    receipt(receipts, heard.command(), doubtful(heard.command()), "restored", null);
                }
            }
            outbox.append(receipts);
        });
    }

    private static DeliveryState doubtful(OutboundCommand command) {
        return command instanceof OutboundCommand.SendMessage ? DeliveryState.UNKNOWN : DeliveryState.FAILED;
    }

    private boolean insert(Handle handle, OutboundCommand command, boolean doubtful) {
        return handle.createUpdate("""
                        insert into gateway.delivery
                            (command_id, account_id, conversation, type, command, state, reason, attempts, due_at, updated_at,
                                queued_at)
                        values (:id, :account, :conversation, :type, :command, :state, :reason, 0, :now, :now, :now)
                        on conflict (command_id) do nothing""")
                        .bind("id", command.commandId())
                        .bind("account", command.accountId())
                        .bind("conversation", command.conversation())
                        .bind("type", EventType.of(command).wireName())
                        .bind("command", EventCodec.write(command))
                        .bind("state", doubtful ? doubtful(command).word() : "queued")
                        .bind("reason", doubtful ? "restored" : null)
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    /** Takes notices in, in the caller's transaction; see {@link eus.arreta.gateway.Deliveries#order}. */
    public void order(List<OutboundCommand.SendMessage> notices) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into gateway.delivery
                            (command_id, account_id, conversation, type, command, state, attempts, due_at, updated_at,
                                queued_at, priority)
                        select id, account, conversation, :type, command, 'queued', 0, :now, :now, :now, :priority
                        from unnest(:ids, :accounts, :conversations, :commands)
                            with ordinality as ordered (id, account, conversation, command, position)
                        order by position
                        on conflict (command_id) do nothing""")
                .bind("type", EventType.SEND_MESSAGE.wireName())
                .bind("now", now)
                .bind("priority", NOTICES)
                .bindArray(
                        "ids",
                        UUID.class,
                        notices.stream().map(OutboundCommand::commandId).toArray())
                .bindArray(
                        "accounts",
                        UUID.class,
                        notices.stream().map(OutboundCommand::accountId).toArray())
                .bindArray(
                        "conversations",
                        String.class,
                        notices.stream().map(OutboundCommand::conversation).toArray())
                .bindArray(
                        "commands",
                        String.class,
                        notices.stream().map(EventCodec::write).toArray())
                .execute());
    }

    /** A delivery whose turn it is. */
    record Due(UUID commandId, String conversation) {}

    /**
     * What may be claimed now of one priority: the oldest of each conversation, and only where nothing of that conversation
     * is under way and nothing older waits that isn't of a lower priority; nothing while the account is disabled. By index
     * delivery_waiting. With {@code offset 0} each that waits asks for its own conversation: as a join, thousands that have just come
     * in, of which the planner has not heard, are compared each with all.
     */
    List<Due> due(UUID accountId, int priority, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select waiting.command_id, waiting.conversation from gateway.delivery waiting
                        where waiting.account_id = :account and waiting.state = 'queued' and waiting.due_at <= :now
                        and waiting.priority = :priority
                        and exists (select 1 from gateway.channel_account where id = :account and enabled)
                        and not exists (
                            select 1 from gateway.delivery before
                            where before.account_id = waiting.account_id
                            and before.conversation = waiting.conversation
                            and before.state in ('queued', 'sending')
                            and (before.state = 'sending'
                                or before.no < waiting.no and before.priority <= waiting.priority)
                            offset 0)
                        order by waiting.no
                        limit :limit""")
                .bind("account", accountId)
                .bind("priority", priority)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .map((row, context) -> new Due(row.getObject("command_id", UUID.class), row.getString("conversation")))
                .list());
    }

    /** Lets a queued delivery wait until then, for the network's limits. */
    void postpone(UUID commandId, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update gateway.delivery set due_at = :until where command_id = :id and state = 'queued'")
                .bind("until", until)
                .bind("id", commandId)
                .execute());
    }

    /**
     * Marks these as being sent and answers them, but for those that were decided about, or disabled, meanwhile. Notices
     * that must not go out any more end here.
     */
    List<Delivery> claim(UUID accountId, int priority, String lease, long fencing, List<UUID> commandIds) {
        return QuarkusTransaction.requiringNew().call(() -> {
            leases.guard(lease, fencing);
            if (priority == NOTICES) {
                withhold(commandIds);
            }
            List<Delivery> claimed = jdbi.withHandle(handle -> handle.createQuery("""
                            update gateway.delivery
                            set state = 'sending', attempts = attempts + 1, updated_at = :now,
                                first_tried_at = coalesce(first_tried_at, :now)
                            where command_id = any(:ids) and account_id = :account and state = 'queued'
                            and exists (select 1 from gateway.channel_account where id = :account and enabled)
                            returning""" + " " + COLUMNS)
                    .bindArray("ids", UUID.class, commandIds.toArray())
                    .bind("account", accountId)
                    .bind("now", clock.instant())
                    .map((row, context) -> read(row))
                    .list());
            List<OutgoingEvent> receipts = new ArrayList<>();
            claimed.forEach(delivery -> receipt(receipts, delivery.command(), DeliveryState.SENDING, null, null));
            outbox.append(receipts);
            return claimed;
        });
    }

    /** What is ended here is no longer queued, so the claim that follows leaves it. */
    private void withhold(List<UUID> commandIds) {
        Map<UUID, String> reasons = new TreeMap<>();
        withholding.forEach(one -> reasons.putAll(one.withheld(commandIds)));
        if (reasons.isEmpty()) {
            return;
        }
        List<OutgoingEvent> receipts = new ArrayList<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        update gateway.delivery delivery set state = 'failed', reason = held.reason, updated_at = :now
                        from unnest(:ids, :reasons) as held (id, reason)
                        where delivery.command_id = held.id and delivery.state = 'queued'
                        returning delivery.command, delivery.reason""")
                .bindArray("ids", UUID.class, reasons.keySet().toArray())
                .bindArray("reasons", String.class, reasons.values().toArray())
                .bind("now", clock.instant())
                .map((row, context) -> {
                    OutboundCommand command =
                            EventCodec.read(row.getString("command"), OutboundCommand.SendMessage.class);
                    receipt(receipts, command, DeliveryState.FAILED, row.getString("reason"), null);
                    return command;
                })
                .list());
        outbox.append(receipts);
    }

    /**
     * Remembers the parts that the network has, before the next one is handed over.
     *
     * @return false when the delivery was taken over meanwhile: the next part must not be sent
     */
    boolean partsSent(Delivery delivery, SentIds sent) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> handle.createUpdate("""
                                update gateway.delivery
                                set parts_sent = :parts, external_ids = cast(:ids as jsonb),
                                    other_ids = cast(:others as jsonb), updated_at = :now
                                where command_id = :id and attempts = :attempts and state = 'sending'""")
                                .bind("parts", sent.size())
                                .bind("ids", EventCodec.write(sent.parts()))
                                .bind("others", EventCodec.write(sent.others()))
                                .bind("now", clock.instant())
                                .bind("id", delivery.commandId())
                                .bind("attempts", delivery.attempts())
                                .execute()
                        == 1));
    }

    /**
     * Records what came of it. A result that comes late, when the delivery counts as unknown already, ends the doubt; it
     * does nothing when the delivery was decided about or tried again meanwhile.
     */
    void record(Delivery delivery, DeliveryState state, String reason, SentIds sent, Instant dueAt) {
        String externalId = sent.first();
        QuarkusTransaction.requiringNew().run(() -> {
            int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                            update gateway.delivery
                            set state = :state, reason = :reason, external_id = :external, due_at = :due, updated_at = :now,
                                parts_sent = :parts, external_ids = cast(:ids as jsonb),
                                other_ids = cast(:others as jsonb)
                            where command_id = :id and attempts = :attempts and state in ('sending', 'unknown')""")
                    .bind("state", state.word())
                    .bind("reason", reason)
                    .bind("external", externalId)
                    .bind("due", dueAt)
                    .bind("parts", sent.size())
                    .bind("ids", EventCodec.write(sent.parts()))
                    .bind("others", EventCodec.write(sent.others()))
                    .bind("now", clock.instant())
                    .bind("id", delivery.commandId())
                    .bind("attempts", delivery.attempts())
                    .execute());
            if (changed == 1) {
                List<OutgoingEvent> receipts = new ArrayList<>();
                receipt(receipts, delivery.command(), state, reason, externalId);
                outbox.append(receipts);
            }
        });
    }

    /** A message that was sent, and what the network calls what it has of it. */
    record Sent(OutboundCommand.SendMessage command, SentIds ids) {}

    /** Absent when the message is known no more. */
    Optional<Sent> sent(UUID messageId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select command, external_ids, other_ids from gateway.delivery"
                                + " where command_id = :id and type = :message")
                .bind("id", messageId)
                .bind("message", MESSAGE)
                .map((row, context) -> new Sent(
                        EventCodec.read(row.getString("command"), OutboundCommand.SendMessage.class), sent(row)))
                .findOne());
    }

    /** Remembers what is left of a message at the network. */
    void keepIds(UUID messageId, SentIds ids) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> handle.createUpdate("update gateway.delivery"
                                + " set external_ids = cast(:ids as jsonb) where command_id = :id")
                        .bind("ids", EventCodec.write(ids.parts()))
                        .bind("id", messageId)
                        .execute()));
    }

    /**
     * What the dispatcher before this one had under way when it died: done again where that comes to the same as once, or
     * where the account's policy says so; else unknown.
     */
    void recover(UUID accountId, String lease, long fencing, boolean resend) {
        DeliveryState state = resend ? DeliveryState.QUEUED : DeliveryState.UNKNOWN;
        // The timeline tells that it was sent again, and why nobody was asked.
        String reason = resend ? RESENT : "interrupted";
        QuarkusTransaction.requiringNew().run(() -> {
            leases.guard(lease, fencing);
            List<Delivery> recovered = jdbi.withHandle(handle -> handle.createQuery("""
                            update gateway.delivery
                            set state = case when type = :message then :state else 'queued' end, reason = :reason,
                                updated_at = :now
                            where account_id = :account and state = 'sending'
                            returning""" + " " + COLUMNS)
                    .bind("message", MESSAGE)
                    .bind("state", state.word())
                    .bind("reason", reason)
                    .bind("account", accountId)
                    .bind("now", clock.instant())
                    .map((row, context) -> read(row))
                    .list());
            List<OutgoingEvent> receipts = new ArrayList<>();
            recovered.stream()
                    .filter(delivery -> !delivery.mayBeRepeated())
                    .forEach(delivery -> receipt(receipts, delivery.command(), state, reason, null));
            outbox.append(receipts);
        });
    }

    /**
     * What waits for an account.
     *
     * @param queued   messages that are to be sent, counted up to 10,000
     * @param oldest   since when the oldest of them waits; absent when there is none
     * @param doubtful messages of which nobody knows whether they were sent
     */
    public record Waiting(int queued, Instant oldest, int doubtful) {}

    /** What waits for each of these accounts, by its partial indexes. */
    public Map<UUID, Waiting> waiting(Collection<UUID> accounts) {
        Map<UUID, Waiting> waiting = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select account.id, (select count(*) from (select 1 from gateway.delivery
                                where account_id = account.id and state = 'queued' limit 10000) as counted) as queued,
                            least((select queued_at from gateway.delivery
                                    where account_id = account.id and state = 'queued' and priority = 0 order by no limit 1),
                                (select queued_at from gateway.delivery
                                    where account_id = account.id and state = 'queued' and priority = 1 order by no limit 1))
                                as oldest,
                            (select count(*) from (select 1 from gateway.delivery
                                where account_id = account.id and state = 'unknown' limit 10000) as counted) as doubtful
                        from unnest(:accounts) as account (id)""")
                .bindArray("accounts", UUID.class, accounts.toArray())
                .map((row, context) -> waiting.put(
                        row.getObject("id", UUID.class),
                        new Waiting(
                                row.getInt("queued"),
                                row.getTimestamp("oldest") == null
                                        ? null
                                        : row.getTimestamp("oldest").toInstant(),
                                row.getInt("doubtful"))))
                .list());
        return waiting;
    }

    /** Puts unknown messages back in the queue, or ends them; answers those of them that were in that state. */
    public List<UUID> decide(Collection<UUID> messageIds, boolean resend) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "update gateway.delivery set state = :state, reason = :reason, due_at = :now, updated_at = :now,"
                                + " first_tried_at = null, queued_at = :now"
                                + " where command_id = any(:ids) and state = 'unknown' returning command_id")
                .bind("state", resend ? "queued" : "failed")
                .bind("reason", resend ? null : "discarded")
                .bind("now", clock.instant())
                .bindArray("ids", UUID.class, messageIds.toArray())
                .mapTo(UUID.class)
                .list());
    }

    /** See {@link eus.arreta.gateway.Deliveries#restored}. */
    public boolean restored(Instant at) {
        return jdbi.withHandle(handle -> {
            int isNew = handle.createUpdate(
                            "insert into gateway.restore (restored_at) values (:at) on conflict do nothing")
                    .bind("at", at)
                    .execute();
            if (isNew == 1) {
                handle.createUpdate("update gateway.delivery"
                                + " set state = case when type = :message then 'unknown' else 'failed' end,"
                                + " reason = 'restored', updated_at = :now"
                                + " where state in ('queued', 'sending')")
                        .bind("message", MESSAGE)
                        .bind("now", clock.instant())
                        .execute();
            }
            return isNew == 1;
        });
    }

    /** Forgets what ended long ago, a batch at a time. */
    int forgetEndedBefore(Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from gateway.delivery where command_id = any(array("
                                + "select command_id from gateway.delivery"
                                + " where state not in ('queued', 'sending', 'unknown') and updated_at < :then limit 1000))")
                .bind("then", then)
                .execute());
    }

    private static Instant restoredAt(Handle handle) {
        return handle.createQuery("select max(restored_at) from gateway.restore")
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
    }

    private void receipt(
            List<OutgoingEvent> receipts,
            OutboundCommand command,
            DeliveryState state,
            String reason,
            String externalId) {
        if (command instanceof OutboundCommand.SendMessage message) {
            receipts.add(OutgoingEvent.inbound(new InboundEvent.DeliveryReceipt(
                    message.accountId(),
                    message.conversation(),
                    message.messageId(),
                    state,
                    reason,
                    externalId,
                    clock.instant())));
        } else if (state == DeliveryState.SENT || state == DeliveryState.FAILED) {
            receipts.add(OutgoingEvent.inbound(new InboundEvent.ChangeReceipt(
                    command.accountId(),
                    command.conversation(),
                    command.commandId(),
                    changed(command),
                    state == DeliveryState.SENT,
                    reason,
                    clock.instant())));
        }
    }

    private static UUID changed(OutboundCommand change) {
        return change instanceof OutboundCommand.EditMessage edit
                ? edit.messageId()
                : ((OutboundCommand.DeleteMessage) change).messageId();
    }

    private static SentIds sent(ResultSet row) throws SQLException {
        return new SentIds(
                Arrays.asList(EventCodec.read(row.getString("external_ids"), String[].class)),
                Arrays.asList(EventCodec.read(row.getString("other_ids"), String[].class)));
    }

    private static Delivery read(ResultSet row) throws SQLException {
        Class<? extends Record> type =
                EventType.named(row.getString("type")).orElseThrow().record();
        return new Delivery(
                row.getObject("command_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("conversation"),
                (OutboundCommand) EventCodec.read(row.getString("command"), type),
                row.getInt("attempts"),
                sent(row),
                row.getTimestamp("first_tried_at").toInstant(),
                RESENT.equals(row.getString("reason")));
    }
}
