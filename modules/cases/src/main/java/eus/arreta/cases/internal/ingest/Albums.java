package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes one message of an album, which some networks send as many with one group id. */
@ApplicationScoped
public class Albums {

    /**
     * A message as people see it.
     *
     * @param first   whose external id and time are the message's
     * @param members all that it is made of; one but for albums
     */
    record Message(
            Incoming<MessageReceived> first,
            List<Incoming<MessageReceived>> members,
            MessageText text,
            MessageLanguage language) {}

    /** A member of an album whose entry is there already. */
    record Addition(UUID entryId, UUID caseId, Incoming<MessageReceived> member) {}

    /** What a batch brings: new messages, and files for albums that are there. */
    record Gathered(List<Message> messages, List<Addition> additions) {}

    private record Album(ConversationPlace place, String groupId) {}

    private record Entry(UUID id, UUID caseId) {}

    private record Part(UUID accountId, String externalId, UUID entryId, int first, int parts) {}

    Gathered gather(
            Handle handle, List<Incoming<MessageReceived>> fresh, Map<ConversationPlace, ConversationDraft> places) {
        Map<Album, Entry> there = there(handle, fresh, places);
        Map<Object, List<Incoming<MessageReceived>>> byMessage = new LinkedHashMap<>();
        List<Addition> additions = new ArrayList<>();
        for (Incoming<MessageReceived> message : fresh) {
            if (message.record().groupId() == null) {
                byMessage.put(message.event().id(), List.of(message));
                continue;
            }
            Album album =
                    new Album(ConversationPlace.of(message), message.record().groupId());
            Entry entry = there.get(album);
            if (entry == null) {
                byMessage.computeIfAbsent(album, unseen -> new ArrayList<>()).add(message);
            } else {
                additions.add(new Addition(entry.id(), entry.caseId(), message));
            }
        }
        return new Gathered(byMessage.values().stream().map(Albums::message).toList(), additions);
    }

    static Message message(List<Incoming<MessageReceived>> members) {
        List<Content> content = members.stream()
                .flatMap(member -> member.record().content().stream())
                .toList();
        MessageText text = MessageText.of(content);
        return new Message(
                members.get(0), members, text, MessageLanguage.of(members.get(0).record(), text));
    }

    private static Map<Album, Entry> there(
            Handle handle, List<Incoming<MessageReceived>> fresh, Map<ConversationPlace, ConversationDraft> places) {
        Map<Album, Entry> there = new HashMap<>();
        List<Incoming<MessageReceived>> grouped = fresh.stream()
                .filter(message -> message.record().groupId() != null)
                .toList();
        if (grouped.isEmpty()) {
            return there;
        }
        Map<UUID, ConversationPlace> placeOf = new HashMap<>();
        grouped.forEach(message -> {
            ConversationPlace place = ConversationPlace.of(message);
            placeOf.put(places.get(place).id, place);
        });
        Columns.of(handle.createQuery("""
                        select distinct entry.id, entry.case_id, entry.conversation_id, entry.group_id
                        from unnest(:conversations, :groups) as wanted (conversation_id, group_id)
                        join cases.entry entry
                            on entry.conversation_id = wanted.conversation_id and entry.group_id = wanted.group_id"""), grouped)
                .uuids("conversations", message -> places.get(ConversationPlace.of(message)).id)
                .texts("groups", message -> message.record().groupId())
                .bound()
                .map((row, context) -> there.put(
                        new Album(placeOf.get(row.getObject("conversation_id", UUID.class)), row.getString("group_id")),
                        new Entry(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class))))
                .list();
        return there;
    }

    /** Keeps which parts of an album's content came with which message, so that a part can be edited alone. */
    void remember(Handle handle, List<Placed> placed, List<Message> messages) {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < placed.size(); index++) {
            Message message = messages.get(index);
            if (message.first().record().groupId() != null) {
                addParts(parts, placed.get(index).entryId(), 0, message.members());
            }
        }
        insert(handle, parts);
    }

    /** Keeps the same for members that came later; {@code first} is the number of parts that were there. */
    void remember(Handle handle, UUID entryId, int first, List<Incoming<MessageReceived>> members) {
        List<Part> parts = new ArrayList<>();
        addParts(parts, entryId, first, members);
        insert(handle, parts);
    }

    private static void addParts(
            List<Part> parts, UUID entryId, int first, Collection<Incoming<MessageReceived>> members) {
        int at = first;
        for (Incoming<MessageReceived> member : members) {
            int many = member.record().content().size();
            parts.add(new Part(member.record().accountId(), member.record().externalId(), entryId, at, many));
            at += many;
        }
    }

    private static void insert(Handle handle, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        insert into cases.album_part (account_id, external_id, entry_id, first_part, parts)
                        select * from unnest(:accounts, :externals, :entries, :firsts, :parts)
                        on conflict do nothing"""), parts)
                .uuids("accounts", Part::accountId)
                .texts("externals", Part::externalId)
                .uuids("entries", Part::entryId)
                .ints("firsts", Part::first)
                .ints("parts", Part::parts)
                .bound()
                .execute();
    }
}
