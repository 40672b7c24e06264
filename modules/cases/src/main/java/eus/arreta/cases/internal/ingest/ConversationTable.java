package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.Ids;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.channelapi.Sender;
import eus.arreta.citizens.Citizens;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Conversations, many at a time. */
@ApplicationScoped
public class ConversationTable {

    /** Locks those that exist, in the order of their places. */
    Map<ConversationPlace, ConversationDraft> lock(Handle handle, Collection<ConversationPlace> places) {
        Map<ConversationPlace, ConversationDraft> locked = new HashMap<>();
        Columns.of(handle.createQuery("""
                        select conversation.*
                        from unnest(:accounts, :addresses) as wanted (account_id, address)
                        join cases.conversation conversation
                            on conversation.account_id = wanted.account_id and conversation.address = wanted.address
                        order by conversation.account_id, conversation.address
                        for update of conversation"""), places)
                .uuids("accounts", ConversationPlace::accountId)
                .texts("addresses", ConversationPlace::address)
                .bound()
                .map((row, context) -> locked.put(
                        new ConversationPlace(row.getObject("account_id", UUID.class), row.getString("address")),
                        read(row)))
                .list();
        return locked;
    }

    private static ConversationDraft read(ResultSet row) throws SQLException {
        ConversationDraft draft = new ConversationDraft(
                row.getObject("id", UUID.class),
                row.getObject("address_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("unreachable"));
        draft.contactId = row.getObject("contact_id", UUID.class);
        draft.arrivalTopic = row.getString("arrival_topic");
        draft.arrivalCampaign = row.getString("arrival_campaign");
        draft.contactRunning = row.getBoolean("contact_running");
        draft.lastMessageAt = instant(row.getTimestamp("last_message_at"));
        draft.lastInboundAt = instant(row.getTimestamp("last_inbound_at"));
        draft.mutedUntil = instant(row.getTimestamp("muted_until"));
        return draft;
    }

    /** Makes those that are missing, unless another transaction does so at the same time. */
    void create(
            Handle handle,
            Map<ConversationPlace, Incoming<MessageReceived>> missing,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Instant now) {
        Columns.of(handle.createUpdate("""
                        insert into cases.conversation (id, account_id, address, channel, address_id, created_at)
                        select id, account_id, address, channel, address_id, :now
                        from unnest(:ids, :accounts, :addresses, :channels, :addressIds)
                            as wanted (id, account_id, address, channel, address_id)
                        order by account_id, address
                        on conflict (account_id, address) do nothing""").bind("now", now), missing.values())
                .uuids("ids", message -> Ids.next())
                .uuids("accounts", message -> message.record().accountId())
                .texts("addresses", message -> message.record().conversation())
                .texts("channels", Incoming::channel)
                .uuids("addressIds", message -> known.get(address(message)).addressId())
                .bound()
                .execute();
    }

    /** Writes what the drafts have collected. No index holds these columns, so the rows stay where they are. */
    void update(Handle handle, Collection<ConversationDraft> drafts) {
        Columns.of(handle.createUpdate("""
                        update cases.conversation conversation
                        set case_id = draft.case_id, contact_id = draft.contact_id, contact_running = draft.contact_running,
                            last_message_at = draft.last_message_at, last_inbound_at = draft.last_inbound_at,
                            unreachable = null
                        from unnest(:ids, :cases, :contacts, :running, :messages::timestamptz[], :inbound::timestamptz[])
                            as draft (id, case_id, contact_id, contact_running, last_message_at, last_inbound_at)
                        where conversation.id = draft.id"""), drafts)
                .uuids("ids", draft -> draft.id)
                .uuids("cases", draft -> draft.caseId)
                .uuids("contacts", draft -> draft.contactId)
                .flags("running", draft -> draft.contactRunning)
                .times("messages", draft -> draft.lastMessageAt)
                .times("inbound", draft -> draft.lastInboundAt)
                .bound()
                .execute();
    }

    static Citizens.ChannelAddress address(Incoming<MessageReceived> message) {
        Sender sender = message.record().sender();
        return new Citizens.ChannelAddress(sender.kind(), sender.value());
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
