package eus.arreta.cases.internal.work;

import eus.arreta.access.Actor;
import eus.arreta.gateway.ChannelAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** How long networks let messages be answered. */
@ApplicationScoped
public class ReplyWindows {

    private final Jdbi jdbi;
    private final ChannelAccounts accounts;

    public ReplyWindows(Jdbi jdbi, ChannelAccounts accounts) {
        this.jdbi = jdbi;
        this.accounts = accounts;
    }

    private record Sent(UUID entryId, UUID accountId, String address, Instant at) {}

    /** By entry; what can always be answered is absent. */
    public Map<UUID, Instant> until(Actor actor, Collection<UUID> entries) {
        List<Sent> sent = jdbi.withHandle(handle -> handle.createQuery("""
                        select entry.id, conversation.account_id, conversation.address, entry.at from cases.entry entry
                        join cases.conversation conversation on conversation.id = entry.conversation_id
                        where entry.id = any(:ids)""")
                .bindArray("ids", UUID.class, entries.toArray())
                .map((row, context) -> new Sent(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("address"),
                        row.getTimestamp("at").toInstant()))
                .list());
        Map<UUID, ChannelAccounts.Standing> standing =
                accounts.standing(actor, sent.stream().map(Sent::accountId).collect(Collectors.toSet()));
        Map<UUID, Instant> until = new HashMap<>();
        for (Sent one : sent) {
            ChannelAccounts.Standing account = standing.get(one.accountId());
            if (account != null && account.capabilities() != null) {
                account.capabilities()
                        .replyUntil(one.address(), one.at())
                        .ifPresent(end -> until.put(one.entryId(), end));
            }
        }
        return until;
    }
}
