package eus.arreta.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What programs and operators find under {@code /q} and about accounts. */
@QuarkusTest
class SurfaceTest extends ApplicationTest {

    @Test
    void readinessNamesEachPart() {
        var ready = api.get("/q/health/ready");
        assertThat(ready.body().get("checks"))
                .extracting(check -> check.get("name").asText())
                .containsExactlyInAnyOrder(
                        "database", "broker", "consumer-cases", "consumer-gateway", "consumer-cases-citizens");
        var serving = api.get("/q/health/group/serving");
        assertThat(serving.body().get("checks"))
                .extracting(check -> check.get("name").asText())
                .containsExactly("database");
    }

    @Test
    void metricsTellOfEachStageAndOfTheLag() {
        String conversation = newConversation();
        try (InboundRecords inbound = inbound()) {
            InboundEvent event = InboundRecords.message(webAccount(), conversation, conversation + ":1", "hello");
            inbound.send(event);
        }
        awaitCase(conversation, 1);
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        given().get("/q/metrics").asString())
                .contains(
                        "arreta_stage_seconds_count{stage=\"intake-cases\"}",
                        "arreta_stage_seconds_count{stage=\"ingest-write\"}",
                        "arreta_stage_seconds_count{stage=\"relay\"}",
                        "arreta_consumer_lag{consumer=\"cases\"} 0.0")
                .doesNotContain("hello", conversation));
    }

    @Test
    void theDescriptionNamesTheCalls() {
        String description = given().get("/q/openapi").asString();
        assertThat(description)
                .contains(
                        "/api/cases/{number}/replies",
                        "/api/dead-letters/{id}/replay",
                        "/api/users/{id}/keys",
                        "/api/channel-accounts",
                        "/api/messages/{id}");
    }

    @Test
    void anAccountIsCheckedAgainstWhatItsChannelDeclares() {
        var wrong = api.post(
                "/api/channel-accounts",
                Map.of(
                        "channel",
                        "web-chat",
                        "name",
                        "X",
                        "config",
                        Map.of("allowedOrigins", "self", "colour", "red")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder("/config/allowedOrigins", "/config/colour");
        assertThat(api.post("/api/channel-accounts", Map.of("channel", "pigeon", "name", "X", "config", Map.of()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAccountThatChangedMeanwhileIsNotOverwritten() {
        var account = api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Stale",
                                "config",
                                Map.of("allowedOrigins", List.of("self"))))
                .body();
        String path = "/api/channel-accounts/" + account.get("id").asText();
        assertThat(patch(path, Map.of("name", "Fresh", "version", 0))).isEqualTo(200);
        assertThat(patch(path, Map.of("name", "Older", "version", 0))).isEqualTo(409);
        assertThat(api.get(path).body().get("name").asText()).isEqualTo("Fresh");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> api.get(path + "/health").body().get("ok").asBoolean());
    }

    @Test
    void theClockOfAServerThatIsNoTestServerCannotBeMoved() {
        given().contentType("application/json")
                .body(Map.of("now", "2030-01-01T00:00:00Z"))
                .put("/q/test/clock")
                .then()
                .statusCode(404);
    }

    @Test
    void anUnknownCaseIsAProblem() {
        given().header("Authorization", "Bearer " + TestServers.KEY)
                .get("/api/cases/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .contentType("application/problem+json");
    }

    private static int patch(String path, Map<String, Object> body) {
        return given().header("Authorization", "Bearer " + TestServers.KEY)
                .contentType("application/json")
                .body(body)
                .patch(path)
                .statusCode();
    }
}
