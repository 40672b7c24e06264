package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.events.EventCodec;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What networks and their adapters may send that is wrong: each has one outcome, and what stands behind it goes on. */
@QuarkusTest
class BadInboundTest extends ApplicationTest {

    private static final String TYPE = "eus.arreta.inbound.message-received.v1";

    private InboundRecords inbound;

    @BeforeEach
    void open() {
        inbound = inbound();
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @ParameterizedTest
    @CsvSource({
        "nul, invalid",
        "half-a-surrogate, invalid",
        "invalid-utf8, invalid",
        "text-of-a-megabyte, invalid",
        "long-name, invalid",
        "year-1, invalid",
        "year-9999, invalid",
        "deep, invalid",
        "wrong-type, invalid",
        "missing-field, invalid",
        "no-json, invalid",
        "right-to-left-override, stored",
        "unknown-field, stored",
        "unknown-content, stored"
    })
    void eachBadRecordHasOneOutcome(String what, String outcome) {
        String conversation = newConversation();
        InboundEvent good = InboundRecords.message(webAccount(), conversation, conversation + ":1", "GOOD TEXT");
        byte[] body = mutated(what, EventCodec.write(good));
        RecordMetadata sent = inbound.send(good, TYPE, body);
        inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":2", "behind it"));
        JsonNode found = awaitCase(conversation, outcome.equals("stored") ? 2 : 1);
        assertThat(inboundTexts(found)).endsWith("behind it");
        List<JsonNode> letters = api.all("/api/dead-letters?topic=arreta.inbound").stream()
                .filter(letter -> letter.get("partition").asInt() == sent.partition()
                        && letter.get("offset").asLong() == sent.offset())
                .toList();
        if (outcome.equals("stored")) {
            assertThat(letters).isEmpty();
            assertThat(found.get("citizen").path("name").asText()).doesNotContain("\u202E");
        } else {
            assertThat(letters).singleElement().satisfies(letter -> assertThat(
                            letter.get("cause").asText())
                    .isEqualTo(outcome));
        }
    }

    private static byte[] mutated(String what, String json) {
        String changed =
                switch (what) {
                    case "nul" -> json.replace("GOOD", "\\u0000");
                    case "half-a-surrogate" -> json.replace("GOOD", "\\ud83d");
                    case "text-of-a-megabyte" -> json.replace("GOOD", "x".repeat(1_200_000));
                    case "long-name" -> json.replace("\"name\":null", "\"name\":\"" + "n".repeat(100_000) + "\"");
                    case "year-1" -> json.replaceAll("\"sentAt\":\"[^\"]+\"", "\"sentAt\":\"0001-01-01T00:00:00Z\"");
                    case "year-9999" -> json.replaceAll("\"sentAt\":\"[^\"]+\"", "\"sentAt\":\"9999-12-31T23:59:59Z\"");
                    case "deep" -> json.replaceFirst("\\{", "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",");
                    case "wrong-type" -> json.replaceAll("\"content\":\\[.*\\]", "\"content\":\"text\"");
                    case "missing-field" -> json.replaceAll("\"externalId\":\"[^\"]+\",", "");
                    case "no-json" -> "<xml/>";
                    case "right-to-left-override" -> json.replace("\"name\":null", "\"name\":\"Ane \u202Egnp\"");
                    case "unknown-field" -> json.replaceFirst("\\{", "{\"somethingNew\":{\"a\":[1,2]},");
                    case "unknown-content" ->
                        json.replace("\"content\":[", "\"content\":[{\"kind\":\"hologram\",\"depth\":3},");
                    case "invalid-utf8" -> json;
                    default -> throw new IllegalArgumentException(what);
                };
        byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
        if (what.equals("invalid-utf8")) {
            int place = json.indexOf("GOOD");
            bytes[place] = (byte) 0xC3;
            bytes[place + 1] = (byte) 0x28;
        }
        return bytes;
    }

    @Test
    void whatTheBrokerWouldNotTakeIsRefusedThere() {
        String conversation = newConversation();
        InboundEvent good = InboundRecords.message(webAccount(), conversation, conversation + ":1", "GOOD TEXT");
        byte[] huge =
                EventCodec.write(good).replace("GOOD", "x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> inbound.send(good, TYPE, huge))
                .hasRootCauseInstanceOf(org.apache.kafka.common.errors.RecordTooLargeException.class);
    }

    /** 50,000 at full scale; {@code arreta.tests.scale} makes it smaller. */
    @Test
    void mutatedRecordsStopNothingAndChangeNoOtherCase() {
        int many = (int) (50_000 * Double.parseDouble(System.getProperty("arreta.tests.scale", "0.1")));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        System.out.println("mutated records: " + many + ", seed " + seed);
        UUID account = webAccount();
        List<String> bystanders = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            String conversation = newConversation();
            inbound.send(InboundRecords.message(account, conversation, conversation + ":1", "before"));
            bystanders.add(conversation);
        }
        List<String> numbers = bystanders.stream()
                .map(conversation -> awaitCase(conversation, 1).get("number").asText())
                .toList();
        String victims = "m" + UUID.randomUUID();
        for (int index = 0; index < many; index++) {
            String conversation = victims + "-" + random.nextInt(20);
            InboundEvent event = InboundRecords.message(
                    account, conversation, conversation + ":" + index, "some words to be changed");
            inbound.sendLater(event, TYPE, mutate(EventCodec.write(event).getBytes(StandardCharsets.UTF_8), random));
        }
        inbound.flush();
        bystanders.forEach(conversation ->
                inbound.send(InboundRecords.message(account, conversation, conversation + ":2", "after")));
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> numbers.forEach(number -> assertThat(api.texts(number, "inbound"))
                        .as("seed %d", seed)
                        .containsExactly("before", "after")));
        // What is left in other partitions would keep the next test waiting.
        try (RepeatedRecords records = new RepeatedRecords()) {
            records.awaitTaken("arreta.cases", "arreta.inbound");
        }
        assertThat(api.get("/q/health/ready").status()).isEqualTo(200);
        numbers.forEach(number -> assertThat(
                        api.get("/api/cases/" + number).body().get("state").asText())
                .as("seed %d", seed)
                .isEqualTo("new"));
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int count = 1 + random.nextInt(4); count > 0; count--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> mutated = java.util.Arrays.copyOf(mutated, random.nextInt(mutated.length));
            case 2 -> {
                int from = random.nextInt(mutated.length);
                int to = from + random.nextInt(mutated.length - from);
                byte[] piece = java.util.Arrays.copyOfRange(mutated, from, to);
                byte[] longer = java.util.Arrays.copyOf(mutated, mutated.length + piece.length);
                System.arraycopy(piece, 0, longer, mutated.length, piece.length);
                mutated = longer;
            }
            default -> {
                int one = random.nextInt(mutated.length);
                int other = random.nextInt(mutated.length);
                byte kept = mutated[one];
                mutated[one] = mutated[other];
                mutated[other] = kept;
            }
        }
        return mutated;
    }

    @Test
    void deadLettersAreSentAgainByFilter() {
        Instant start = Instant.now();
        UUID account = UUID.fromString(
                api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", "Off"))
                        .body()
                        .get("id")
                        .asText());
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        String conversation = newConversation();
        for (int index = 1; index <= 3; index++) {
            inbound.send(InboundRecords.message(account, conversation, conversation + ":" + index, "m" + index));
        }
        String filter = "/api/dead-letters?cause=account-disabled&from=" + start;
        Awaitility.await().atMost(SOON).until(() -> api.all(filter).size() == 3);
        api.post("/api/channel-accounts/" + account + "/enable", Map.of());
        ApiClient.Answer replayed =
                api.post("/api/dead-letters/replay", Map.of("cause", "account-disabled", "from", start.toString()));
        assertThat(replayed.body().get("replayed").asInt()).isEqualTo(3);
        assertThat(inboundTexts(awaitCase(conversation, 3))).containsExactly("m1", "m2", "m3");
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(api.all(filter))
                .allSatisfy(letter -> assertThat(letter.get("state").asText()).isEqualTo("done")));
        assertThat(api.post("/api/dead-letters/replay", Map.of("cause", "account-disabled", "from", start.toString()))
                        .body()
                        .get("replayed")
                        .asInt())
                .isZero();
        assertThat(api.post("/api/dead-letters/replay", Map.of("limit", 0)).status())
                .isEqualTo(422);
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
    }

    @Test
    void aNewNameReachesTheList() {
        String conversation = newConversation();
        inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":1", "hello"));
        JsonNode found = awaitCase(conversation, 1);
        String citizen = found.get("citizen").get("id").asText();
        api.patch("/api/citizens/" + citizen, Map.of("name", "Amaia Zubiri"));
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(api.get("/api/cases?citizen=" + citizen)
                        .body()
                        .get("items")
                        .get(0)
                        .get("citizen")
                        .path("name")
                        .asText())
                .isEqualTo("Amaia Zubiri"));
    }
}
