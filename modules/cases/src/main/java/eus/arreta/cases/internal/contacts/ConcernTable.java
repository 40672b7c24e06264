package eus.arreta.cases.internal.contacts;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Concern;
import eus.arreta.cases.Outcome;
import eus.arreta.catalogue.RequestKind;
import eus.arreta.events.EventCodec;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads concerns. */
@ApplicationScoped
public class ConcernTable {

    private static final Actor READER = Actor.system("concerns");

    static final String SELECT = "select concern.*, contact.formal, contact.account_id, record.number as case_number"
            + " from cases.concern concern"
            + " join cases.contact contact on contact.id = concern.contact_id"
            + " left join cases.case_record record on record.id = concern.case_id";

    private final ChannelAccounts accounts;

    public ConcernTable(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    private record Row(Concern concern, UUID accountId) {}

    /** Those of a case, oldest first. */
    public List<Concern> ofCase(Handle handle, UUID caseId) {
        return withForms(handle.createQuery(
                        SELECT + " where concern.case_id = :case order by concern.created_at, concern.id limit 500")
                .bind("case", caseId)
                .map((row, context) -> read(row))
                .list());
    }

    /** Those of a contact, in their order. */
    public List<Concern> ofContact(Handle handle, UUID contactId) {
        return withForms(handle.createQuery(SELECT + " where concern.contact_id = :contact order by concern.position")
                .bind("contact", contactId)
                .map((row, context) -> read(row))
                .list());
    }

    public Optional<Concern> byId(Handle handle, UUID id) {
        return withForms(handle.createQuery(SELECT + " where concern.id = :id")
                        .bind("id", id)
                        .map((row, context) -> read(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** Ids of those that the citizen is owed an answer about. */
    public List<UUID> openOf(Handle handle, UUID caseId) {
        return handle.createQuery("select id from cases.concern where case_id = :case and outcome is null and inbound"
                        + " order by created_at, id limit 500")
                .bind("case", caseId)
                .mapTo(UUID.class)
                .list();
    }

    /** Open concerns that were of the case's kind or topic are of its new ones. */
    public void follow(Handle handle, CaseView before, String kind, String topic) {
        handle.createUpdate("""
                        update cases.concern
                        set kind = case when kind = :kindBefore then :kind else kind end,
                            topic = case when topic is not distinct from :topicBefore then :topic else topic end,
                            version = version + 1
                        where case_id = :case and outcome is null
                        and (kind = :kindBefore or topic is not distinct from :topicBefore)""")
                .bind("kindBefore", before.kind())
                .bind("kind", kind)
                .bind("topicBefore", before.topic())
                .bind("topic", topic)
                .bind("case", before.id())
                .execute();
    }

    private List<Concern> withForms(List<Row> rows) {
        Set<UUID> ids = new HashSet<>();
        rows.stream().filter(row -> row.concern().mustBeFiled()).forEach(row -> ids.add(row.accountId()));
        Map<UUID, Standing> standing = ids.isEmpty() ? Map.of() : accounts.standing(READER, ids);
        return rows.stream()
                .map(row -> row.concern().mustBeFiled() && standing.containsKey(row.accountId())
                        ? withForm(row.concern(), standing.get(row.accountId()).formUrl())
                        : row.concern())
                .toList();
    }

    private static Concern withForm(Concern concern, String formUrl) {
        return new Concern(
                concern.id(),
                concern.contactId(),
                concern.kind(),
                concern.topic(),
                concern.outcome(),
                concern.details(),
                concern.caseNumber(),
                concern.note(),
                concern.inbound(),
                true,
                formUrl,
                concern.decidedAt(),
                concern.decidedBy(),
                concern.version());
    }

    private static Row read(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        String details = row.getString("details");
        String kind = row.getString("kind");
        return new Row(
                new Concern(
                        row.getObject("id", UUID.class),
                        row.getObject("contact_id", UUID.class),
                        kind,
                        row.getString("topic"),
                        outcome == null ? null : Outcome.of(outcome),
                        details == null ? null : map(details),
                        row.getString("case_number"),
                        row.getString("note"),
                        row.getBoolean("inbound"),
                        outcome == null
                                && !row.getBoolean("formal")
                                && RequestKind.of(kind).mustBeFiled(),
                        null,
                        row.getTimestamp("decided_at") == null
                                ? null
                                : row.getTimestamp("decided_at").toInstant(),
                        row.getString("decided_by"),
                        row.getInt("version")),
                row.getObject("account_id", UUID.class));
    }

    private static Map<String, Object> map(String json) {
        Map<String, Object> details = new TreeMap<>();
        Map<?, ?> stored = EventCodec.read(json, Map.class);
        stored.forEach((name, value) -> details.put(String.valueOf(name), value));
        return details;
    }
}
