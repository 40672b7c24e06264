package eus.arreta.notices.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eus.arreta.notices.internal.webhooks.WebhookTable.Due;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One event to one receiver, who may do anything. The operator has named the host {@code localhost}, and no other. */
class ReceiverTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Receiver receiver = new Receiver(
            new PublicAddresses(Optional.of(List.of("localhost"))),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofSeconds(2));
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> signature = new AtomicReference<>();
    private final AtomicReference<String> body = new AtomicReference<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 5);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        never.countDown();
        server.stop(0);
        receiver.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        signature.set(exchange.getRequestHeaders().getFirst("Arreta-Signature"));
        body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (exchange.getRequestURI().getPath()) {
            case "/ok" -> exchange.sendResponseHeaders(204, -1);
            case "/error" -> exchange.sendResponseHeaders(500, -1);
            case "/moved" -> redirect(exchange, "/ok");
            case "/to-loopback" ->
                redirect(exchange, "http://127.0.0.1:" + server.getAddress().getPort() + "/ok");
            case "/round" -> redirect(exchange, "/round");
            case "/hangs" -> hang();
            case "/endless" -> endless(exchange);
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(307, -1);
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 10_000_000_000L);
        byte[] block = new byte[1 << 16];
        try (OutputStream out = exchange.getResponseBody()) {
            for (long left = 10_000_000_000L; left > 0; left -= block.length) {
                out.write(block);
            }
        } catch (IOException closed) {
            // the sender has had enough
        }
    }

    @Test
    void anEventIsSignedAndTaken() throws GeneralSecurityException {
        assertThat(tell("/ok")).isEqualTo(new Receiver.Outcome(204, null));
        String seconds = Long.toString(NOW.getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((seconds + "." + body.get()).getBytes(StandardCharsets.UTF_8)));
        assertThat(signature.get()).isEqualTo("t=" + seconds + ",v1=" + expected);
        assertThat(body.get()).contains("\"type\":\"eus.arreta.case.opened.v1\"", "\"data\":{\"number\":\"x\"}");
    }

    @Test
    void whatTheReceiverSaysIsTold() {
        assertThat(tell("/error")).isEqualTo(new Receiver.Outcome(500, "status-500"));
        assertThat(tell("/nowhere")).isEqualTo(new Receiver.Outcome(404, "status-404"));
    }

    @Test
    void aRedirectIsFollowedToWhereItMayLeadAndNotInCircles() {
        assertThat(tell("/moved").error()).isNull();
        assertThat(tell("/to-loopback")).isEqualTo(new Receiver.Outcome(null, "private-address"));
        assertThat(tell("/round").error()).isEqualTo("too-many-redirects");
        assertThat(calls.get()).isEqualTo(2 + 1 + 4);
    }

    @Test
    void aReceiverThatHangsOrNeverEndsIsLeft() {
        assertThat(tell("/hangs").error()).isEqualTo("timed-out");
        long start = System.nanoTime();
        assertThat(tell("/endless").error()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aReceiverThatIsNotThereIsNamed() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(tell("http://localhost:" + port, "/ok").error()).isEqualTo("refused");
        assertThat(tell("https://no-such-host.invalid", "/").error()).isEqualTo("host-unknown-or-private");
    }

    @Test
    void anEventThatComesLateSaysSo() {
        UUID id = UUID.randomUUID();
        assertThat(Receiver.bodyOf(id, "t", NOW, "{}", NOW.plusSeconds(30))).doesNotContain("late");
        assertThat(Receiver.bodyOf(id, "t", NOW, "{}", NOW.plusSeconds(61))).contains("\"late\":true");
    }

    private Receiver.Outcome tell(String path) {
        return tell("http://localhost:" + server.getAddress().getPort(), path);
    }

    private Receiver.Outcome tell(String host, String path) {
        return receiver.tell(
                new Due(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "eus.arreta.case.opened.v1",
                        NOW,
                        "{\"number\":\"x\"}",
                        0,
                        host + path,
                        null,
                        null),
                "secret");
    }
}
