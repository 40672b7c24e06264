package eus.arreta.cases.internal.timeline;

import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.ConversationHistory;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.HistoryItem;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * A conversation as its own citizen may see it: messages only, and of the outbound ones none that failed or that an
 * agent has still to decide about.
 */
@ApplicationScoped
public class CitizensHistory implements ConversationHistory {

    private final Jdbi jdbi;

    public CitizensHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By index entry_history. */
    @Override
    public List<HistoryItem> history(UUID accountId, String conversation, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select entry.* from cases.conversation conversation
                        join cases.entry entry on entry.conversation_id = conversation.id
                        where conversation.account_id = :account and conversation.address = :address
                        and entry.history_no > :after
                        and (entry.delivery_state is null or entry.delivery_state not in ('unknown', 'failed'))
                        order by entry.history_no
                        limit :limit""")
                .bind("account", accountId)
                .bind("address", conversation)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static HistoryItem read(ResultSet row) throws SQLException {
        boolean outbound = "outbound".equals(row.getString("direction"));
        String content = row.getString("content");
        List<Content> parts = content == null
                ? List.of(new Content.Text(row.getString("text")))
                : EventCodec.read(content, Timeline.Parts.class).parts();
        return new HistoryItem(
                row.getLong("history_no"),
                row.getObject("id", UUID.class),
                outbound,
                row.getString("external_id"),
                row.getTimestamp("at").toInstant(),
                outbound ? row.getString("author_name") : null,
                outbound ? DeliveryState.of(row.getString("delivery_state")) : null,
                parts);
    }
}
