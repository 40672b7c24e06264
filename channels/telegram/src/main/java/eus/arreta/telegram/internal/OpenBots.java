package eus.arreta.telegram.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The bots that are open on this replica, so that the webhook finds them. */
@ApplicationScoped
public class OpenBots {

    private final Map<UUID, OpenBot> open = new ConcurrentHashMap<>();

    void opened(OpenBot bot) {
        open.put(bot.id(), bot);
    }

    void closed(OpenBot bot) {
        open.remove(bot.id(), bot);
    }

    Optional<OpenBot> find(UUID id) {
        return Optional.ofNullable(open.get(id));
    }
}
