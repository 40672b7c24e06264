package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies of service: kept by administrators, chosen by cases. */
@QuarkusTest
class SlaPoliciesTest extends ApplicationTest {

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void takeOut() {
        made.forEach(id -> api.delete("/api/sla/policies/" + id));
    }

    private String calendar() {
        api.put(
                "/api/calendars/p-" + some,
                Map.of("zone", "Europe/Madrid", "hours", Map.of("mon", List.of(List.of("09:00", "14:00")))));
        return "p-" + some;
    }

    private Map<String, Object> wanted(String name, int position, Map<String, Object> match) {
        return new HashMap<>(Map.of(
                "name", name + " " + some,
                "position", position,
                "match", match,
                "calendar", calendar(),
                "targets",
                        Map.of(
                                "firstResponse", Map.of("minutes", 30, "warnAt", List.of(0.5, 0.8)),
                                "resolution",
                                        Map.of("byPriority", Map.of("urgent", 60, "normal", 480), "time", "natural")),
                "pauseOn", List.of("waiting", "on-hold"),
                "actions", List.of(Map.of("on", "breach", "what", "notify"))));
    }

    private JsonNode created(Map<String, Object> wanted) {
        var answer = api.post("/api/sla/policies", wanted);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        made.add(answer.body().get("id").asText());
        return answer.body();
    }

    private JsonNode chosen(Map<String, Object> values) {
        return api.post("/api/sla/policies/preview", values).body();
    }

    @Test
    void theFirstInOrderThatMatchesCountsAndThePreviewSaysWhy() {
        JsonNode late = created(wanted("Second", 1_000_001, Map.of("topic", "t-" + some)));
        JsonNode early = created(wanted("First", 1_000_000, Map.of("topic", "t-" + some, "priority", "urgent")));
        JsonNode urgent = chosen(Map.of("topic", "t-" + some, "priority", "urgent"));
        assertThat(urgent.get("policy").get("name")).isEqualTo(early.get("name"));
        JsonNode normal = chosen(Map.of("topic", "t-" + some, "priority", "normal"));
        assertThat(normal.get("policy").get("name")).isEqualTo(late.get("name"));
        JsonNode passedOver = null;
        for (JsonNode one : normal.get("considered")) {
            passedOver = one.get("id").equals(early.get("id")) ? one : passedOver;
        }
        assertThat(passedOver.get("differences").toString())
                .isEqualTo("[{\"field\":\"priority\",\"wanted\":\"urgent\",\"is\":[\"normal\"]}]");
        assertThat(api.delete("/api/sla/policies/" + early.get("id").asText()).status())
                .isEqualTo(204);
        assertThat(chosen(Map.of("topic", "t-" + some, "priority", "urgent"))
                        .get("policy")
                        .get("name"))
                .isEqualTo(late.get("name"));
    }

    @Test
    void aChangeMakesAVersionAndTheEarlierOneStays() {
        Map<String, Object> wanted = wanted("Versions", 1_000_000, Map.of("topic", "v-" + some));
        JsonNode first = created(wanted);
        assertThat(first.get("onReopen").asText()).isEqualTo("resume");
        assertThat(first.get("targets").get("firstResponse").get("time").asText())
                .isEqualTo("business");
        String path = "/api/sla/policies/" + first.get("id").asText();
        wanted.put("position", 1_000_005);
        wanted.put("version", 1);
        assertThat(api.put(path, wanted).body().get("version").asInt()).isEqualTo(2);
        assertThat(api.put(path, wanted).status()).isEqualTo(409);
        assertThat(api.get(path + "?version=1").body().get("position").asInt()).isEqualTo(1_000_000);
        assertThat(api.get(path).body().get("position").asInt()).isEqualTo(1_000_005);
        wanted.remove("version");
        assertThat(api.post("/api/sla/policies", wanted).status())
                .as("the name is taken")
                .isEqualTo(409);
        assertThat(api.all("/api/sla/policies"))
                .extracting(policy -> policy.get("id"))
                .contains(first.get("id"));
    }

    @Test
    void whatIsWrongIsNamedAllAtOnce() {
        var bad = api.post(
                "/api/sla/policies",
                Map.of(
                        "name", " ",
                        "match", Map.of("priority", "soon"),
                        "targets",
                                Map.of(
                                        "firstResponse", Map.of("minutes", 0, "time", "business"),
                                        "resolution", Map.of("minutes", 5, "byPriority", Map.of("normal", 5)),
                                        "replyWindow", Map.of("minutes", 5),
                                        "nextResponse", Map.of("minutes", 5, "warnAt", List.of(0.8, 0.5))),
                        "pauseOn", List.of("asleep"),
                        "actions", List.of(Map.of("on", "breach", "what", "move-queue"))));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/position",
                        "/match/priority",
                        "/targets/firstResponse/minutes",
                        "/calendar",
                        "/targets/resolution",
                        "/targets/replyWindow",
                        "/targets/nextResponse/warnAt",
                        "/pauseOn",
                        "/actions/0/to");
        Map<String, Object> nowhere = wanted("Nowhere", 1_000_000, Map.of());
        nowhere.put("calendar", "nowhere-" + some);
        assertThat(api.post("/api/sla/policies", nowhere).status()).isEqualTo(422);
    }
}
