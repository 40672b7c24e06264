package eus.arreta.server;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.telegramsimulator.TelegramSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;

/** What the tests inside the running application share: one start, one database, one broker. */
@QuarkusTestResource(TestServers.class)
abstract class ApplicationTest {

    static final Duration SOON = Duration.ofSeconds(10);

    final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource
    URI server;

    ApiClient api;

    @BeforeEach
    void useTheApi() {
        api = new ApiClient(http, server, TestServers.KEY);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(api::isReady);
        Quiet.at(api);
    }

    InboundRecords inbound() {
        return new InboundRecords(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /** The account that every installation has. */
    UUID webAccount() {
        return UUID.fromString(api.get("/api/channel-accounts")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText());
    }

    /** A conversation nobody else uses. */
    static String newConversation() {
        return "v-" + UUID.randomUUID();
    }

    /** Waits until the conversation has that many messages in, and answers its case. */
    JsonNode awaitCase(String conversation, int messages) {
        AtomicReference<JsonNode> found = new AtomicReference<>();
        Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> {
            found.set(api.caseOf(conversation));
            return inboundTexts(found.get()).size() >= messages;
        });
        return found.get();
    }

    /** Waits until a word that nobody else uses leads to a case, however old; answers its number. */
    String awaitCaseWith(String word, Duration patience) {
        return Awaitility.await()
                .atMost(patience)
                .ignoreExceptions()
                .until(
                        () -> api.get("/api/cases?q=" + word)
                                .body()
                                .get("items")
                                .get(0)
                                .get("number")
                                .asText(),
                        found -> true);
    }

    /** A token of a bot nobody else has. */
    static String newBotToken() {
        return ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000) + ":secret-" + UUID.randomUUID();
    }

    /** The id of an account whose bot, with that token, is at the simulator. */
    String telegramAccount(String name, TelegramSimulator telegram, String token) {
        Map<String, Object> config =
                Map.of("token", token, "apiUrl", telegram.url().toString());
        return api.post("/api/channel-accounts", Map.of("channel", "telegram", "name", name, "config", config))
                .body()
                .get("id")
                .asText();
    }

    List<String> inboundTexts(JsonNode found) {
        return api.texts(found.get("number").asText(), "inbound");
    }
}
