package eus.arreta.cases.internal.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation by which a citizen can be written to.
 *
 * @param unreachable   why nobody can be reached there any more; absent while somebody can
 * @param lastInboundAt of the citizen's last message there; absent when there was none
 */
record Channelled(
        UUID id,
        UUID accountId,
        String address,
        String channel,
        UUID caseId,
        UUID contactId,
        String unreachable,
        Instant lastInboundAt) {

    static final String COLUMNS = "conversation.id, conversation.account_id, conversation.address,"
            + " conversation.channel, conversation.case_id,"
            + " case when conversation.contact_running then conversation.contact_id end as contact_id,"
            + " conversation.unreachable, conversation.last_inbound_at";

    static Channelled read(ResultSet row) throws SQLException {
        Timestamp inbound = row.getTimestamp("last_inbound_at");
        return new Channelled(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("address"),
                row.getString("channel"),
                row.getObject("case_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getString("unreachable"),
                inbound == null ? null : inbound.toInstant());
    }
}
