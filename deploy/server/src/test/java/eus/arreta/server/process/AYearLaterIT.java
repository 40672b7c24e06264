package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clock goes on for a year: no case changes its state by itself, but those that are resolved and owe no answer close. */
class AYearLaterIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private static Installation installation;
    private static Installation.Server server;

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.create();
        server = installation.server();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void onlyWhatIsResolvedAndAnsweredCloses() {
        ApiClient api = server.api();
        Map<String, String> before = new TreeMap<>();
        String fresh = newCase(api);
        before.put(fresh, "new");
        String open = newCase(api);
        state(api, open, Map.of("state", "open"));
        before.put(open, "open");
        String waiting = newCase(api);
        state(
                api,
                waiting,
                Map.of(
                        "state",
                        "waiting",
                        "until",
                        Instant.now().plus(Duration.ofDays(2)).toString()));
        before.put(waiting, "waiting");
        String held = newCase(api);
        state(api, held, Map.of("state", "on-hold", "reason", "the land registry"));
        before.put(held, "on-hold");
        String resolved = newCase(api);
        String concern = api.get("/api/cases/" + resolved)
                .body()
                .get("concerns")
                .get(0)
                .get("id")
                .asText();
        api.put("/api/concerns/" + concern + "/outcome", Map.of("outcome", "no-reply-needed", "reason", "a test"));
        state(api, resolved, Map.of("state", "resolved"));
        before.put(resolved, "resolved");
        assertThat(states(api)).isEqualTo(before);

        assertThat(api.put(
                                "/q/test/clock",
                                Map.of(
                                        "now",
                                        Instant.now().plus(Duration.ofDays(366)).toString()))
                        .status())
                .isEqualTo(200);
        before.put(resolved, "closed");
        // The same round of the timers that closes wakes what was snoozed: after it, nothing else has come.
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !api.get("/api/cases/" + waiting).body().has("snoozedUntil"));
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(states(api))
                .isEqualTo(before));
        assertThat(api.get("/api/cases/" + fresh).body().get("concerns").get(0).has("outcome"))
                .isFalse();
    }

    private static Map<String, String> states(ApiClient api) {
        Map<String, String> states = new TreeMap<>();
        List.of("new", "open", "waiting", "on-hold", "resolved", "closed")
                .forEach(state -> api.all("/api/cases?state=" + state)
                        .forEach(one -> states.put(
                                one.get("number").asText(), one.get("state").asText())));
        return states;
    }

    private static void state(ApiClient api, String number, Map<String, Object> wanted) {
        assertThat(api.post("/api/cases/" + number + "/state", wanted).status()).isEqualTo(200);
    }

    private static String newCase(ApiClient api) {
        try (ChatVisitor visitor = new ChatVisitor(installation.http, server::address)) {
            visitor.write("Kaixo");
            return Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(
                            () -> api.caseOf(visitor.conversation())
                                    .get("number")
                                    .asText(),
                            number -> true);
        }
    }
}
