package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bad records go aside with their cause, block nothing, and can be sent again any number of times. */
@QuarkusTest
class DeadLettersTest extends ApplicationTest {

    @Test
    void badRecordsGoAsideAndTheGoodOneBehindThemIsAMessage() {
        Instant start = Instant.now();
        String conversation = newConversation();
        UUID account = webAccount();
        InboundEvent first = InboundRecords.message(account, conversation, conversation + ":1", "first");
        InboundEvent broken = InboundRecords.message(account, conversation, conversation + ":2", "broken");
        InboundEvent last = InboundRecords.message(account, conversation, conversation + ":3", "last");
        RecordMetadata brace;
        RecordMetadata future;
        try (InboundRecords inbound = inbound()) {
            inbound.send(first);
            inbound.send(first);
            brace = inbound.send(broken, "eus.arreta.inbound.message-received.v1", "{");
            future = inbound.send(broken, "eus.arreta.inbound.message-received.v99", "{}");
            inbound.send(last);
        }
        JsonNode found = awaitCase(conversation, 2);
        assertThat(inboundTexts(found)).containsExactly("first", "last");
        List<JsonNode> letters = since(start, "arreta.inbound");
        assertThat(letters)
                .extracting(
                        letter -> letter.get("partition").asInt(),
                        letter -> letter.get("offset").asLong(),
                        letter -> letter.get("cause").asText())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(brace.partition(), brace.offset(), "invalid"),
                        org.assertj.core.groups.Tuple.tuple(future.partition(), future.offset(), "unknown-type"));
        for (int round = 1; round <= 2; round++) {
            int attempts = round + 1;
            letters.forEach(letter -> replay(letter.get("id").asText()));
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(since(start, "arreta.inbound"))
                    .hasSize(2)
                    .allSatisfy(letter -> {
                        assertThat(letter.get("state").asText()).isEqualTo("open");
                        assertThat(letter.get("attempts").asInt()).isEqualTo(attempts);
                    }));
        }
        assertThat(inboundTexts(found)).containsExactly("first", "last");
    }

    @Test
    void aRecordOfADisabledAccountWaitsAmongTheDeadLetters() {
        Instant start = Instant.now();
        UUID account = UUID.fromString(api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Side",
                                "config",
                                Map.of("allowedOrigins", List.of("self"))))
                .body()
                .get("id")
                .asText());
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        String conversation = newConversation();
        try (InboundRecords inbound = inbound()) {
            inbound.send(InboundRecords.message(account, conversation, conversation + ":1", "hello"));
        }
        Awaitility.await().atMost(SOON).until(() -> !since(start, "arreta.inbound&cause=account-disabled")
                .isEmpty());
        String letter = since(start, "arreta.inbound&cause=account-disabled")
                .get(0)
                .get("id")
                .asText();
        api.post("/api/channel-accounts/" + account + "/enable", Map.of());
        replay(letter);
        replay(letter);
        JsonNode found = awaitCase(conversation, 1);
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        since(start, "arreta.inbound&cause=account-disabled"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("state").asText()).isEqualTo("done")));
        assertThat(inboundTexts(found)).containsExactly("hello");
    }

    @Test
    void aRecordWithoutHeadersIsADeadLetterToo() {
        Instant start = Instant.now();
        UUID account = webAccount();
        String conversation = newConversation();
        InboundEvent event = InboundRecords.message(account, conversation, conversation + ":1", "x");
        try (InboundRecords inbound = inbound()) {
            inbound.send(event, "", "");
        }
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(since(start, "arreta.inbound"))
                .anySatisfy(letter -> assertThat(letter.get("cause").asText()).isIn("unknown-type", "missing-header")));
    }

    @Test
    void theSameMessageUnderAnotherEventIdIsStillOneMessage() {
        String conversation = newConversation();
        UUID account = webAccount();
        InboundEvent.MessageReceived once = InboundRecords.message(account, conversation, conversation + ":1", "once");
        InboundEvent.MessageReceived again =
                InboundRecords.message(account, conversation, conversation + ":1", "once, again");
        try (InboundRecords inbound = inbound()) {
            inbound.send(once);
            inbound.send(again);
            inbound.send(InboundRecords.message(account, conversation, conversation + ":2", "two"));
        }
        assertThat(inboundTexts(awaitCase(conversation, 2))).containsExactly("once", "two");
    }

    private List<JsonNode> since(Instant start, String topic) {
        return api.all("/api/dead-letters?topic=" + topic + "&from=" + start);
    }

    private void replay(String id) {
        assertThat(api.post("/api/dead-letters/" + id + "/replay", Map.of()).status())
                .isEqualTo(200);
    }
}
