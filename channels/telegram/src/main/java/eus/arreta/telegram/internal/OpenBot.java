package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Health;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.RateLimit;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.channelapi.SendResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A bot that is open on this replica: every replica sends and takes what the webhook brings, one at a time receives. */
public final class OpenBot implements RunningAccount {

    private final BotSettings settings;
    private final OpenBots bots;
    private final BotApi api;
    private final BotHealth health;
    private final Asides asides;
    private final Receiving receiving;
    private final Receiver receiver;
    private final Outgoing outgoing;

    public OpenBot(AdapterContext context, BotSettings settings, CitizenTexts texts, OpenBots bots) {
        this.settings = settings;
        this.bots = bots;
        this.api = new BotApi(settings);
        this.health = new BotHealth(context.clock());
        BusinessConnections connections = new BusinessConnections(settings.account(), context.state(), api);
        this.asides = new Asides(api, connections, context.state(), texts, settings.account());
        CitizenFiles files = new CitizenFiles(context, api, asides, settings.ownServer());
        this.receiving = new Receiving(context, connections, settings.links(), files, asides, health);
        // One name for both ways: while the settings change, two replicas never register against each other.
        this.receiver = new Receiver(settings, api, receiving, asides, health, context.lease("receive"));
        this.outgoing = new Outgoing(api, connections, context.files(), health);
    }

    /** From now on it is heard, and the webhook finds it. */
    public void begin() {
        bots.opened(this);
        receiver.start();
    }

    UUID id() {
        return settings.account();
    }

    /** In a time that says nothing of how much of it was right. */
    boolean isSecret(String given) {
        boolean right = given != null
                && MessageDigest.isEqual(
                        settings.webhookSecret().getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            health.wrongSecret();
        }
        return right;
    }

    void take(Collection<JsonNode> updates) throws Receiving.NotTaken, InterruptedException {
        try {
            receiving.take(updates);
        } catch (Receiving.NotTaken notTaken) {
            health.coreAway();
            throw notTaken;
        }
    }

    @Override
    public List<List<OutboundContent>> sends(List<OutboundContent> content) {
        return SendPlan.of(content);
    }

    @Override
    public SendResult send(OutboundCommand command) {
        return outgoing.send(command);
    }

    @Override
    public List<RateLimit> rateLimits(List<RateLimit> usual) {
        return settings.limits(usual);
    }

    @Override
    public boolean retry(String raw) {
        return receiving.retry(raw);
    }

    @Override
    public Map<String, String> refusing(Collection<String> conversations) {
        return outgoing.refusing(conversations);
    }

    @Override
    public Health health() {
        return health.health();
    }

    @Override
    public void stop() {
        bots.closed(this);
        receiver.stop();
        api.close();
        asides.close();
        receiving.close();
        try {
            receiver.awaitEnd();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
