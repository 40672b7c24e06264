package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.Columns;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.citizens.Citizens;
import eus.arreta.gateway.ChannelAccounts.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Contacts and their concerns, as messages begin and silence ends them. */
@ApplicationScoped
public class ContactTable {

    /** A contact to be stored, with all that stands in its row. */
    private record Row(
            ConversationDraft conversation,
            ConversationDraft.NewContact contact,
            UUID citizenId,
            String language,
            boolean formal,
            Instant checkAt) {}

    /** How long nobody must write until a contact is over. */
    static Duration silence(Standing account) {
        return Duration.ofHours(account.contactHours());
    }

    /** Stores the contacts that the drafts have begun, each with one concern, and ends those that silence has ended. */
    void write(
            Handle handle,
            Collection<ConversationDraft> conversations,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Map<UUID, Standing> accounts,
            Instant now) {
        List<Row> begun = new ArrayList<>();
        List<ConversationDraft.EndedContact> ended = new ArrayList<>();
        for (ConversationDraft conversation : conversations) {
            ended.addAll(conversation.ended);
            conversation.begun.forEach(contact -> begun.add(row(conversation, contact, known, accounts)));
        }
        end(handle, ended);
        begin(handle, begun, now);
    }

    private static Row row(
            ConversationDraft conversation,
            ConversationDraft.NewContact contact,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Map<UUID, Standing> accounts) {
        MessageReceived message = contact.first().message();
        Standing account = accounts.get(message.accountId());
        Citizens.Known citizen = known.get(new Citizens.ChannelAddress(
                message.sender().kind(), message.sender().value()));
        contact.caseDraft().tell(CaseEvent.CONTACT_BEGAN, null, contact.id().toString(), message.sentAt());
        return new Row(
                conversation,
                contact,
                citizen.citizenId(),
                contact.first().language() == null
                        ? contact.caseDraft().language
                        : contact.first().language(),
                account.formality().equals("formal"),
                message.sentAt().plus(silence(account)));
    }

    private static void end(Handle handle, List<ConversationDraft.EndedContact> ended) {
        if (ended.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        update cases.contact contact set ended_at = gone.at, end_reason = 'silence', check_at = null
                        from unnest(:ids, :times::timestamptz[]) as gone (id, at)
                        where contact.id = gone.id and contact.ended_at is null"""), ended)
                .uuids("ids", ConversationDraft.EndedContact::id)
                .times("times", ConversationDraft.EndedContact::at)
                .bound()
                .execute();
    }

    private static void begin(Handle handle, List<Row> begun, Instant now) {
        if (begun.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        with wanted as (
                            select * from unnest(:ids, :concerns, :cases, :accounts, :conversations, :channels, :citizens,
                                    :addresses, :languages, :times::timestamptz[], :checks::timestamptz[], :kinds, :topics,
                                    :formal)
                                as wanted (id, concern_id, case_id, account_id, conversation_id, channel, citizen_id,
                                    address_id, language, at, check_at, kind, topic, formal)
                        ), contacts as (
                            insert into cases.contact (id, kind, account_id, conversation_id, channel, direction, citizen_id,
                                address_id, language, started_at, check_at, formal)
                            select id, 'message', account_id, conversation_id, channel, 'inbound', citizen_id,
                                address_id, language, at, check_at, formal from wanted
                        )
                        insert into cases.concern (id, contact_id, case_id, position, kind, topic, inbound, created_at)
                        select concern_id, id, case_id, 0, kind, topic, true, :now from wanted""").bind("now", now), begun)
                .uuids("ids", row -> row.contact().id())
                .uuids("concerns", row -> row.contact().concernId())
                .uuids("cases", row -> row.contact().caseDraft().id)
                .uuids("accounts", row -> row.contact().first().message().accountId())
                .uuids("conversations", row -> row.conversation().id)
                .texts("channels", row -> row.contact().first().channel())
                .uuids("citizens", Row::citizenId)
                .uuids("addresses", row -> row.conversation().addressId)
                .texts("languages", Row::language)
                .times("times", row -> row.contact().first().message().sentAt())
                .times("checks", Row::checkAt)
                .flags("formal", Row::formal)
                .texts("kinds", row -> row.contact().caseDraft().kind)
                .texts("topics", row -> row.contact().caseDraft().topic)
                .bound()
                .execute();
    }
}
