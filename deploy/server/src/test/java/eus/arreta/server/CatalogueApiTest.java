package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Topics and bodies: kept by administrators, read by all. */
@QuarkusTest
class CatalogueApiTest extends ApplicationTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aTopicKeepsAllThatIsSaidOfIt() {
        String body = slug();
        api.put("/api/bodies/" + body, Map.of("names", names("Body"), "queue", "front-desk"));
        String top = slug();
        api.put("/api/topics/" + top, Map.of("names", names("Top")));
        Map<String, Object> topic = topic("Housing");
        topic.put("parent", top);
        topic.put("body", body);
        topic.put("documents", Map.of("es", List.of("DNI", "Contrato"), "eu", List.of("NANa")));
        topic.put("fees", Map.of("es", "Gratuito"));
        topic.put("channels", List.of("online", "face-to-face"));
        topic.put("links", Map.of("es", List.of("https://www.example.eus/vivienda")));
        topic.put("deadline", Map.of("unit", "months", "count", 3, "article", "Ley 39/2015, art. 21.3"));
        topic.put("silence", "negative");
        topic.put("synonyms", Map.of("es", List.of("alquiler")));
        topic.put("examples", Map.of("eu", List.of("Alokairua ordaindu ezin")));
        topic.put("activeTo", "2199-12-31");
        String code = slug();
        assertThat(api.put("/api/topics/" + code, topic).status()).isEqualTo(200);
        JsonNode kept = api.get("/api/topics/" + code).body();
        topic.forEach((field, value) -> assertThat(kept.get(field)).as(field).isEqualTo(json.valueToTree(value)));
        JsonNode node = null;
        for (JsonNode one : api.get("/api/topics/tree").body().get("items")) {
            node = one.get("code").asText().equals(top) ? one : node;
        }
        assertThat(node.get("children").get(0).get("code").asText()).isEqualTo(code);
    }

    @Test
    void badFieldsAreNamedAllAtOnce() {
        Map<String, Object> topic = topic("Bad");
        topic.put("parent", "no-such-topic");
        topic.put("body", "no-such-body");
        topic.put("links", Map.of("es", List.of("javascript:alert(1)")));
        topic.put("channels", List.of("By Phone"));
        topic.put("synonyms", Map.of("de", List.of("Wohnung")));
        assertThat(pointers(api.put("/api/topics/" + slug(), topic)))
                .containsExactlyInAnyOrder("/body", "/links/es/0", "/channels/0", "/synonyms");
        assertThat(pointers(api.put("/api/topics/" + slug(), with(topic("x"), "parent", "no-such-topic"))))
                .containsExactly("/parent");
        assertThat(pointers(api.put(
                        "/api/topics/" + slug(), with(topic("x"), "deadline", Map.of("unit", "weeks", "count", 1)))))
                .containsExactly("/deadline/unit");
        assertThat(api.put("/api/topics/" + slug(), with(topic("x"), "silence", "maybe"))
                        .status())
                .isEqualTo(422);
        assertThat(pointers(api.put("/api/topics/tree", topic("x")))).containsExactly("/code");
        assertThat(pointers(api.put("/api/bodies/" + slug(), Map.of("names", names("B"), "queue", "Front Desk"))))
                .containsExactly("/queue");
        assertThat(pointers(api.put("/api/bodies/" + slug(), Map.of("names", names("B"), "dir3", "L0120"))))
                .containsExactly("/dir3");
    }

    @Test
    void aTopicNeverStandsBelowItself() {
        String top = slug();
        String child = slug();
        api.put("/api/topics/" + top, topic("Top"));
        api.put("/api/topics/" + child, with(topic("Child"), "parent", top));
        assertThat(pointers(api.put("/api/topics/" + top, with(topic("Top"), "parent", child))))
                .containsExactly("/parent");
        assertThat(pointers(api.put("/api/topics/" + top, with(topic("Top"), "parent", top))))
                .containsExactly("/parent");
    }

    @Test
    void onlyTheCurrentVersionIsReplaced() {
        String code = slug();
        api.put("/api/topics/" + code, topic("One"));
        assertThat(api.put("/api/topics/" + code, with(topic("Two"), "version", 0))
                        .status())
                .isEqualTo(200);
        ApiClient.Answer stale = api.put("/api/topics/" + code, with(topic("Three"), "version", 0));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("current").get("version").asInt()).isEqualTo(1);
    }

    @Test
    void everybodyReadsAndOnlyAdministratorsWrite() {
        Desk desk = new Desk(api, null, webAccount());
        ApiClient agent = desk.agent("Reader " + slug()).api();
        assertThat(agent.get("/api/topics/tree").status()).isEqualTo(200);
        assertThat(agent.post("/api/topics/suggest", Map.of("text", "kaixo")).status())
                .isEqualTo(200);
        assertThat(agent.text("/api/topics/export", Map.of())).startsWith("\uFEFFcode;parent;");
        assertThat(agent.put("/api/topics/" + slug(), topic("No")).status()).isEqualTo(403);
        assertThat(agent.delete("/api/bodies/" + slug()).status()).isEqualTo(403);
    }

    private static List<String> pointers(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.body().get("errors").findValuesAsText("pointer");
    }

    private static Map<String, Object> topic(String name) {
        Map<String, Object> topic = new HashMap<>();
        topic.put("names", names(name));
        return topic;
    }

    private static Map<String, Object> with(Map<String, Object> topic, String field, Object value) {
        topic.put(field, value);
        return topic;
    }

    private static Map<String, String> names(String name) {
        return Map.of("eu", name + " eu", "es", name + " es", "fr", name + " fr", "en", name + " en");
    }

    private static String slug() {
        return "t" + Long.toString(new Random().nextLong(1L << 40), 36);
    }
}
