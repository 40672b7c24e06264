package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Brings a bot's updates to an address, one after the other, until each is taken. */
final class Webhook implements AutoCloseable {

    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 2_000;

    private final String url;
    private final String secret;
    private final Updates updates;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile String lastError = "";
    private volatile long lastErrorAt;

    Webhook(String url, String secret, Updates updates) {
        this.url = url;
        this.secret = secret;
        this.updates = updates;
        this.thread = new Thread(this::run, "webhook");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return url;
    }

    String lastError() {
        return lastError;
    }

    long lastErrorAt() {
        return lastErrorAt;
    }

    private void run() {
        long pause = FIRST_PAUSE;
        try {
            while (running) {
                ObjectNode update = updates.next();
                if (update == null) {
                    return;
                }
                if (isTaken(update)) {
                    updates.taken(update);
                    pause = FIRST_PAUSE;
                } else {
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(ObjectNode update) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(update.toString()));
        if (!secret.isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                return true;
            }
            failed("Wrong response from the webhook: " + status);
        } catch (IOException away) {
            failed("Connection refused");
        }
        return false;
    }

    private void failed(String why) {
        lastError = why;
        lastErrorAt = Instant.now().getEpochSecond();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }
}
