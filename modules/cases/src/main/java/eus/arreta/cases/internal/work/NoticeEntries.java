package eus.arreta.cases.internal.work;

import eus.arreta.cases.CitizenConversations.Place;
import eus.arreta.cases.CitizenConversations.Said;
import eus.arreta.cases.CitizenConversations.Undelivered;
import eus.arreta.cases.internal.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Timeline entries of what is said outside of cases: each stands with its citizen and in its conversation. */
@ApplicationScoped
public class NoticeEntries {

    private static final int MOST = 20;

    private final Jdbi jdbi;
    private final Clock clock;

    public NoticeEntries(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Latest first, by index conversation_case. */
    public List<Place> ofCase(UUID caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from cases.conversation where case_id = :case"
                        + " order by last_message_at desc nulls last, created_at desc, id limit :most")
                .bind("case", caseId)
                .bind("most", MOST)
                .map((row, context) -> place(row))
                .list());
    }

    /** By index conversation_address; of several in one account the one that was used last. */
    public Map<UUID, Place> inAccount(UUID accountId, Collection<UUID> addressIds) {
        Map<UUID, Place> places = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select * from cases.conversation
                        where address_id = any(:addresses) and account_id = :account
                        order by last_message_at nulls first, id""")
                .bindArray("addresses", UUID.class, addressIds.toArray())
                .bind("account", accountId)
                .map((row, context) -> place(row))
                .forEach(place -> places.put(place.addressId(), place)));
        return places;
    }

    /** By index entry_undelivered. */
    public List<Undelivered> undelivered(UUID accountId, Instant from, Instant to, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select conversation.*, entry.at as written_at, record.number, record.citizen_id
                        from cases.entry entry
                        join cases.conversation conversation on conversation.id = entry.conversation_id
                        join cases.case_record record on record.id = entry.case_id
                        where entry.account_id = :account and entry.delivery_state = 'sent' and entry.author_kind = 'agent'
                        and entry.at >= :from and entry.at <= :to
                        order by entry.at desc limit :limit""")
                .bind("account", accountId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> new Undelivered(
                        place(row),
                        row.getString("number"),
                        row.getObject("citizen_id", UUID.class),
                        row.getTimestamp("written_at").toInstant()))
                .list());
    }

    /** One statement each for the locks, the entries and their first step, however many there are. */
    public void write(List<Said> said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> {
            // The order in which all who write lock conversations: what is drawn under the locks is in the order of
            // commits.
            handle.createQuery(
                            "select id from cases.conversation where id = any(:ids) order by account_id, address for update")
                    .bindArray(
                            "ids",
                            UUID.class,
                            said.stream().map(one -> one.to().id()).distinct().toArray())
                    .mapTo(UUID.class)
                    .list();
            List<UUID> written = Columns.of(handle.createQuery("""
                            insert into cases.entry (id, citizen_id, conversation_id, history_no, type, at, direction, channel,
                                author_kind, text, language, account_id, delivery_state)
                            select said.id, said.citizen, said.conversation, nextval(pg_get_serial_sequence('cases.entry', 'no')),
                                'message', :now, 'outbound', said.channel, 'system', said.text, said.language, said.account,
                                'queued'
                            from unnest(:ids, :citizens, :conversations, :channels, :texts, :languages, :accounts)
                                as said (id, citizen, conversation, channel, text, language, account)
                            on conflict (id) do nothing
                            returning id""").bind("now", now), said)
                    .uuids("ids", Said::messageId)
                    .uuids("citizens", Said::citizenId)
                    .uuids("conversations", one -> one.to().id())
                    .texts("channels", one -> one.to().channel())
                    .texts("texts", Said::text)
                    .texts("languages", Said::language)
                    .uuids("accounts", one -> one.to().accountId())
                    .bound()
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate("insert into cases.delivery_step (entry_id, state, at)"
                            + " select id, 'queued', :now from unnest(:ids) as written (id)")
                    .bindArray("ids", UUID.class, written.toArray())
                    .bind("now", now)
                    .execute();
        });
    }

    /** See {@link eus.arreta.cases.CitizenConversations#lock}. */
    public void lock(Collection<UUID> messageIds) {
        jdbi.useHandle(handle -> handle.createQuery("select id from cases.conversation where id in"
                        + " (select conversation_id from cases.entry where id = any(:ids))"
                        + " order by account_id, address for update")
                .bindArray("ids", UUID.class, messageIds.toArray())
                .mapTo(UUID.class)
                .list());
    }

    /** See {@link eus.arreta.cases.CitizenConversations#decided}. */
    public void decided(Collection<UUID> messageIds, boolean resend) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        with decided as (
                            update cases.entry set delivery_state = :state, delivery_reason = :reason,
                                history_no = nextval(pg_get_serial_sequence('cases.entry', 'no'))
                            where id = any(:ids) and delivery_state = 'unknown'
                            returning id
                        )
                        insert into cases.delivery_step (entry_id, state, at) select id, :state, :now from decided""")
                .bind("state", resend ? "queued" : "failed")
                .bind("reason", resend ? null : "discarded")
                .bindArray("ids", UUID.class, messageIds.toArray())
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .execute());
    }

    private static Place place(ResultSet row) throws SQLException {
        Timestamp inbound = row.getTimestamp("last_inbound_at");
        return new Place(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("channel"),
                row.getString("address"),
                row.getObject("address_id", UUID.class),
                row.getString("unreachable"),
                inbound == null ? null : inbound.toInstant());
    }
}
