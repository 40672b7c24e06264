package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Working on cases over the API. */
@QuarkusTest
class CasesApiTest extends ApplicationTest {

    @Test
    void theSameReplyWithOneIdempotencyKeyIsSentOnce() {
        String number = aCase("one").get("number").asText();
        String key = UUID.randomUUID().toString();
        ApiClient.Answer first = reply(number, "answer", key);
        ApiClient.Answer second = reply(number, "answer", key);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.texts(number, "outbound")).containsExactly("answer");
        assertThat(reply(number, "another answer", key).status()).isEqualTo(422);
        assertThat(api.texts(number, "outbound")).containsExactly("answer");
    }

    @Test
    void aReplyGoesOutAndItsStatesComeBack() {
        String number = aCase("one").get("number").asText();
        String id = reply(number, "answer", null).body().get("messageId").asText();
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            JsonNode delivery = api.get("/api/messages/" + id).body().get("delivery");
            assertThat(delivery.get("state").asText()).isEqualTo("sent");
            assertThat(delivery.get("history"))
                    .extracting(step -> step.get("state").asText())
                    .containsExactly("queued", "sending", "sent");
        });
    }

    @Test
    void aReceiptThatComesLateOrTwiceTakesNothingBack() {
        JsonNode found = aCase("one");
        String number = found.get("number").asText();
        UUID id = UUID.fromString(
                reply(number, "answer", null).body().get("messageId").asText());
        Awaitility.await().atMost(SOON).until(() -> state(id).equals("sent"));
        UUID account = webAccount();
        String conversation = found.get("conversation").asText();
        try (InboundRecords inbound = inbound()) {
            inbound.send(receipt(account, conversation, id, DeliveryState.READ));
            inbound.send(receipt(account, conversation, id, DeliveryState.DELIVERED));
            inbound.send(receipt(account, conversation, id, DeliveryState.SENDING));
            inbound.send(InboundRecords.message(account, conversation, conversation + ":after", "after"));
        }
        awaitCase(conversation, 2);
        assertThat(state(id)).isEqualTo("read");
    }

    @Test
    void aCitizensMessageReopensWhatWasResolved() {
        JsonNode found = aCase("one");
        String number = found.get("number").asText();
        answerEverything(number);
        assertThat(changeState(number, Map.of("state", "resolved")).status()).isEqualTo(200);
        String conversation = found.get("conversation").asText();
        try (InboundRecords inbound = inbound()) {
            inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":2", "two"));
        }
        awaitCase(conversation, 2);
        assertThat(api.get("/api/cases/" + number).body().get("state").asText()).isEqualTo("open");
    }

    @Test
    void aMessageAfterClosingOpensANewCase() {
        JsonNode found = aCase("one");
        String number = found.get("number").asText();
        answerEverything(number);
        changeState(number, Map.of("state", "resolved"));
        changeState(number, Map.of("state", "closed"));
        assertThat(reply(number, "too late", null).status()).isEqualTo(409);
        String conversation = found.get("conversation").asText();
        try (InboundRecords inbound = inbound()) {
            inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":2", "two"));
        }
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(api.all(
                        "/api/cases?citizen=" + found.get("citizen").get("id").asText()))
                .extracting(one -> one.get("state").asText())
                .containsExactlyInAnyOrder("closed", "new"));
        assertThat(api.texts(number, "inbound")).containsExactly("one");
    }

    @Test
    void whatIsNotAllowedSaysWhatIs() {
        String number = aCase("one").get("number").asText();
        ApiClient.Answer answer = changeState(number, Map.of("state", "closed"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("type").asText()).isEqualTo("urn:arreta:problem:not-allowed");
        assertThat(answer.body().get("allowed")).extracting(JsonNode::asText).contains("resolved", "open");
    }

    @Test
    void aStaleWriteGetsTheCurrentState() {
        String number = aCase("one").get("number").asText();
        changeState(number, Map.of("state", "waiting", "version", 0));
        ApiClient.Answer stale = changeState(number, Map.of("state", "resolved", "version", 0));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("current").get("state").asText()).isEqualTo("waiting");
        assertThat(stale.body().get("current").get("version").asInt()).isEqualTo(1);
    }

    @Test
    void twoWhoChangeAtOnceDoNotOverwriteEachOther() {
        String number = aCase("one").get("number").asText();
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(index -> changeState(
                                number, Map.of("state", index % 2 == 0 ? "waiting" : "on-hold", "version", 0))
                        .status())
                .toList();
        assertThat(statuses).containsOnlyOnce(200).contains(409);
    }

    @Test
    void badInputSaysWhere() {
        String number = aCase("one").get("number").asText();
        assertThat(reply(number, " ", null)
                        .body()
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asText())
                .isEqualTo("/text");
        assertThat(reply(number, "a\u0000b", null).status()).isEqualTo(422);
        assertThat(reply("2026-999999-A", "x", null).status()).isEqualTo(404);
        assertThat(api.get("/api/cases?limit=0").status()).isEqualTo(422);
        assertThat(api.get("/api/cases?after=nonsense").status()).isEqualTo(422);
        assertThat(api.get("/api/cases?state=lost").status()).isEqualTo(422);
        assertThat(changeState(number, Map.of("state", 7)).status()).isEqualTo(422);
        ApiClient.Answer nobody = api.post(
                "/api/cases/" + number + "/assignment",
                Map.of("agent", UUID.randomUUID().toString()));
        assertThat(nobody.body().get("errors").get(0).get("pointer").asText()).isEqualTo("/agent");
    }

    @Test
    void severalCasesAreWorkedOnAtOnceAndEachForItself() {
        String open = aCase("one").get("number").asText();
        JsonNode owed = aCase("two");
        String other = owed.get("number").asText();
        String settled = api.get("/api/cases/" + open)
                .body()
                .get("concerns")
                .get(0)
                .get("id")
                .asText();
        api.put("/api/concerns/" + settled + "/outcome", Map.of("outcome", "no-reply-needed", "reason", "a test"));
        JsonNode results = api.post(
                        "/api/cases/bulk",
                        Map.of(
                                "numbers",
                                List.of(open, other, "2026-999999-X", open),
                                "tags",
                                List.of("seen"),
                                "state",
                                Map.of("state", "resolved")))
                .body()
                .get("results");
        assertThat(results)
                .extracting(result -> result.get("number").asText(), result -> result.get("status")
                        .asInt())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(open, 200),
                        org.assertj.core.groups.Tuple.tuple(other, 409),
                        org.assertj.core.groups.Tuple.tuple("2026-999999-X", 404));
        assertThat(results.get(1).get("problem").get("concerns")).hasSize(1);
        JsonNode done = api.get("/api/cases/" + open).body();
        assertThat(done.get("state").asText()).isEqualTo("resolved");
        assertThat(done.get("tags").get(0).asText()).isEqualTo("seen");
        // What is refused leaves nothing half done.
        assertThat(api.get("/api/cases/" + other).body().get("tags")).isEmpty();
    }

    @Test
    void bulkWorkSaysWhatIsWrongWithIt() {
        String number = aCase("one").get("number").asText();
        List<Map<String, Object>> bad = List.of(
                Map.of("numbers", List.of(), "priority", "high"),
                Map.of("numbers", List.of(number)),
                Map.of("numbers", List.of(number), "state", Map.of("reason", "x")),
                Map.of("numbers", java.util.Collections.nCopies(101, number), "priority", "high"));
        bad.forEach(
                body -> assertThat(api.post("/api/cases/bulk", body).status()).isEqualTo(422));
        assertThat(api.post("/api/cases/bulk", Map.of("numbers", List.of(number), "priority", "mauve"))
                        .body()
                        .get("results")
                        .get(0)
                        .get("status")
                        .asInt())
                .isEqualTo(422);
        assertThat(api.post(
                                "/api/cases/" + number + "/replies",
                                Map.of("text", "x", "attachments", List.of(UUID.randomUUID())))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCaseIsAssignedAndGivenBack() {
        String number = aCase("one").get("number").asText();
        String agent =
                api.get("/api/users").body().get("items").get(0).get("id").asText();
        JsonNode assigned = api.post("/api/cases/" + number + "/assignment", Map.of("agent", agent))
                .body();
        assertThat(assigned.get("assignee").get("id").asText()).isEqualTo(agent);
        assertThat(api.all("/api/cases?assignee=" + agent))
                .extracting(one -> one.get("number").asText())
                .contains(number);
        assertThat(api.post("/api/cases/" + number + "/assignment", Map.of())
                        .body()
                        .has("assignee"))
                .isFalse();
    }

    @Test
    void aListIsPagedWithoutGapsAndRepeats() {
        IntStream.range(0, 5).forEach(index -> aCase("case " + index));
        List<String> whole = api.all("/api/cases").stream()
                .map(one -> one.get("id").asText())
                .toList();
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get("/api/cases?limit=2" + next).body();
            page.get("items").forEach(one -> paged.add(one.get("id").asText()));
            next = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : null;
        } while (next != null);
        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    }

    /** A case with one message; the answer also holds {@code conversation}. */
    private JsonNode aCase(String text) {
        String conversation = newConversation();
        try (InboundRecords inbound = inbound()) {
            inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":1", text));
        }
        JsonNode found = awaitCase(conversation, 1);
        return ((com.fasterxml.jackson.databind.node.ObjectNode) found).put("conversation", conversation);
    }

    /** Says of every concern of the case that no reply is needed. */
    private void answerEverything(String number) {
        api.get("/api/cases/" + number)
                .body()
                .get("concerns")
                .forEach(concern -> api.put(
                        "/api/concerns/" + concern.get("id").asText() + "/outcome",
                        Map.of("outcome", "no-reply-needed", "reason", "a test")));
    }

    private ApiClient.Answer reply(String number, String text, String key) {
        String path = "/api/cases/" + number + "/replies";
        return key == null
                ? api.post(path, ApiClient.text(text))
                : api.post(path, ApiClient.text(text), "Idempotency-Key", key);
    }

    private ApiClient.Answer changeState(String number, Map<String, Object> body) {
        return api.post("/api/cases/" + number + "/state", body);
    }

    private String state(UUID message) {
        return api.get("/api/messages/" + message)
                .body()
                .get("delivery")
                .get("state")
                .asText();
    }

    private static InboundEvent receipt(UUID account, String conversation, UUID message, DeliveryState state) {
        return new InboundEvent.DeliveryReceipt(account, conversation, message, state, null, null, Instant.now());
    }
}
