package eus.arreta.cases.internal.timeline;

import eus.arreta.cases.Entry;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.events.EventCodec;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Reads rows of {@code cases.entry}. */
final class EntryRows {

    private EntryRows() {}

    /** The columns, for a query that joins the case: it names them {@code entry} and {@code record}. */
    static final String COLUMNS = "entry.*, record.number as case_number";

    static Entry read(ResultSet row, boolean withNumber) throws SQLException {
        String stored = row.getString("content");
        List<Content> content = stored == null
                ? null
                : EventCodec.read(stored, Timeline.Parts.class).parts();
        String delivery = row.getString("delivery_state");
        String replyTo = row.getString("reply_to");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getLong("no"),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                withNumber ? row.getString("case_number") : null,
                row.getString("channel"),
                row.getString("direction"),
                row.getString("text"),
                content,
                attachments(content),
                row.getString("external_id"),
                row.getObject("contact_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                replyTo == null ? null : new Entry.Quoted(replyTo, null, null),
                new Entry.Author(
                        row.getString("author_kind"),
                        row.getString("author_name"),
                        row.getObject("author_id", UUID.class)),
                delivery == null
                        ? null
                        : new Entry.Delivery(DeliveryState.of(delivery), row.getString("delivery_reason"), List.of()),
                row.getTimestamp("changed_at") == null ? null : List.of(),
                instant(row.getTimestamp("deleted_at")),
                reactions(row.getString("reactions")),
                ids(row.getArray("mentions")),
                null);
    }

    private static List<Entry.Attachment> attachments(List<Content> content) {
        if (content == null) {
            return null;
        }
        List<Entry.Attachment> files = content.stream()
                .filter(Content.Attachment.class::isInstance)
                .map(Content.Attachment.class::cast)
                .map(file -> new Entry.Attachment(file.fileId(), file.name(), file.mediaType(), file.size()))
                .toList();
        return files.isEmpty() ? null : files;
    }

    private static List<String> reactions(String json) {
        if (json == null) {
            return null;
        }
        TreeSet<String> reactions = new TreeSet<>();
        Map<?, ?> stored = EventCodec.read(json, Map.class);
        stored.values().forEach(those -> ((List<?>) those).forEach(one -> reactions.add(String.valueOf(one))));
        return List.copyOf(reactions);
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return array == null ? null : List.of((UUID[]) array.getArray());
    }

    static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
