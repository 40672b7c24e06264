package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Several visitors who write at once, and what must be true of their messages at the end. */
final class Crowd implements AutoCloseable {

    private static final int VISITORS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installation installation;
    private final List<ChatVisitor> visitors;
    private final int messages;

    Crowd(Installation installation, Supplier<URI> server, int messages) {
        this.installation = installation;
        this.messages = messages;
        this.visitors = IntStream.range(0, VISITORS)
                .mapToObj(index -> new ChatVisitor(installation.http, server))
                .toList();
    }

    /** How many messages a test that is named with {@code full} of them sends at this run's scale. */
    static int scaled(int full) {
        return Math.max(100, (int) (full * scale()));
    }

    /** How often a test that is named with {@code full} kills kills at this run's scale. */
    static int kills(int full) {
        return Math.max(1, (int) Math.round(full * scale()));
    }

    private static double scale() {
        return Double.parseDouble(System.getProperty("arreta.tests.scale", "0.1"));
    }

    /** Hands all messages to the visitors, who send them as the connection allows. */
    void write() {
        for (int index = 0; index < messages; index++) {
            visitors.get(index % VISITORS).write("message " + index);
        }
    }

    /** Waits until this share of the messages is acknowledged. */
    void awaitAcknowledged(double share) {
        int many = (int) Math.ceil(messages * share);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ChatVisitor.acknowledged(visitors) >= many);
    }

    /** Each message is stored once, in the order in which its visitor wrote, and told of in one case event. */
    void assertEachIsStoredOnceInOrder(ApiClient api) throws IOException {
        awaitAcknowledged(1);
        Map<String, String> numbers = new HashMap<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    List<String> entryIds = new ArrayList<>();
                    for (JsonNode one : api.all("/api/cases")) {
                        String number = one.get("number").asText();
                        List<JsonNode> entries = api.all("/api/cases/" + number + "/timeline");
                        entries.forEach(entry -> {
                            entryIds.add(entry.get("id").asText());
                            String externalId = entry.get("externalId").asText();
                            numbers.put(externalId.substring(0, externalId.indexOf(':')), number);
                        });
                    }
                    assertThat(entryIds).hasSize(messages).doesNotHaveDuplicates();
                    CaseEventsSeen events = CaseEventsSeen.read(installation.kafka.bootstrapServers());
                    assertThat(events.gaps()).isEmpty();
                    assertThat(events.received()).containsOnlyKeys(entryIds);
                    assertThat(events.received().values()).containsOnly(1);
                });
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            int first = visitor;
            List<String> written = IntStream.range(0, messages)
                    .filter(index -> index % VISITORS == first)
                    .mapToObj(index -> "message " + index)
                    .toList();
            String number = numbers.get(visitors.get(visitor).conversation());
            assertThat(api.texts(number, "inbound")).isEqualTo(written);
        }
    }

    List<ChatVisitor> visitors() {
        return visitors;
    }

    @Override
    public void close() {
        visitors.forEach(ChatVisitor::close);
    }
}
