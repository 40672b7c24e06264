package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other programs are told of events: once, in order, and never at an address inside. */
@QuarkusTest
class WebhooksTest extends ApplicationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Jdbi jdbi;

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer receiver;
    private InboundRecords inbound;
    private Desk desk;
    private String webhook;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 5);
        receiver.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        receiver.createContext("/", this::hear);
        receiver.start();
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
    }

    @AfterEach
    void close() {
        if (webhook != null) {
            api.delete("/api/webhooks/" + webhook);
        }
        receiver.stop(0);
        inbound.close();
    }

    private void hear(HttpExchange exchange) throws IOException {
        JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (status == 200) {
            heard.add(event);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void eventsAreToldOnceInTheirOrderAndOnlyThoseThatAreWanted() {
        make(List.of("eus.arreta.case.opened.v1", "eus.arreta.case.message-received.v1"));
        Desk.Chat chat = desk.writes("one");
        chat.says("two");
        chat.says("three");
        awaitHeard(chat, 4);
        assertThat(types(chat))
                .containsExactly(
                        "eus.arreta.case.opened.v1",
                        "eus.arreta.case.message-received.v1",
                        "eus.arreta.case.message-received.v1",
                        "eus.arreta.case.message-received.v1");
        assertThat(heard.toString()).doesNotContain("three");
        // Told again by an administrator, under the same id.
        JsonNode done = api.get("/api/webhooks/" + webhook + "/deliveries?state=done&limit=1")
                .body()
                .get("items")
                .get(0);
        int before = heard.size();
        api.post("/api/webhooks/" + webhook + "/deliveries/" + done.get("id").asText() + "/resend", Map.of());
        Awaitility.await().atMost(SOON).until(() -> heard.size() == before + 1);
        assertThat(heard.get(before).get("id").asText())
                .isEqualTo(done.get("eventId").asText());
    }

    @Test
    void aReceiverThatFailsIsTriedAgainAndHoldsUpNobodyElse() {
        make(List.of("eus.arreta.case.opened.v1"));
        status = 500;
        Desk.Chat chat = desk.writes("is anybody there?");
        Awaitility.await().atMost(SOON).until(() -> state().hasNonNull("failingSince"));
        assertThat(state().get("lastError").asText()).isEqualTo("status-500");
        status = 200;
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> types(chat).size() == 1);
        Awaitility.await().atMost(SOON).until(() -> !state().has("failingSince"));
    }

    @Test
    void afterThreeDaysWithoutSuccessItIsSwitchedOffAndThatIsTold() {
        make(List.of("eus.arreta.case.opened.v1"));
        String email = "w" + UUID.randomUUID() + "@example.org";
        String administrator = desk.agent("Told of alarms", "administrator").id();
        api.put("/api/users/" + administrator + "/email", Map.of("email", email));
        status = 503;
        desk.writes("nobody hears this");
        Awaitility.await().atMost(SOON).until(() -> state().hasNonNull("failingSince"));
        jdbi.useHandle(handle -> {
            handle.execute("update notices.webhook set failing_since = now() - interval '73 hours' where id = '"
                    + webhook + "'");
            handle.execute("update notices.webhook_delivery set due_at = now() where webhook_id = '" + webhook + "'");
        });
        Awaitility.await().atMost(SOON).until(() -> !state().get("enabled").asBoolean());
        assertThat(api.all("/api/audit?subject=webhook:" + webhook))
                .anySatisfy(entry -> assertThat(entry.get("action").asText()).isEqualTo("webhook-switched-off"));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> java.util.Arrays.stream(TestServers.MAIL.getReceivedMessages())
                                .filter(mail -> com.icegreen.greenmail.util.GreenMailUtil.getHeaders(mail)
                                        .contains(email))
                                .count()
                        == 1);
        status = 200;
        api.patch("/api/webhooks/" + webhook, Map.of("enabled", true));
        jdbi.useHandle(handle -> handle.execute(
                "update notices.webhook_delivery set due_at = now() where webhook_id = '" + webhook + "'"));
        Awaitility.await().atMost(SOON).until(() -> !heard.isEmpty());
    }

    @Test
    void whatIsWrongIsSaidAndTheSecretIsShownOnce() {
        ApiClient.Answer made = make(List.of());
        assertThat(made.body().get("secret").asText()).hasSizeGreaterThan(30);
        assertThat(state().has("secret")).isFalse();
        assertThat(api.all("/api/audit?subject=webhook:" + webhook).toString())
                .doesNotContain(made.body().get("secret").asText());
        for (String url : List.of("https://127.0.0.1/", "http://example.org/", "https://[::1]/", "no address")) {
            assertThat(api.post("/api/webhooks", Map.of("url", url)).status())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(api.post("/api/webhooks", Map.of("url", "https://example.org/", "types", List.of("*")))
                        .status())
                .isEqualTo(422);
        assertThat(api.patch("/api/webhooks/" + webhook, Map.of("enabled", false, "version", 7))
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/api/webhooks/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(desk.agent("Ane").api().get("/api/webhooks").status()).isEqualTo(403);
    }

    private ApiClient.Answer make(List<String> types) {
        ApiClient.Answer made = api.post(
                "/api/webhooks",
                Map.of("url", "http://localhost:" + receiver.getAddress().getPort() + "/hook", "types", types));
        assertThat(made.status()).isEqualTo(201);
        webhook = made.body().get("id").asText();
        return made;
    }

    private JsonNode state() {
        return api.get("/api/webhooks/" + webhook).body();
    }

    private void awaitHeard(Desk.Chat chat, int events) {
        Awaitility.await().atMost(SOON).until(() -> types(chat).size() >= events);
    }

    private List<String> types(Desk.Chat chat) {
        return heard.stream()
                .filter(event -> event.at("/data/number").asText().equals(chat.number))
                .map(event -> event.get("type").asText())
                .toList();
    }
}
