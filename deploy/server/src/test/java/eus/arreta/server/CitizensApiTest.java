package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Citizens: finding them, what is kept of them, and saying that two are one. */
@QuarkusTest
class CitizensApiTest extends ApplicationTest {

    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void aCitizenIsFoundByDocumentPhoneMailAndName() {
        String phone = "6" + (10_000_000 + new Random().nextInt(89_999_999));
        String mail = "x" + UUID.randomUUID() + "@example.eus";
        String name = "Begoña Etxebarría " + word();
        String id =
                citizen(name, List.of(Map.of("kind", "phone", "value", phone), Map.of("kind", "email", "value", mail)));
        assertThat(found("phone=" + phone)).containsExactly(id);
        assertThat(found("phone=%2B34" + phone)).containsExactly(id);
        assertThat(found("email=" + mail.toUpperCase(java.util.Locale.ROOT))).containsExactly(id);
        assertThat(found("q=" + phone)).first().isEqualTo(id);
        assertThat(found("q=" + url(name.replace("ñ", "n").replace("í", "i"))))
                .first()
                .isEqualTo(id);
        assertThat(found("q=" + url(name.replace("Etxebarría", "Etxevarria")))).contains(id);
        assertThat(api.get("/api/citizens?document=12345678A").status()).isEqualTo(422);
    }

    @Test
    void anAddressIsOneCitizensOnly() {
        Map<String, Object> phone =
                Map.of("kind", "phone", "value", "6" + (10_000_000 + new Random().nextInt(89_999_999)));
        String first = citizen("Ane " + word(), List.of(phone));
        String second = citizen("Koldo " + word());
        ApiClient.Answer taken = api.post("/api/citizens/" + second + "/addresses", phone);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body().get("citizen").asText()).isEqualTo(first);
        int before = found("q=Nobody+At+All").size();
        ApiClient.Answer whole =
                api.post("/api/citizens", Map.of("name", "Half " + word(), "addresses", List.of(phone)));
        assertThat(whole.status()).isEqualTo(409);
        assertThat(found("q=Nobody+At+All")).hasSize(before);
    }

    @Test
    void oneAddressOfAKindIsTheDefault() {
        String id = citizen("Miren " + word());
        String one = address(id, "email", "a" + UUID.randomUUID() + "@example.eus", true);
        String two = address(id, "email", "b" + UUID.randomUUID() + "@example.eus", true);
        Map<String, Boolean> defaults = new HashMap<>();
        get(id).get("addresses")
                .forEach(address -> defaults.put(
                        address.get("id").asText(), address.get("isDefault").asBoolean()));
        assertThat(defaults).containsEntry(one, false).containsEntry(two, true);
    }

    @Test
    void whatIsKeptOfACitizenComesBack() {
        String id = citizen("Jon " + word());
        String other = citizen("Guardian " + word());
        api.post("/api/citizens/" + id + "/notes", Map.of("text", "Uses a wheelchair"));
        api.post(
                "/api/citizens/" + id + "/mandates",
                Map.of(
                        "representative",
                        other,
                        "scope",
                        "taxes",
                        "proof",
                        "notarial deed",
                        "validUntil",
                        "2030-01-01"));
        api.post(
                "/api/citizens/" + id + "/consents",
                Map.of("purpose", "notices", "given", true, "textVersion", "v1", "channel", "web-chat"));
        assertThat(api.post(
                                "/api/citizens/" + id + "/consents",
                                Map.of("purpose", "notices", "textVersion", "v1", "channel", "web-chat"))
                        .status())
                .as("neither given nor withdrawn")
                .isEqualTo(422);
        api.post("/api/citizens/" + id + "/information", Map.of("textVersion", "v3", "channel", "web-chat"));
        ApiClient.Answer changed = api.patch(
                "/api/citizens/" + id, Map.of("language", "eu", "preferredChannel", "telegram", "secrecy", true));
        assertThat(changed.status()).isEqualTo(200);
        JsonNode now = get(id);
        assertThat(now.get("notes").get(0).get("text").asText()).isEqualTo("Uses a wheelchair");
        assertThat(now.get("mandates").get(0).get("representative").asText()).isEqualTo(other);
        assertThat(now.get("consents").get(0).get("given").asBoolean()).isTrue();
        assertThat(now.get("informationShown")).hasSize(1);
        assertThat(now.get("secrecy").asBoolean()).isTrue();
        assertThat(get(other).get("mandates")).hasSize(1);
        String mandate = now.get("mandates").get(0).get("id").asText();
        assertThat(api.delete("/api/citizens/" + id + "/mandates/" + mandate).status())
                .isEqualTo(204);
        assertThat(get(id).get("mandates").get(0).has("revokedAt")).isTrue();
    }

    @Test
    void badInputIsRefusedAndLeavesNothing() {
        String name = "Bad " + word();
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("name", name + "\u0000"),
                Map.of("name", name + "\u202Egnp.exe"),
                Map.of("name", "x".repeat(100_000)),
                Map.of("name", name, "kind", "robot"),
                Map.of("name", name, "language", "euskara"),
                Map.of("name", name, "addresses", List.of(Map.of("kind", "phone", "value", "12"))),
                Map.of("name", name, "addresses", List.of(Map.of("kind", "email", "value", "x"))),
                Map.of("name", name, "addresses", "none"))) {
            ApiClient.Answer answer = api.post("/api/citizens", bad);
            assertThat(answer.status()).as("%s", bad.keySet()).isEqualTo(422);
            assertThat(answer.body().get("errors")).isNotEmpty();
        }
        String id = citizen("Good " + word());
        for (String day : List.of("0001-01-01", "9999-12-31", "tomorrow")) {
            assertThat(api.post(
                                    "/api/citizens/" + id + "/mandates",
                                    Map.of(
                                            "representative",
                                            citizen("R " + word()),
                                            "scope",
                                            "s",
                                            "proof",
                                            "p",
                                            "validUntil",
                                            day))
                            .status())
                    .as(day)
                    .isEqualTo(422);
        }
        assertThat(get(id).get("mandates")).isEmpty();
        assertThat(found("q=" + url(name)))
                .noneMatch(one -> get(one).path("name").asText().startsWith(name));
    }

    @Test
    void aStaleChangeIsRefused() {
        String id = citizen("Stale " + word());
        int version = get(id).get("version").asInt();
        assertThat(api.patch("/api/citizens/" + id, Map.of("language", "eu", "version", version))
                        .status())
                .isEqualTo(200);
        ApiClient.Answer stale = api.patch("/api/citizens/" + id, Map.of("language", "fr", "version", version));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("current").get("language").asText()).isEqualTo("eu");
    }

    @Test
    void mergeAndUndoLeaveEverythingAsItWasButWhatCameSince() {
        Desk.Chat a = desk.writes("from A");
        Desk.Chat b = desk.writes("from B");
        String citizenA = a.citizen();
        String citizenB = b.citizen();
        JsonNode beforeA = get(citizenA);
        JsonNode beforeB = get(citizenB);
        String merge = api.post("/api/citizens/" + citizenA + "/merge", Map.of("into", citizenB))
                .body()
                .get("mergeId")
                .asText();
        assertThat(get(citizenA).get("mergedInto").asText()).isEqualTo(citizenB);
        assertThat(a.citizen()).isEqualTo(citizenB);
        assertThat(cases(citizenB)).contains(a.number, b.number);
        a.says("A again");
        desk.await(a.number, found -> api.texts(a.number, "inbound").size() == 2);
        String reply = a.replied("to A");
        assertThat(timeline(citizenB)).contains("from A", "from B", "A again", "to A");
        assertThat(api.delete("/api/citizens/" + citizenA + "/merges/" + merge).status())
                .isEqualTo(200);
        assertThat(timeline(citizenA)).contains("from A", "A again", "to A").doesNotContain("from B");
        assertThat(timeline(citizenB)).contains("from B").doesNotContain("from A", "A again", "to A");
        assertThat(cases(citizenA)).containsExactly(a.number);
        assertThat(cases(citizenB)).containsExactly(b.number);
        assertThat(same(get(citizenA))).isEqualTo(same(beforeA));
        assertThat(same(get(citizenB))).isEqualTo(same(beforeB));
        // The network saw the conversation of A: the visitor's history is what its socket reads.
        assertThat(api.get("/api/messages/" + reply).body().get("conversationId"))
                .isEqualTo(firstEntry(a).get("conversationId"));
    }

    @Test
    void aCaseThatOpensWhileMergedGoesBackWithItsAddress() {
        Desk.Chat a = desk.writes("first case of A");
        Desk.Chat b = desk.writes("case of B");
        String citizenA = a.citizen();
        String citizenB = b.citizen();
        a.settle();
        a.state("resolved");
        a.state("closed");
        String merge = api.post("/api/citizens/" + citizenA + "/merge", Map.of("into", citizenB))
                .body()
                .get("mergeId")
                .asText();
        a.says("second case of A");
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(cases(citizenB))
                .hasSize(3));
        api.delete("/api/citizens/" + citizenA + "/merges/" + merge);
        assertThat(cases(citizenA)).hasSize(2);
        assertThat(cases(citizenB)).containsExactly(b.number);
    }

    @Test
    void aMergeIsUndoneLastFirst() {
        String a = citizen("A " + word());
        String b = citizen("B " + word());
        String c = citizen("C " + word());
        String ab = merged(a, b);
        String bc = merged(b, c);
        assertThat(api.post("/api/citizens/" + a + "/merge", Map.of("into", c)).status())
                .isEqualTo(409);
        assertThat(api.post("/api/citizens/" + c + "/merge", Map.of("into", c)).status())
                .isEqualTo(422);
        ApiClient.Answer early = api.delete("/api/citizens/" + a + "/merges/" + ab);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().get("type").asText()).endsWith("merged-further");
        assertThat(api.delete("/api/citizens/" + b + "/merges/" + bc).status()).isEqualTo(200);
        assertThat(api.delete("/api/citizens/" + a + "/merges/" + ab).status()).isEqualTo(200);
        assertThat(api.delete("/api/citizens/" + a + "/merges/" + ab).status()).isEqualTo(409);
    }

    @Test
    void mergesAndTheirUndoingAreTheIdentityWhateverTheOrder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> people = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            String id = citizen(random.nextBoolean() ? "P" + index + " " + word() : null);
            address(id, "email", "e" + UUID.randomUUID() + "@example.eus", random.nextBoolean());
            address(id, "email", "f" + UUID.randomUUID() + "@example.eus", random.nextBoolean());
            if (random.nextBoolean()) {
                api.post("/api/citizens/" + id + "/notes", Map.of("text", "note of " + index));
            }
            people.add(id);
        }
        Map<String, JsonNode> before = new HashMap<>();
        people.forEach(id -> before.put(id, same(get(id))));
        List<String[]> merges = new ArrayList<>();
        List<String> free = new ArrayList<>(people);
        IntStream.range(0, 4).forEach(index -> {
            String from = free.remove(random.nextInt(free.size()));
            String into = free.get(random.nextInt(free.size()));
            merges.add(new String[] {from, merged(from, into)});
        });
        for (int index = merges.size() - 1; index >= 0; index--) {
            String[] merge = merges.get(index);
            assertThat(api.delete("/api/citizens/" + merge[0] + "/merges/" + merge[1])
                            .status())
                    .as("seed %d", seed)
                    .isEqualTo(200);
        }
        people.forEach(id -> assertThat(same(get(id))).as("seed %d", seed).isEqualTo(before.get(id)));
    }

    @Test
    void twoMergesAtOnceOfOneCitizenAreOne() {
        String a = citizen("A " + word());
        String b = citizen("B " + word());
        String c = citizen("C " + word());
        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(index -> api.post("/api/citizens/" + a + "/merge", Map.of("into", index % 2 == 0 ? b : c))
                        .status())
                .toList();
        assertThat(statuses).containsOnlyOnce(200).contains(409);
    }

    @Test
    void anAddressOfSomebodyElseIsSplitOffWithItsCases() {
        Desk.Chat a = desk.writes("mine");
        Desk.Chat b = desk.writes("my neighbour's");
        String citizenA = a.citizen();
        String citizenB = b.citizen();
        merged(citizenB, citizenA);
        String addressOfB = null;
        for (JsonNode address : get(citizenA).get("addresses")) {
            if (address.get("value").asText().equals(b.conversation)) {
                addressOfB = address.get("id").asText();
            }
        }
        ApiClient.Answer split =
                api.post("/api/citizens/" + citizenA + "/split", Map.of("addressId", addressOfB, "name", "Neighbour"));
        assertThat(split.status()).isEqualTo(201);
        String neighbour = split.body().get("id").asText();
        assertThat(cases(neighbour)).containsExactly(b.number);
        assertThat(cases(citizenA)).containsExactly(a.number);
        assertThat(b.detail().get("citizen").get("name").asText()).isEqualTo("Neighbour");
    }

    @Test
    void namesThatAreAlikeAreSuggestedWithTheirReason() {
        String name = "Maialen Aranburu " + word();
        String one = citizen(name);
        String two = citizen(name.replace("Maialen", "Maialén"));
        JsonNode items = api.get("/api/citizens/" + one + "/duplicates").body().get("items");
        assertThat(items.get(0).get("citizen").get("id").asText()).isEqualTo(two);
        assertThat(items.get(0).get("reasons").get(0).asText()).isEqualTo("similar-name");
    }

    @Test
    void whoReadWhomIsKept() {
        String id = citizen("Watched " + word());
        Desk.Agent agent = desk.agent("Curious " + word());
        assertThat(agent.api().get("/api/citizens/" + id).status()).isEqualTo(200);
        List<JsonNode> reads = api.all("/api/audit/reads?citizen=" + id);
        assertThat(reads).anySatisfy(read -> {
            assertThat(read.get("actorId").asText()).isEqualTo(agent.id());
            assertThat(read.get("what").asText()).isEqualTo("citizen");
        });
        assertThat(agent.api().get("/api/audit/reads?citizen=" + id).status()).isEqualTo(403);
    }

    @Test
    void theExportGoesOnWhereItBroke() {
        String first = citizen("Export " + word());
        String second = citizen("Export " + word());
        String lines = api.text("/api/export/citizens?after=" + first, Map.of());
        assertThat(lines).contains(second).doesNotContain("\"id\":\"" + first);
        assertThat(api.get("/api/export/citizens?after=x").status()).isEqualTo(422);
    }

    private String merged(String from, String into) {
        return api.post("/api/citizens/" + from + "/merge", Map.of("into", into))
                .body()
                .get("mergeId")
                .asText();
    }

    private String citizen(String name) {
        return citizen(name, List.of());
    }

    private String citizen(String name, List<Map<String, Object>> addresses) {
        Map<String, Object> citizen = new HashMap<>();
        citizen.put("name", name);
        citizen.put("addresses", addresses);
        ApiClient.Answer made = api.post("/api/citizens", citizen);
        assertThat(made.status()).isEqualTo(201);
        return made.body().get("id").asText();
    }

    private String address(String id, String kind, String value, boolean isDefault) {
        return api.post(
                        "/api/citizens/" + id + "/addresses",
                        Map.of("kind", kind, "value", value, "isDefault", isDefault))
                .body()
                .get("id")
                .asText();
    }

    private JsonNode get(String id) {
        return api.get("/api/citizens/" + id).body();
    }

    /** A citizen without what a merge and its undoing may change. */
    private static JsonNode same(JsonNode citizen) {
        ObjectNode same = citizen.deepCopy();
        same.remove(List.of("version", "updatedAt"));
        return same;
    }

    private List<String> found(String query) {
        return api.all("/api/citizens?" + query).stream()
                .map(one -> one.get("id").asText())
                .toList();
    }

    private List<String> cases(String citizen) {
        return api.all("/api/cases?citizen=" + citizen).stream()
                .map(one -> one.get("number").asText())
                .toList();
    }

    private List<String> timeline(String citizen) {
        return api.all("/api/citizens/" + citizen + "/timeline").stream()
                .map(entry -> entry.get("text").asText())
                .toList();
    }

    private JsonNode firstEntry(Desk.Chat chat) {
        return desk.timeline(chat.number).get(0);
    }

    private static String word() {
        return Long.toString(new Random().nextLong(1L << 40), 36);
    }

    private static String url(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
