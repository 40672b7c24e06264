package eus.arreta.cases.internal.timeline;

import eus.arreta.cases.Entry;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.DeliveryState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What stands beside entries in other tables, for a page of them at a time: deliveries, versions, quoted messages. */
@ApplicationScoped
public class EntryDetails {

    private record Quote(UUID conversationId, String externalId) {}

    List<Entry> add(Handle handle, List<Entry> entries) {
        Map<UUID, List<Entry.Step>> steps = steps(handle, entries);
        Map<UUID, List<Entry.Version>> versions = versions(handle, entries);
        Map<Quote, Entry.Quoted> quotes = quotes(handle, entries);
        Map<UUID, Entry.Change> changes = changes(handle, entries);
        return entries.stream()
                .map(entry -> entry.with(
                        entry.delivery() == null
                                ? null
                                : new Entry.Delivery(
                                        entry.delivery().state(),
                                        entry.delivery().reason(),
                                        steps.getOrDefault(entry.id(), List.of())),
                        entry.versions() == null ? null : versions.getOrDefault(entry.id(), List.of()),
                        entry.replyTo() == null
                                ? null
                                : quotes.getOrDefault(
                                        new Quote(
                                                entry.conversationId(),
                                                entry.replyTo().externalId()),
                                        entry.replyTo()),
                        changes.get(entry.id())))
                .toList();
    }

    private static Map<UUID, List<Entry.Step>> steps(Handle handle, List<Entry> entries) {
        Map<UUID, List<Entry.Step>> steps = new HashMap<>();
        List<UUID> sent = entries.stream()
                .filter(entry -> entry.delivery() != null)
                .map(Entry::id)
                .toList();
        if (!sent.isEmpty()) {
            handle.createQuery("select * from cases.delivery_step where entry_id = any(:ids) order by entry_id, no")
                    .bindArray("ids", UUID.class, sent.toArray())
                    .map((row, context) -> steps.computeIfAbsent(
                                    row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                            .add(new Entry.Step(
                                    DeliveryState.of(row.getString("state")),
                                    row.getString("reason"),
                                    row.getTimestamp("at").toInstant())))
                    .list();
        }
        return steps;
    }

    private static Map<UUID, List<Entry.Version>> versions(Handle handle, List<Entry> entries) {
        Map<UUID, List<Entry.Version>> versions = new HashMap<>();
        List<UUID> changed = entries.stream()
                .filter(entry -> entry.versions() != null)
                .map(Entry::id)
                .toList();
        if (!changed.isEmpty()) {
            handle.createQuery("select entry_id, at, text from cases.entry_version where entry_id = any(:ids)"
                            + " order by entry_id, at, no")
                    .bindArray("ids", UUID.class, changed.toArray())
                    .map((row, context) -> versions.computeIfAbsent(
                                    row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                            .add(new Entry.Version(row.getTimestamp("at").toInstant(), row.getString("text"))))
                    .list();
        }
        return versions;
    }

    /** The newest change of each that was sent by an agent, by index message_change_entry. */
    private static Map<UUID, Entry.Change> changes(Handle handle, List<Entry> entries) {
        Map<UUID, Entry.Change> changes = new HashMap<>();
        List<UUID> sent = entries.stream()
                .filter(entry -> entry.delivery() != null
                        && "agent".equals(entry.author().kind()))
                .map(Entry::id)
                .toList();
        if (!sent.isEmpty()) {
            handle.createQuery(
                            "select distinct on (entry_id) entry_id, id, kind, state, reason, author_name, at"
                                    + " from cases.message_change where entry_id = any(:ids) order by entry_id, at desc, id desc")
                    .bindArray("ids", UUID.class, sent.toArray())
                    .map((row, context) -> changes.put(
                            row.getObject("entry_id", UUID.class),
                            new Entry.Change(
                                    row.getObject("id", UUID.class),
                                    row.getString("kind"),
                                    row.getString("state"),
                                    row.getString("reason"),
                                    row.getString("author_name"),
                                    row.getTimestamp("at").toInstant())))
                    .list();
        }
        return changes;
    }

    private static Map<Quote, Entry.Quoted> quotes(Handle handle, List<Entry> entries) {
        Map<Quote, Entry.Quoted> quotes = new HashMap<>();
        List<Entry> answers = entries.stream()
                .filter(entry -> entry.replyTo() != null && entry.conversationId() != null)
                .toList();
        if (!answers.isEmpty()) {
            handle.createQuery("""
                            select distinct on (quoted.conversation_id, quoted.external_id)
                                quoted.conversation_id, quoted.external_id, quoted.id, quoted.text
                            from unnest(:conversations, :externals) as wanted (conversation_id, external_id)
                            join cases.conversation conversation on conversation.id = wanted.conversation_id
                            join cases.entry quoted
                                on quoted.account_id = conversation.account_id and quoted.external_id = wanted.external_id
                                and quoted.conversation_id = wanted.conversation_id""")
                    .bindArray(
                            "conversations",
                            UUID.class,
                            answers.stream().map(Entry::conversationId).toArray())
                    .bindArray(
                            "externals",
                            String.class,
                            answers.stream()
                                    .map(entry -> entry.replyTo().externalId())
                                    .toArray())
                    .map((row, context) -> quotes.put(
                            new Quote(row.getObject("conversation_id", UUID.class), row.getString("external_id")),
                            new Entry.Quoted(
                                    row.getString("external_id"),
                                    row.getObject("id", UUID.class),
                                    row.getString("text") == null ? null : Excerpt.of(row.getString("text")))))
                    .list();
        }
        return quotes;
    }
}
