package eus.arreta.telegram.internal;

import eus.arreta.channelapi.Health;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How a bot is doing on this replica, as those who work for it have seen it. Safe for several threads. */
final class BotHealth {

    private static final String RUNNING = "running";
    private static final String STANDING_BY = "standing-by";

    private final Clock clock;
    private final AtomicInteger wrongSecrets = new AtomicInteger();
    private volatile String code = "starting";
    private volatile Instant lastUpdateAt;
    private volatile Integer pending;
    private volatile String lastError;
    private volatile Instant lastErrorAt;
    private volatile String tellsTelegram;

    BotHealth(Clock clock) {
        this.clock = clock;
    }

    void running() {
        code = RUNNING;
    }

    /** Another replica receives. */
    void standingBy() {
        code = STANDING_BY;
    }

    void stopped() {
        code = "stopped";
    }

    void took(int updates) {
        if (updates > 0) {
            lastUpdateAt = clock.instant();
        }
    }

    void wrongSecret() {
        wrongSecrets.incrementAndGet();
    }

    /** What Telegram says of what waits there, and of its own trouble with the webhook; absent for none. */
    void told(Integer waiting, String trouble) {
        pending = waiting;
        tellsTelegram = trouble;
    }

    /** Receiving goes on later. */
    void trouble(Trouble trouble) {
        failed(word(trouble), trouble.getMessage());
    }

    /** What came could not be handed to the core; Telegram tells it again. */
    void coreAway() {
        failed("core-away", "The messages could not be stored");
    }

    /** A send met this; receiving may be well all the same. */
    void sendTrouble(Trouble trouble) {
        if (trouble.isAboutTheToken()) {
            trouble(trouble);
        } else {
            lastError = trouble.getMessage();
            lastErrorAt = clock.instant();
        }
    }

    private void failed(String word, String description) {
        code = word;
        lastError = description;
        lastErrorAt = clock.instant();
    }

    private static String word(Trouble trouble) {
        if (trouble.isAboutTheToken()) {
            return "token-refused";
        }
        if (trouble.code() == 409) {
            return "received-elsewhere";
        }
        return trouble.kind() == Trouble.Kind.NOT_SENT ? "network-away" : "telegram-trouble";
    }

    Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        put(details, "lastUpdateAt", lastUpdateAt);
        put(details, "waitingAtTelegram", pending);
        put(details, "lastError", lastError);
        put(details, "lastErrorAt", lastErrorAt);
        put(details, "telegramSays", tellsTelegram);
        details.put("wrongSecrets", wrongSecrets.get());
        String now = code;
        return new Health(now.equals(RUNNING) || now.equals(STANDING_BY) || now.equals("starting"), now, details);
    }

    private static void put(Map<String, Object> details, String name, Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
