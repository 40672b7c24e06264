package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/**
 * Sees to it that a bot is heard, on one replica at a time: polls, or keeps the webhook registered. Telegram forgets an update
 * when the next one is asked for, so that is asked only after the core has all before. Nothing but {@link #stop} ends it.
 */
final class Receiver {

    private static final Logger LOG = Logger.getLogger(Receiver.class);

    /** Telegram answers at once when something comes; the shorter, the sooner a dead connection is noticed. */
    private static final int POLL_SECONDS = 25;

    private static final Duration LOOK_AT_LEASE = Duration.ofMillis(250);
    private static final Duration LOOK_AT_WEBHOOK = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int MOST_CONNECTIONS = 40;

    private final BotSettings settings;
    private final BotApi api;
    private final Receiving receiving;
    private final Asides asides;
    private final BotHealth health;
    private final Lease lease;
    private final Thread thread;
    private volatile boolean running = true;
    private boolean registered;
    private boolean commandsShown;
    private int offset;
    private long lookedAtWebhook;
    private Duration pause = FIRST_PAUSE;

    Receiver(BotSettings settings, BotApi api, Receiving receiving, Asides asides, BotHealth health, Lease lease) {
        this.asides = asides;
        this.settings = settings;
        this.api = api;
        this.receiving = receiving;
        this.health = health;
        this.lease = lease;
        this.thread = new Thread(this::run, "telegram-receive-" + settings.account());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends it; {@link BotApi#close} has ended the call that it may be waiting for. */
    void stop() {
        running = false;
        thread.interrupt();
    }

    void awaitEnd() throws InterruptedException {
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    private void run() {
        try {
            while (running) {
                step();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lease.close();
            health.stopped();
        }
    }

    private void step() throws InterruptedException {
        if (!lease.held()) {
            registered = false;
            health.standingBy();
            Thread.sleep(LOOK_AT_LEASE.toMillis());
            return;
        }
        try {
            register();
            receive();
            pause = FIRST_PAUSE;
        } catch (Trouble trouble) {
            if (running) {
                goOnLater(trouble);
            }
        } catch (Receiving.NotTaken notTaken) {
            health.coreAway();
            rest();
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Whatever it is: who stops polling here is deaf without anybody knowing.
            LOG.errorf(
                    "Receiving for account %s failed (%s); it goes on",
                    settings.account(), unforeseen.getClass().getSimpleName());
            health.coreAway();
            rest();
        }
    }

    private void goOnLater(Trouble trouble) throws InterruptedException {
        health.trouble(trouble);
        LOG.warnf(
                "Account %s receives nothing from Telegram (%d, %s); it is tried again",
                settings.account(), trouble.code(), trouble.kind());
        // Somebody may have set a webhook, or taken ours away.
        registered = trouble.code() != 409 && registered;
        if (trouble.retryAfter() != null) {
            Thread.sleep(trouble.retryAfter().toMillis());
        } else {
            rest();
        }
    }

    private void rest() throws InterruptedException {
        Thread.sleep(pause.toMillis() + ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1));
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** What waits at Telegram stays there when the way of receiving changes. */
    private void register() throws Trouble {
        if (registered) {
            return;
        }
        if (settings.polls()) {
            api.ask(client -> client.execute(
                    DeleteWebhook.builder().dropPendingUpdates(false).build()));
            // The ids of updates may begin anew after a week: what was confirmed is Telegram's business, not ours.
            offset = 0;
        } else {
            api.ask(client -> client.execute(SetWebhook.builder()
                    .url(settings.webhook().toString())
                    .secretToken(settings.webhookSecret())
                    .maxConnections(MOST_CONNECTIONS)
                    .allowedUpdates(UpdateReader.ASKED_FOR)
                    .dropPendingUpdates(false)
                    .build()));
        }
        registered = true;
        health.running();
        if (!commandsShown) {
            commandsShown = true;
            asides.showCommands();
        }
    }

    private void receive() throws Trouble, Receiving.NotTaken, InterruptedException {
        lookAtWebhook();
        if (settings.polls()) {
            poll();
        } else {
            Thread.sleep(LOOK_AT_LEASE.toMillis());
        }
    }

    private void poll() throws Trouble, Receiving.NotTaken, InterruptedException {
        KeptUpdates updates = new KeptUpdates(offset, POLL_SECONDS);
        api.ask(client -> client.execute(updates));
        List<JsonNode> came = updates.came();
        health.running();
        receiving.take(came);
        offset = after(came, offset);
    }

    /** The id after the highest; 0 when none has one, so that a batch that makes no sense is looked at again. */
    private static int after(List<JsonNode> came, int before) {
        return came.stream()
                .mapToInt(update -> update.path("update_id").asInt() + 1)
                .max()
                .orElse(before);
    }

    private void lookAtWebhook() throws Trouble {
        long now = System.nanoTime();
        if (lookedAtWebhook != 0 && now - lookedAtWebhook < LOOK_AT_WEBHOOK.toNanos()) {
            return;
        }
        lookedAtWebhook = now;
        WebhookInfo info = api.ask(client -> client.execute(new GetWebhookInfo()));
        health.told(info.getPendingUpdatesCount(), info.getLastErrorMessage());
        if (!settings.polls() && !settings.webhook().toString().equals(info.getUrl())) {
            LOG.warnf("The webhook of account %s was lost; it is set again", settings.account());
            registered = false;
        } else if (!settings.polls()) {
            health.running();
        }
    }
}
