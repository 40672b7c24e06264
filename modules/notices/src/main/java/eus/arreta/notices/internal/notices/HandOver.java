package eus.arreta.notices.internal.notices;

import eus.arreta.access.Actor;
import eus.arreta.cases.CitizenConversations;
import eus.arreta.channelapi.EventIds;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts notices into the gateway's hands, a bounded number for each account: timeline entries, deliveries and the recipients'
 * rows in one transaction, so that a crash leaves all of it or nothing. Who may be written to is asked here once more.
 */
@ApplicationScoped
public class HandOver {

    private static final Actor NOTICES = Actor.system("notices");
    /** So many of an account wait in the gateway at most: what is not yet there can be cancelled at once. */
    static final int MOST_IN_HAND = 500;

    private final Jdbi jdbi;
    private final ChannelAccounts accounts;
    private final Reach reach;
    private final CitizenConversations conversations;
    private final Deliveries deliveries;
    private final Clock clock;

    public HandOver(
            Jdbi jdbi,
            ChannelAccounts accounts,
            Reach reach,
            CitizenConversations conversations,
            Deliveries deliveries,
            Clock clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.reach = reach;
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    private record Waiting(UUID noticeId, int position, UUID citizenId, Map<String, String> details, NoticeText text) {}

    /** What becomes of a recipient; {@code said} is absent when it is skipped. */
    private record Decided(Waiting waiting, String reason, CitizenConversations.Said said) {}

    /** Lets begin what is due, and ends what has nobody left to wait for. In the caller's transaction. */
    void beginAndEnd() {
        Instant now = now();
        jdbi.useHandle(handle -> {
            handle.createUpdate("update notices.notice set state = 'sending'"
                            + " where state = 'scheduled' and scheduled_at <= :now")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            update notices.notice notice set state = 'done', ended_at = :now
                            where state = 'sending' and not exists (
                                select 1 from notices.recipient
                                where recipient.notice_id = notice.id and recipient.state in ('queued', 'sending'))""").bind("now", now).execute();
        });
    }

    /** Accounts by which something is to go out, by index notice_sending. */
    List<UUID> accounts() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct account_id from notices.notice where state = 'sending' order by account_id")
                .mapTo(UUID.class)
                .list());
    }

    /** Hands over as many as there is room for, in the caller's transaction; answers how many recipients were decided about. */
    int handOver(UUID accountId) {
        ChannelAccounts.Standing account =
                accounts.standing(NOTICES, List.of(accountId)).get(accountId);
        if (account == null || !account.enabled()) {
            return 0;
        }
        return jdbi.withHandle(handle -> {
            List<Waiting> waiting = waiting(handle, accountId);
            if (waiting.isEmpty()) {
                return 0;
            }
            Map<UUID, Reach.Way> ways = reach.ways(
                    accountId, account, waiting.stream().map(Waiting::citizenId).toList());
            Set<String> reached = reached(handle, waiting, ways);
            List<Decided> decided = waiting.stream()
                    .map(one -> decide(one, ways.get(one.citizenId()), reached))
                    .toList();
            write(handle, decided);
            return decided.size();
        });
    }

    /** The next ones, oldest notice first, by indexes notice_sending, recipient_in_hand and recipient_waiting. */
    private static List<Waiting> waiting(Handle handle, UUID accountId) {
        int inHand = handle.createQuery("""
                        select count(*) from notices.notice notice
                        join notices.recipient recipient on recipient.notice_id = notice.id
                        where notice.account_id = :account and notice.state in ('sending', 'cancelled')
                        and recipient.state in ('queued', 'sending') and recipient.message_id is not null""")
                .bind("account", accountId)
                .mapTo(int.class)
                .one();
        return handle.createQuery("""
                        select recipient.*, notice.texts, notice.fallbacks, notice.disclaimer
                        from notices.notice notice
                        join notices.recipient recipient on recipient.notice_id = notice.id
                        where notice.account_id = :account and notice.state = 'sending'
                        and recipient.state = 'queued' and recipient.message_id is null
                        order by notice.no, recipient.position
                        limit :room
                        for update of recipient""")
                .bind("account", accountId)
                .bind("room", Math.max(0, MOST_IN_HAND - inHand))
                .map((row, context) -> read(row))
                .list();
    }

    /** CitizenConversations that a notice has reached already, as {@code notice conversation}. */
    private static Set<String> reached(Handle handle, List<Waiting> waiting, Map<UUID, Reach.Way> ways) {
        Object[] notices = waiting.stream().map(Waiting::noticeId).distinct().toArray();
        Object[] places = ways.values().stream()
                .map(Reach.Way::place)
                .filter(Objects::nonNull)
                .map(CitizenConversations.Place::id)
                .distinct()
                .toArray();
        return new HashSet<>(handle.createQuery("select notice_id || ' ' || conversation_id from notices.recipient"
                        + " where notice_id = any(:notices) and conversation_id = any(:places)")
                .bindArray("notices", UUID.class, notices)
                .bindArray("places", UUID.class, places)
                .mapTo(String.class)
                .list());
    }

    private static Decided decide(Waiting waiting, Reach.Way way, Set<String> reached) {
        if (way.refusal() != null) {
            return new Decided(waiting, way.refusal(), null);
        }
        Map<String, String> values = values(waiting.details(), way.name());
        if (waiting.text().missing(values).isPresent()) {
            return new Decided(waiting, "missing-value", null);
        }
        if (!reached.add(waiting.noticeId() + " " + way.place().id())) {
            return new Decided(waiting, "same-address", null);
        }
        // Derived, so that the same recipient never gets a second message, whatever happens.
        UUID messageId = EventIds.derive(waiting.noticeId(), waiting.citizenId().toString());
        return new Decided(
                waiting,
                null,
                new CitizenConversations.Said(
                        messageId,
                        way.place(),
                        way.citizenId(),
                        waiting.text().write(way.language(), values),
                        waiting.text().language(way.language())));
    }

    /** What the list says, and the citizen's name where it says none. */
    static Map<String, String> values(Map<String, String> details, String name) {
        Map<String, String> values = new HashMap<>(details);
        if (name != null) {
            values.putIfAbsent("name", name);
        }
        return values;
    }

    private void write(Handle handle, List<Decided> decided) {
        Instant now = now();
        List<CitizenConversations.Said> said = new ArrayList<>();
        List<OutboundCommand.SendMessage> commands = new ArrayList<>();
        for (Decided one : decided) {
            if (one.said() != null) {
                CitizenConversations.Place to = one.said().to();
                said.add(one.said());
                commands.add(new OutboundCommand.SendMessage(
                        one.said().messageId(),
                        to.accountId(),
                        to.address(),
                        List.of(new OutboundContent.Text(
                                one.said().text(), one.said().language())),
                        null,
                        null,
                        now,
                        to.lastInboundAt(),
                        null));
            }
        }
        if (!said.isEmpty()) {
            conversations.say(NOTICES, said);
            deliveries.order(NOTICES, commands);
        }
        handle.createUpdate("""
                        update notices.recipient recipient
                        -- What the list said stands in the text by now, or is of no use.
                        set message_id = decided.message, conversation_id = decided.conversation,
                            state = case when decided.message is null then 'skipped' else 'queued' end,
                            reason = decided.reason, updated_at = :now, details = '{}'
                        from unnest(:notices, :positions, :messages, :conversations, :reasons)
                            as decided (notice, position, message, conversation, reason)
                        where recipient.notice_id = decided.notice and recipient.position = decided.position""")
                .bind("now", now)
                .bindArray(
                        "notices",
                        UUID.class,
                        decided.stream().map(one -> one.waiting().noticeId()).toArray())
                .bindArray(
                        "positions",
                        Integer.class,
                        decided.stream().map(one -> one.waiting().position()).toArray())
                .bindArray(
                        "messages",
                        UUID.class,
                        decided.stream()
                                .map(one ->
                                        one.said() == null ? null : one.said().messageId())
                                .toArray())
                .bindArray(
                        "conversations",
                        UUID.class,
                        decided.stream()
                                .map(one -> one.said() == null
                                        ? null
                                        : one.said().to().id())
                                .toArray())
                .bindArray(
                        "reasons",
                        String.class,
                        decided.stream().map(Decided::reason).toArray())
                .execute();
    }

    private static Waiting read(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("notice_id", UUID.class),
                row.getInt("position"),
                row.getObject("citizen_id", UUID.class),
                TemplateTable.texts(row.getString("details")),
                new NoticeText(
                        TemplateTable.texts(row.getString("texts")),
                        TemplateTable.texts(row.getString("fallbacks")),
                        row.getBoolean("disclaimer")));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
