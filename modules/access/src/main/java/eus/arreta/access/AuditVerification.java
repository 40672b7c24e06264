package eus.arreta.access;

import eus.arreta.access.internal.audit.AuditChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Verifies the audit log over a connection of its own, without the server: whoever may read the database can do it. It finds
 * an entry that was changed, taken out, put in or moved, and values that are not those which were written. What it can't
 * find by itself is that the end was cut off: whoever noted the last place and hash earlier can tell.
 */
public final class AuditVerification {

    private static final int MOST_PROBLEMS = 20;
    private static final int AT_ONCE = 1_000;
    private static final String SELECT = """
            select entry.id, entry.at, entry.actor_id, entry.actor_kind, entry.action, entry.subject, entry.digest,
                entry.place, entry.hash, kept.salt, kept.body,
                exists (select 1 from access.audit_entry told
                    where told.action = 'audit-values-erased' and told.subject = 'audit:' || entry.id) as told
            from access.audit_entry entry
            left join access.audit_values kept on kept.entry_id = entry.id
            where entry.place is not null
            order by entry.place""";

    private AuditVerification() {}

    /**
     * What was found.
     *
     * @param entries  how many were looked at
     * @param hash     of the whole chain, to be noted elsewhere
     * @param erased   entries whose values were taken away, as another entry says
     * @param problems in words, the first twenty; empty when the log is as it was written
     */
    public record Result(long entries, String hash, long erased, List<String> problems) {}

    /**
     * Reads the whole log as a stream. The connection's auto-commit is switched off, and nothing is written.
     *
     * @param noted {@code PLACE:HASH} as an earlier verification gave it; absent when nothing was noted
     */
    public static Result verify(Connection connection, String noted) throws SQLException {
        connection.setAutoCommit(false);
        List<String> problems = new ArrayList<>();
        long entries = 0;
        long erased = 0;
        String hash = AuditChain.BEGINNING;
        boolean foundNoted = noted == null;
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && problems.size() < MOST_PROBLEMS) {
                    entries++;
                    long place = row.getLong("place");
                    if (place != entries) {
                        problems.add("place " + entries + " is missing");
                        entries = place;
                    }
                    String expected = AuditChain.next(hash, place, link(row));
                    hash = row.getString("hash");
                    if (!expected.equals(hash)) {
                        problems.add(
                                "the entry at place " + place + " does not follow the one before it as it was written");
                    }
                    foundNoted = foundNoted || noted.equals(place + ":" + hash);
                    if (row.getString("body") == null) {
                        erased++;
                        if (!row.getBoolean("told")) {
                            problems.add("the values of place " + place + " are gone, and no entry says why");
                        }
                    } else if (!AuditChain.digest(row.getString("salt"), row.getString("body"))
                            .equals(row.getString("digest"))) {
                        problems.add("the values of place " + place + " are not those that were written");
                    }
                }
            }
        } finally {
            connection.rollback();
        }
        if (!foundNoted) {
            problems.add("what was noted earlier is not in the log: its end was cut off or written anew");
        }
        return new Result(entries, hash, erased, List.copyOf(problems));
    }

    private static AuditChain.Link link(ResultSet row) throws SQLException {
        return new AuditChain.Link(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_kind"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("digest"));
    }
}
