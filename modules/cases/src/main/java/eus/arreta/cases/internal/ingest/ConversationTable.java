package eus.arreta.cases.internal.ingest;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.channelapi.Sender;
import eus.arreta.citizens.Citizens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Conversations, many at a time. */
@ApplicationScoped
public class ConversationTable {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /** A conversation whose row is locked; {@code caseId} is absent until its first message. */
    record Conversation(UUID id, UUID caseId) {}

    /** Locks those that exist, in the order of their places. */
    Map<ConversationPlace, Conversation> lock(Handle handle, Collection<ConversationPlace> places) {
        Map<ConversationPlace, Conversation> locked = new HashMap<>();
        handle.createQuery("""
                        select conversation.id, conversation.account_id, conversation.address, conversation.case_id
                        from unnest(:accounts, :addresses) as wanted (account_id, address)
                        join cases.conversation conversation
                            on conversation.account_id = wanted.account_id and conversation.address = wanted.address
                        order by conversation.account_id, conversation.address
                        for update of conversation""")
                .bindArray(
                        "accounts",
                        UUID.class,
                        places.stream().map(ConversationPlace::accountId).toArray())
                .bindArray(
                        "addresses",
                        String.class,
                        places.stream().map(ConversationPlace::address).toArray())
                .map((row, context) -> locked.put(
                        new ConversationPlace(row.getObject("account_id", UUID.class), row.getString("address")),
                        new Conversation(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class))))
                .list();
        return locked;
    }

    /** Makes those that are missing, unless another transaction does so at the same time. */
    void create(
            Handle handle,
            Map<ConversationPlace, Incoming<MessageReceived>> missing,
            Map<Citizens.ChannelAddress, Citizens.Known> known,
            Instant now) {
        List<Incoming<MessageReceived>> messages = List.copyOf(missing.values());
        List<Citizens.Known> people =
                messages.stream().map(message -> known.get(address(message))).toList();
        handle.createUpdate("""
                        insert into cases.conversation
                            (id, account_id, address, channel, citizen_id, address_id, created_at)
                        select id, account_id, address, channel, citizen_id, address_id, :now
                        from unnest(:ids, :accounts, :addresses, :channels, :citizens, :addressIds)
                            as wanted (id, account_id, address, channel, citizen_id, address_id)
                        order by account_id, address
                        on conflict (account_id, address) do nothing""")
                .bind("now", now)
                .bindArray(
                        "ids",
                        UUID.class,
                        messages.stream().map(message -> IDS.generate()).toArray())
                .bindArray(
                        "accounts",
                        UUID.class,
                        messages.stream()
                                .map(message -> message.record().accountId())
                                .toArray())
                .bindArray(
                        "addresses",
                        String.class,
                        messages.stream()
                                .map(message -> message.record().conversation())
                                .toArray())
                .bindArray(
                        "channels",
                        String.class,
                        messages.stream().map(Incoming::channel).toArray())
                .bindArray(
                        "citizens",
                        UUID.class,
                        people.stream().map(Citizens.Known::citizenId).toArray())
                .bindArray(
                        "addressIds",
                        UUID.class,
                        people.stream().map(Citizens.Known::addressId).toArray())
                .execute();
    }

    /** Says which case each conversation's messages go to from now on. */
    void attach(Handle handle, Map<ConversationPlace, CaseDraft> opened, Map<ConversationPlace, Conversation> places) {
        List<ConversationPlace> order = List.copyOf(opened.keySet());
        handle.createUpdate("""
                        update cases.conversation conversation set case_id = wanted.case_id
                        from unnest(:ids, :cases) as wanted (id, case_id)
                        where conversation.id = wanted.id""")
                .bindArray(
                        "ids",
                        UUID.class,
                        order.stream().map(place -> places.get(place).id()).toArray())
                .bindArray(
                        "cases",
                        UUID.class,
                        order.stream().map(place -> opened.get(place).id).toArray())
                .execute();
    }

    static Citizens.ChannelAddress address(Incoming<MessageReceived> message) {
        Sender sender = message.record().sender();
        return new Citizens.ChannelAddress(sender.kind(), sender.value());
    }
}
