package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two agents at two replicas merge citizens and cases, take it back and answer, while all of these citizens write: each
 * message is stored once, each visitor's in order, and each answer reaches the one it was meant for.
 */
class MergedWhileTheyWriteIT {

    private static final int VISITORS = 8;
    /** The first half are merged as citizens and answered; the cases of the second half are merged. */
    private static final int HALF = VISITORS / 2;

    private static Installation installation;
    private static Installation.Server first;
    private static Installation.Server second;

    private final List<Integer> statuses = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.create();
        List<Installation.Server> both = installation.servers(2);
        first = both.get(0);
        second = both.get(1);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void nothingIsLostDoubledOrSentToSomebodyElse() throws Exception {
        long seed = System.nanoTime();
        int each = Crowd.scaled(2_000) / VISITORS;
        System.out.println("merging while " + VISITORS + " visitors write " + each + " messages each, seed " + seed);
        List<ChatVisitor> visitors = IntStream.range(0, VISITORS)
                .mapToObj(
                        index -> new ChatVisitor(installation.http, index % 2 == 0 ? first::address : second::address))
                .toList();
        try {
            visitors.forEach(visitor -> visitor.write("message 0"));
            List<JsonNode> cases = new ArrayList<>();
            for (ChatVisitor visitor : visitors) {
                cases.add(Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> first.api().caseOf(visitor.conversation()), found -> true));
            }
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Void>> agents = List.of(
                    agent(first.api(), cases, new Random(seed), over),
                    agent(second.api(), cases, new Random(seed + 1), over));
            for (int message = 1; message < each; message++) {
                for (ChatVisitor visitor : visitors) {
                    visitor.write("message " + message);
                }
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> ChatVisitor.acknowledged(visitors) == VISITORS * each);
            over.set(true);
            for (CompletableFuture<Void> agent : agents) {
                agent.get(60, TimeUnit.SECONDS);
            }
            assertThat(failed)
                    .as("answers that are our own fault, agents that broke")
                    .isEmpty();
            assertThat(statuses).as("merges that were done").contains(200);
            assertEachIsStoredOnceInOrder(visitors, each);
            for (int index = 0; index < VISITORS; index++) {
                String own = "to " + index + " ";
                assertThat(visitors.get(index).replies()).allMatch(reply -> reply.startsWith(own));
            }
        } finally {
            visitors.forEach(ChatVisitor::close);
        }
    }

    private CompletableFuture<Void> agent(ApiClient api, List<JsonNode> cases, Random random, AtomicBoolean over) {
        return CompletableFuture.runAsync(() -> {
                    for (int round = 0; !over.get(); round++) {
                        mergeCitizens(api, cases, random);
                        mergeCases(api, cases, random);
                        int answered = random.nextInt(HALF);
                        count(api.post(
                                "/api/cases/"
                                        + cases.get(answered).get("number").asText() + "/replies",
                                ApiClient.text("to " + answered + " round " + round)));
                    }
                })
                .exceptionally(broken -> {
                    failed.add(broken);
                    return null;
                });
    }

    private void mergeCitizens(ApiClient api, List<JsonNode> cases, Random random) {
        int from = random.nextInt(HALF);
        int into = (from + 1 + random.nextInt(HALF - 1)) % HALF;
        ApiClient.Answer merged = api.post(
                "/api/citizens/" + citizen(cases.get(from)) + "/merge", Map.of("into", citizen(cases.get(into))));
        count(merged);
        if (merged.status() == 200) {
            count(api.delete("/api/citizens/" + citizen(cases.get(into)) + "/merges/"
                    + merged.body().get("mergeId").asText()));
        }
    }

    private void mergeCases(ApiClient api, List<JsonNode> cases, Random random) {
        int from = HALF + random.nextInt(HALF);
        int into = HALF + (from - HALF + 1 + random.nextInt(HALF - 1)) % HALF;
        String path = "/api/cases/" + cases.get(from).get("number").asText() + "/merge";
        ApiClient.Answer merged =
                api.post(path, Map.of("into", cases.get(into).get("number").asText()));
        count(merged);
        if (merged.status() == 200) {
            count(api.delete(path));
        }
    }

    private synchronized void count(ApiClient.Answer answer) {
        statuses.add(answer.status());
        if (answer.status() >= 500) {
            failed.add(new AssertionError("answer " + answer.status() + ": " + answer.body()));
        }
    }

    private static String citizen(JsonNode found) {
        return found.get("citizen").get("id").asText();
    }

    /** Wherever a message is now, it is there once; a visitor's messages follow each other by their numbers. */
    private static void assertEachIsStoredOnceInOrder(List<ChatVisitor> visitors, int each) {
        List<String> written =
                IntStream.range(0, each).mapToObj(index -> "message " + index).toList();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    Map<String, List<String>> stored = new HashMap<>();
                    for (JsonNode one : second.api().all("/api/cases")) {
                        Map<String, List<Integer>> here = new HashMap<>();
                        for (JsonNode entry : second.api()
                                .all("/api/cases/" + one.get("number").asText() + "/timeline")) {
                            if (entry.path("direction").asText().equals("inbound")) {
                                String id = entry.get("externalId").asText();
                                String visitor = id.substring(0, id.indexOf(':'));
                                String text = entry.get("text").asText();
                                stored.computeIfAbsent(visitor, any -> new ArrayList<>())
                                        .add(text);
                                here.computeIfAbsent(visitor, any -> new ArrayList<>())
                                        .add(Integer.valueOf(text.substring("message ".length())));
                            }
                        }
                        assertThat(here.values())
                                .allSatisfy(numbers -> assertThat(numbers).isSorted());
                    }
                    for (ChatVisitor visitor : visitors) {
                        assertThat(stored.get(visitor.conversation())).containsExactlyInAnyOrderElementsOf(written);
                    }
                });
    }
}
