package eus.arreta.cases.internal.list;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.contacts.ConcernTable;
import eus.arreta.cases.internal.merging.CaseMerges;
import eus.arreta.cases.internal.work.Links;
import eus.arreta.cases.internal.work.Promises;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.Standing;
import eus.arreta.staff.Agent;
import eus.arreta.staff.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the detail of a case shows besides its own row. */
@ApplicationScoped
public class CaseDetails {

    private static final int MOST_CONVERSATIONS = 50;

    private final Jdbi jdbi;
    private final ConcernTable concerns;
    private final Links links;
    private final Promises promises;
    private final CaseMerges merges;
    private final Staff staff;
    private final ChannelAccounts accounts;

    public CaseDetails(
            Jdbi jdbi,
            ConcernTable concerns,
            Links links,
            Promises promises,
            CaseMerges merges,
            Staff staff,
            ChannelAccounts accounts) {
        this.accounts = accounts;
        this.jdbi = jdbi;
        this.concerns = concerns;
        this.links = links;
        this.promises = promises;
        this.merges = merges;
        this.staff = staff;
    }

    public CaseView add(Actor actor, CaseView found) {
        return jdbi.withHandle(handle -> found.with(
                concerns.ofCase(handle, found.id()),
                new CaseView.Details(
                        conversations(handle, actor, found),
                        links.ofCase(handle, actor, found.id()),
                        promises.ofCase(handle, found.id()),
                        merges.mergedInto(handle, found.id()),
                        followers(handle, actor, found.id())),
                null));
    }

    /**
     * Those of the case, then other ones of its citizen, each latest first. By index conversation_case and by index
     * contact_by_citizen: with an "or" instead of the union all conversations would be read.
     */
    private List<CaseView.ConversationView> conversations(Handle handle, Actor actor, CaseView found) {
        List<Row> rows = handle.createQuery("""
                        select conversation.*, conversation.case_id is not distinct from :case as own,
                            case when conversation.muted_until > now() then conversation.muted_until end as still_muted
                        from cases.conversation conversation
                        where conversation.id in (
                            select own.id from cases.conversation own where own.case_id = :case
                            union
                            select contact.conversation_id from cases.contact contact
                            where contact.citizen_id = :citizen and contact.conversation_id is not null)
                        order by own desc, conversation.last_message_at desc nulls last, conversation.id limit :most""")
                .bind("case", found.id())
                .bind("citizen", found.citizen().id())
                .bind("most", MOST_CONVERSATIONS)
                .map((row, context) -> new Row(
                        row.getString("address"),
                        new CaseView.ConversationView(
                                row.getObject("id", UUID.class),
                                row.getObject("account_id", UUID.class),
                                row.getString("channel"),
                                row.getBoolean("own"),
                                row.getString("unreachable"),
                                instant(row.getTimestamp("last_message_at")),
                                instant(row.getTimestamp("last_inbound_at")),
                                null,
                                instant(row.getTimestamp("still_muted")))))
                .list();
        Map<UUID, Standing> standing = accounts.standing(
                actor, rows.stream().map(row -> row.view().accountId()).collect(Collectors.toSet()));
        Map<UUID, Map<String, String>> refusing = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.view().accountId(), Collectors.mapping(Row::address, Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, of -> accounts.refusing(actor, of.getKey(), of.getValue())));
        return rows.stream()
                .map(row -> row.with(
                        standing.get(row.view().accountId()),
                        refusing.get(row.view().accountId())))
                .toList();
    }

    /** A conversation, with its address. */
    private record Row(String address, CaseView.ConversationView view) {

        CaseView.ConversationView with(Standing account, Map<String, String> refusing) {
            CaseView.ConversationView reached =
                    view.unreachable() == null ? view.unreachable(refusing.get(address)) : view;
            return account == null || account.capabilities() == null
                    ? reached
                    : reached.until(account.capabilities()
                            .replyUntil(address, view.lastInboundAt())
                            .orElse(null));
        }
    }

    private List<CaseView.Person> followers(Handle handle, Actor actor, UUID caseId) {
        List<UUID> ids = handle.createQuery(
                        "select user_id from cases.follower where case_id = :case order by since, user_id limit 100")
                .bind("case", caseId)
                .mapTo(UUID.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : staff.agents(actor, ids).stream().map(CaseDetails::person).toList();
    }

    private static CaseView.Person person(Agent agent) {
        return new CaseView.Person(agent.id(), agent.name());
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
