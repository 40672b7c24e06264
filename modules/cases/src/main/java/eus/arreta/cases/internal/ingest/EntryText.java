package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.Content;
import eus.arreta.events.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What an entry says, as it is changed: read and written under its case's lock. */
final class EntryText {

    final UUID id;
    final UUID caseId;
    final Instant at;

    private final List<Version> added = new ArrayList<>();
    private String text;
    private String content;
    private Instant changedAt;
    private Instant deletedAt;
    private Map<String, List<String>> reactions;

    /** A version that the entry has or had. */
    record Version(UUID entryId, Instant at, String text, String content) {}

    private EntryText(
            UUID id,
            UUID caseId,
            Instant at,
            String text,
            String content,
            Instant changedAt,
            Instant deletedAt,
            Map<String, List<String>> reactions) {
        this.id = id;
        this.caseId = caseId;
        this.at = at;
        this.text = text;
        this.content = content;
        this.changedAt = changedAt;
        this.deletedAt = deletedAt;
        this.reactions = reactions;
    }

    static Map<UUID, EntryText> read(Handle handle, Collection<UUID> ids) {
        Map<UUID, EntryText> read = new HashMap<>();
        handle.createQuery("select id, case_id, at, text, content, changed_at, deleted_at, reactions from cases.entry"
                        + " where id = any(:ids)")
                .bindArray("ids", UUID.class, Set.copyOf(ids).toArray())
                .map((row, context) -> new EntryText(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("text"),
                        row.getString("content"),
                        row.getTimestamp("changed_at") == null
                                ? null
                                : row.getTimestamp("changed_at").toInstant(),
                        row.getTimestamp("deleted_at") == null
                                ? null
                                : row.getTimestamp("deleted_at").toInstant(),
                        reactions(row.getString("reactions"))))
                .forEach(entry -> read.put(entry.id, entry));
        return read;
    }

    private static Map<String, List<String>> reactions(String json) {
        Map<String, List<String>> reactions = new HashMap<>();
        if (json != null) {
            Map<?, ?> stored = EventCodec.read(json, Map.class);
            stored.forEach((who, what) -> reactions.put(
                    String.valueOf(who),
                    ((List<?>) what).stream().map(String::valueOf).toList()));
        }
        return reactions;
    }

    List<Content> content() {
        return content == null
                ? List.of(new Content.Text(text))
                : EventCodec.read(content, Timeline.Parts.class).parts();
    }

    /** Another version; the newest by the network's time is what the entry says from now on. */
    void edit(Instant editedAt, List<Content> newContent) {
        if (changedAt == null) {
            added.add(new Version(id, at, text, content));
        }
        MessageText words = MessageText.of(newContent);
        added.add(new Version(id, editedAt, words.text(), words.parts()));
        if (changedAt == null || !editedAt.isBefore(changedAt)) {
            text = words.text();
            content = words.parts();
            changedAt = editedAt;
        }
    }

    /** More parts of an album: no version, it was always meant to be one. */
    void grow(List<Content> more) {
        List<Content> whole = new ArrayList<>(content());
        whole.addAll(more);
        MessageText words = MessageText.of(whole);
        text = words.text();
        content = words.parts();
    }

    void delete(Instant when) {
        deletedAt = deletedAt == null ? when : deletedAt;
    }

    void react(String who, List<String> what) {
        if (what.isEmpty()) {
            reactions.remove(who);
        } else {
            reactions.put(who, what);
        }
    }

    static void write(Handle handle, Collection<EntryText> entries) {
        Columns.of(handle.createUpdate("""
                        update cases.entry entry
                        set text = changed.text, content = changed.content, changed_at = changed.changed_at,
                            deleted_at = changed.deleted_at, reactions = changed.reactions::jsonb
                        from unnest(:ids, :texts, :contents, :changes::timestamptz[], :deletions::timestamptz[], :reactions)
                            as changed (id, text, content, changed_at, deleted_at, reactions)
                        where entry.id = changed.id"""), entries)
                .uuids("ids", entry -> entry.id)
                .texts("texts", entry -> entry.text)
                .texts("contents", entry -> entry.content)
                .times("changes", entry -> entry.changedAt)
                .times("deletions", entry -> entry.deletedAt)
                .texts("reactions", entry -> entry.reactions.isEmpty() ? null : EventCodec.write(entry.reactions))
                .bound()
                .execute();
        List<Version> versions =
                entries.stream().flatMap(entry -> entry.added.stream()).toList();
        if (!versions.isEmpty()) {
            Columns.of(handle.createUpdate("""
                            insert into cases.entry_version (entry_id, at, text, content)
                            select entry_id, at, text, content
                            from unnest(:ids, :times::timestamptz[], :texts, :contents)
                                with ordinality as version (entry_id, at, text, content, position)
                            order by position"""), versions)
                    .uuids("ids", Version::entryId)
                    .times("times", Version::at)
                    .texts("texts", Version::text)
                    .texts("contents", Version::content)
                    .bound()
                    .execute();
            showInLists(
                    handle,
                    entries.stream()
                            .filter(entry -> entry.caseId != null && !entry.added.isEmpty())
                            .toList());
        }
    }

    /** A list shows the newest message of a case as it is now. */
    private static void showInLists(Handle handle, Collection<EntryText> edited) {
        Columns.of(handle.createUpdate("""
                        update cases.case_record record
                        set excerpt = edited.line
                        from unnest(:cases, :entries, :lines) as edited (case_id, entry_id, line)
                        where record.id = edited.case_id and edited.entry_id = (
                            select id from cases.entry where case_id = record.id and type = 'message'
                            order by at desc, no desc limit 1)"""), edited)
                .uuids("cases", entry -> entry.caseId)
                .uuids("entries", entry -> entry.id)
                .texts(
                        "lines",
                        entry -> Excerpt.of(MessageText.of(entry.content()).line()))
                .bound()
                .execute();
    }
}
