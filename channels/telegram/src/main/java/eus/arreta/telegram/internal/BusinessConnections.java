package eus.arreta.telegram.internal;

import eus.arreta.channelapi.AccountState;
import eus.arreta.channelapi.EventIds;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.telegram.telegrambots.meta.api.methods.business.GetBusinessConnection;
import org.telegram.telegrambots.meta.api.objects.business.BusinessConnection;

/**
 * The accounts with a phone number for which this bot answers, each with its newest connection. Kept in the account's state: every
 * replica sends by them, and Telegram tells of each change once.
 */
final class BusinessConnections {

    /**
     * One owner's permission.
     *
     * @param id       names it in every call; another one each time the owner connects the bot
     * @param owner    user id of who gave it
     * @param since    when it was given, in seconds
     * @param enabled  false once it was taken back
     * @param mayReply whether messages may be sent by it
     */
    record Connection(String id, long owner, long since, boolean enabled, boolean mayReply) {

        static Connection of(BusinessConnection told) {
            boolean enabled = Boolean.TRUE.equals(told.getIsEnabled());
            return new Connection(
                    told.getId(),
                    told.getUser().getId(),
                    told.getDate(),
                    enabled,
                    enabled
                            && told.getRights() != null
                            && Boolean.TRUE.equals(told.getRights().getCanReply()));
        }

        private static Connection read(long owner, String stored) {
            String[] parts = stored.split(" ", 4);
            return new Connection(
                    parts[3], owner, Long.parseLong(parts[0]), parts[1].equals("true"), parts[2].equals("true"));
        }

        private String stored() {
            return since + " " + enabled + " " + mayReply + " " + id;
        }
    }

    private final UUID account;
    private final AccountState state;
    private final BotApi api;
    /** Whose a connection is never changes. */
    private final Map<String, Long> owners = new ConcurrentHashMap<>();

    BusinessConnections(UUID account, AccountState state, BotApi api) {
        this.account = account;
        this.state = state;
        this.api = api;
    }

    /** Remembers what was told; nothing of an earlier connection than the one that is known, which may be told again late. */
    void keep(Connection told) {
        state.put(nameOf(told.id()), Long.toString(told.owner()));
        Optional<Connection> known = of(told.owner());
        if (known.isEmpty()
                || known.get().id().equals(told.id())
                || told.since() >= known.get().since()) {
            state.put(ChatPlace.BUSINESS + told.owner(), told.stored());
        }
    }

    /** The newest connection of an owner; empty when there was never one. */
    Optional<Connection> of(long owner) {
        return state.get(ChatPlace.BUSINESS + owner).map(stored -> Connection.read(owner, stored));
    }

    /** Why nothing can be sent by a connection; null when it can. */
    static String refusal(Optional<Connection> connection) {
        if (connection.filter(Connection::enabled).isEmpty()) {
            return "connection-ended";
        }
        return connection.get().mayReply() ? null : "no-right-to-reply";
    }

    /**
     * Whose connection that is; Telegram is asked when nobody told of it.
     *
     * @return empty when Telegram doesn't know it either
     * @throws Trouble when Telegram can't be asked now
     */
    Optional<Long> ownerOf(String connectionId) throws Trouble {
        Long known = owners.get(connectionId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Long> owner = state.get(nameOf(connectionId)).map(Long::valueOf);
        if (owner.isEmpty()) {
            owner = ask(connectionId);
        }
        owner.ifPresent(found -> owners.put(connectionId, found));
        return owner;
    }

    private Optional<Long> ask(String connectionId) throws Trouble {
        try {
            Connection told = Connection.of(api.ask(client -> client.execute(GetBusinessConnection.builder()
                    .businessConnectionId(connectionId)
                    .build())));
            keep(told);
            return Optional.of(told.owner());
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.REFUSED && trouble.code() == 400) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    /** A key of the state has 100 characters, and nobody says how long these ids may grow. */
    private String nameOf(String connectionId) {
        return "business-connection:" + EventIds.derive(account, "business-connection", connectionId);
    }
}
