package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.Standing;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Chooses by which conversation a citizen is written to: the latest of the case where somebody can be reached, or the one
 * that the agent names. Nobody else's is ever chosen by itself.
 */
@ApplicationScoped
public class WayOut {

    private static final int MOST = 50;

    private final ChannelAccounts accounts;

    public WayOut(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Finds the conversation and locks it.
     *
     * @param named id of the one that the agent chose; absent for the latest one that reaches
     * @throws Problem 409 {@code no-conversation}, {@code unreachable} with every conversation's reason
     */
    Channelled choose(Handle handle, Actor actor, String number, UUID named, Instant now) {
        List<Channelled> possible = named == null ? ofCase(handle, number) : named(handle, number, named);
        if (possible.isEmpty()) {
            throw Problem.conflict(
                    "no-conversation", "Nobody can be reached in this case: it has no such conversation.", Map.of());
        }
        Map<UUID, Standing> standing = accounts.standing(
                actor, possible.stream().map(Channelled::accountId).collect(Collectors.toSet()));
        Map<UUID, Map<String, String>> refusing = refusing(actor, possible);
        Optional<Channelled> chosen = possible.stream()
                .filter(one -> refusal(one, standing.get(one.accountId()), refusing, now) == null)
                .findFirst();
        if (chosen.isEmpty()) {
            List<Map<String, String>> reasons = possible.stream()
                    .map(one -> reason(one, refusal(one, standing.get(one.accountId()), refusing, now)))
                    .toList();
            throw unreachable(reasons);
        }
        handle.createQuery("select 1 from cases.conversation where id = :id for update")
                .bind("id", chosen.get().id())
                .mapTo(int.class)
                .one();
        return chosen.get();
    }

    /** Locks the conversation that a message went to; empty where it has none. */
    Optional<Channelled> lockOf(Handle handle, UUID messageId) {
        return handle.createQuery(
                        "select " + Channelled.COLUMNS + " from cases.conversation conversation"
                                + " where conversation.id = (select conversation_id from cases.entry where id = :id) for update")
                .bind("id", messageId)
                .map((row, context) -> Channelled.read(row))
                .findOne();
    }

    /** What the channel of a conversation can do. @throws Problem 409 {@code unreachable} while its account is off */
    Capabilities capabilities(Actor actor, Channelled one) {
        Standing account = accounts.standing(actor, Set.of(one.accountId())).get(one.accountId());
        if (account == null || !account.enabled() || account.capabilities() == null) {
            throw unreachable(List.of(reason(one, "account-disabled")));
        }
        return account.capabilities();
    }

    /** @throws Problem 409 {@code unreachable} with the reason */
    void requireReachable(Actor actor, Channelled one, Instant now) {
        String refusal = refusal(actor, one, now);
        if (refusal != null) {
            throw unreachable(List.of(reason(one, refusal)));
        }
    }

    private static Problem unreachable(List<Map<String, String>> reasons) {
        return Problem.conflict(
                "unreachable", "The citizen can't be reached there now.", Map.of("conversations", reasons));
    }

    private static Map<String, String> reason(Channelled one, String reason) {
        return Map.of("conversation", one.id().toString(), "channel", one.channel(), "reason", reason);
    }

    /** The conversation that an automatic text goes to; empty when nobody can be reached. */
    Optional<Channelled> find(Handle handle, Actor actor, String number, Instant now) {
        List<Channelled> possible = ofCase(handle, number);
        Map<UUID, Standing> standing = accounts.standing(
                actor, possible.stream().map(Channelled::accountId).collect(Collectors.toSet()));
        Map<UUID, Map<String, String>> refusing = refusing(actor, possible);
        return possible.stream()
                .filter(one -> refusal(one, standing.get(one.accountId()), refusing, now) == null)
                .findFirst();
    }

    /** Whether something can be sent there now. */
    boolean reaches(Actor actor, Channelled one, Instant now) {
        return refusal(actor, one, now) == null;
    }

    private String refusal(Actor actor, Channelled one, Instant now) {
        Standing account = accounts.standing(actor, Set.of(one.accountId())).get(one.accountId());
        return refusal(one, account, refusing(actor, List.of(one)), now);
    }

    /** What the channels say themselves, once for each account: few have more than one in a case. */
    private Map<UUID, Map<String, String>> refusing(Actor actor, List<Channelled> possible) {
        return possible.stream()
                .collect(Collectors.groupingBy(
                        Channelled::accountId, Collectors.mapping(Channelled::address, Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, of -> accounts.refusing(actor, of.getKey(), of.getValue())));
    }

    /** Why nothing can be sent there; null when it can. */
    private static String refusal(
            Channelled one, Standing account, Map<UUID, Map<String, String>> refusing, Instant now) {
        if (one.unreachable() != null) {
            return one.unreachable();
        }
        if (account == null || !account.enabled()) {
            return "account-disabled";
        }
        boolean over = account.capabilities() != null
                && account.capabilities()
                        .replyUntil(one.address(), one.lastInboundAt())
                        .filter(now::isAfter)
                        .isPresent();
        String refused = refusing.getOrDefault(one.accountId(), Map.of()).get(one.address());
        return refused == null && over ? "reply-window-over" : refused;
    }

    /** Latest first, by index conversation_case. */
    private static List<Channelled> ofCase(Handle handle, String number) {
        return handle.createQuery("select " + Channelled.COLUMNS + """
                         from cases.case_record record
                        join cases.conversation conversation on conversation.case_id = record.id
                        where record.number = :number
                        order by conversation.last_message_at desc nulls last, conversation.created_at desc, conversation.id
                        limit :most""")
                .bind("number", number)
                .bind("most", MOST)
                .map((row, context) -> Channelled.read(row))
                .list();
    }

    /** A conversation of this case, or another one of the same citizen. */
    private static List<Channelled> named(Handle handle, String number, UUID named) {
        return handle.createQuery("select " + Channelled.COLUMNS + """
                         from cases.conversation conversation
                        join cases.case_record record on record.number = :number
                        where conversation.id = :named
                        and (conversation.case_id = record.id or exists (
                            select 1 from cases.contact contact
                            where contact.conversation_id = conversation.id and contact.citizen_id = record.citizen_id))""")
                .bind("number", number)
                .bind("named", named)
                .map((row, context) -> Channelled.read(row))
                .list();
    }
}
