package eus.arreta.cases.internal.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.cases.Entry;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.events.EventCodec;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads timelines: in the order of time, and for the same time in the order in which things were stored. */
@ApplicationScoped
public class Timeline {

    private static final String SELECT = "select * from cases.entry";

    private final Jdbi jdbi;

    public Timeline(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The parts of a message as they are stored: a list needs a type of its own to keep each part's kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parts(List<Content> parts) {}

    /** Oldest first, by index entry_timeline. */
    public List<Entry> after(UUID caseId, Cursor after, int limit) {
        return page(caseId, after, ">", "at, no", limit);
    }

    /** Newest first, by the same index backwards. */
    public List<Entry> before(UUID caseId, Cursor before, int limit) {
        return page(caseId, before, "<", "at desc, no desc", limit);
    }

    private List<Entry> page(UUID caseId, Cursor from, String comparison, String order, int limit) {
        String sql = SELECT + " where case_id = :case"
                + (from == null ? "" : " and (at, no) " + comparison + " (:at, :no)")
                + " order by " + order + " limit :limit";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("case", caseId).bind("limit", limit);
            if (from != null) {
                query.bind("at", from.instant(0)).bind("no", from.number(1));
            }
            return withSteps(handle, query.map((row, context) -> read(row)).list());
        });
    }

    public Optional<Entry> find(UUID id) {
        return jdbi.withHandle(handle -> withSteps(
                        handle,
                        handle.createQuery(SELECT + " where id = :id")
                                .bind("id", id)
                                .map((row, context) -> read(row))
                                .list())
                .stream()
                .findFirst());
    }

    private static List<Entry> withSteps(Handle handle, List<Entry> entries) {
        List<UUID> sent = entries.stream()
                .filter(entry -> entry.delivery() != null)
                .map(Entry::id)
                .toList();
        if (sent.isEmpty()) {
            return entries;
        }
        Map<UUID, List<Entry.Step>> steps = new HashMap<>();
        handle.createQuery("select * from cases.delivery_step where entry_id = any(:ids) order by entry_id, no")
                .bindArray("ids", UUID.class, sent.toArray())
                .map((row, context) -> steps.computeIfAbsent(
                                row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                        .add(new Entry.Step(
                                DeliveryState.of(row.getString("state")),
                                row.getString("reason"),
                                row.getTimestamp("at").toInstant())))
                .list();
        return entries.stream()
                .map(entry -> withSteps(entry, steps.get(entry.id())))
                .toList();
    }

    private static Entry withSteps(Entry entry, List<Entry.Step> steps) {
        if (steps == null) {
            return entry;
        }
        Entry.Delivery delivery =
                new Entry.Delivery(entry.delivery().state(), entry.delivery().reason(), steps);
        return new Entry(
                entry.id(),
                entry.no(),
                entry.type(),
                entry.at(),
                entry.channel(),
                entry.direction(),
                entry.text(),
                entry.content(),
                entry.externalId(),
                entry.author(),
                delivery);
    }

    private static Entry read(ResultSet row) throws SQLException {
        String content = row.getString("content");
        String delivery = row.getString("delivery_state");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getLong("no"),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                row.getString("channel"),
                row.getString("direction"),
                row.getString("text"),
                content == null ? null : EventCodec.read(content, Parts.class).parts(),
                row.getString("external_id"),
                new Entry.Author(row.getString("author_kind"), row.getString("author_name")),
                delivery == null
                        ? null
                        : new Entry.Delivery(DeliveryState.of(delivery), row.getString("delivery_reason"), List.of()));
    }
}
