package eus.arreta.notices.internal.webhooks;

import eus.arreta.notices.internal.webhooks.WebhookTable.Due;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells one event to one receiver. Never waits longer, follows further or reads more than it must. */
@ApplicationScoped
public class Receiver {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int MOST_REDIRECTS = 3;
    private static final int TEMPORARY = 307;
    private static final int PERMANENT = 308;
    /** An event that comes so long after it happened says so. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final PublicAddresses addresses;
    private final Clock clock;
    private final OkHttpClient client;

    public Receiver(
            PublicAddresses addresses,
            Clock clock,
            @ConfigProperty(name = "arreta.webhooks.patience", defaultValue = "PT10S") Duration patience) {
        this.addresses = addresses;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .dns(addresses)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(CONNECTING)
                .callTimeout(patience)
                .build();
    }

    /**
     * What came of it.
     *
     * @param status of the answer; absent when there was none
     * @param error  absent when it was taken
     */
    record Outcome(Integer status, String error) {}

    Outcome tell(Due due, String secret) {
        Instant now = clock.instant();
        String body = body(due, now);
        String target = due.url();
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                HttpUrl url = HttpUrl.parse(target);
                if (url == null || !addresses.isPublicAsFarAsItsTextTells(url.host())) {
                    return new Outcome(null, "private-address");
                }
                Request request = new Request.Builder()
                        .url(url)
                        .header("Arreta-Event-Id", due.eventId().toString())
                        .header("Arreta-Signature", Signature.of(secret, now, body))
                        .header("User-Agent", "Arreta")
                        .post(RequestBody.create(body, JSON))
                        .build();
                // The body is not read: closing the answer ends it, however long it would have been.
                try (Response answer = client.newCall(request).execute()) {
                    String location = answer.header("Location");
                    boolean onwards = answer.code() == TEMPORARY || answer.code() == PERMANENT;
                    HttpUrl next = onwards && location != null ? url.resolve(location) : null;
                    if (next == null) {
                        return answer.isSuccessful()
                                ? new Outcome(answer.code(), null)
                                : new Outcome(answer.code(), "status-" + answer.code());
                    }
                    target = next.toString();
                }
            }
            return new Outcome(null, "too-many-redirects");
        } catch (IOException failed) {
            return new Outcome(null, word(failed));
        }
    }

    private static String body(Due due, Instant now) {
        String late = now.isAfter(due.at().plus(LATE)) ? ",\"late\":true" : "";
        return "{\"id\":\"" + due.eventId() + "\",\"type\":\"" + due.type() + "\",\"at\":\"" + due.at() + "\"" + late
                + ",\"data\":" + due.body() + "}";
    }

    private static String word(IOException failed) {
        return switch (failed.getClass().getSimpleName()) {
            case "UnknownHostException" -> "host-unknown-or-private";
            case "SocketTimeoutException", "InterruptedIOException" -> "timed-out";
            case "ConnectException" -> "refused";
            case "SSLHandshakeException", "SSLPeerUnverifiedException" -> "bad-certificate";
            default -> "broken";
        };
    }

    @PreDestroy
    void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    /** For tests of the body. */
    static String bodyOf(UUID eventId, String type, Instant at, String data, Instant now) {
        return body(new Due(UUID.randomUUID(), UUID.randomUUID(), eventId, type, at, data, 0, "", null, null), now);
    }
}
