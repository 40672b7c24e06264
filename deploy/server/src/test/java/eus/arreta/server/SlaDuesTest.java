package eus.arreta.server;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is due next stands with the cases, and explains itself. */
@QuarkusTest
class SlaDuesTest extends PolicyTest {

    private void promised(Map<String, Object> targets, String calendar) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "name",
                "Dues " + some,
                "position",
                2_000_000,
                "match",
                Map.of("topic", "t-" + some),
                "pauseOn",
                List.of("waiting"),
                "targets",
                targets));
        if (calendar != null) {
            policy.put("calendar", calendar);
        }
        var answer = api.post("/api/sla/policies", policy);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        made.add(answer.body().get("id").asText());
    }

    private Desk.Chat asks() {
        Desk.Chat chat = desk.writes("Kaixo");
        api.patch("/api/cases/" + chat.number, Map.of("topic", "t-" + some));
        return chat;
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(node.get(field).asText());
    }

    private List<String> numbers(String more) {
        List<String> numbers = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    api.get("/api/cases?limit=1&topic=t-" + some + more + after).body();
            page.get("items").forEach(one -> numbers.add(one.get("number").asText()));
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : null;
        } while (after != null);
        return numbers;
    }

    @Test
    void whatIsDueNextStandsInTheListAndGoesOnWithTheCase() {
        promised(
                Map.of(
                        "firstResponse", Map.of("minutes", 30, "time", "natural", "warnAt", List.of(0.5)),
                        "resolution", Map.of("minutes", 600, "time", "natural")),
                null);
        Desk.Chat first = asks();
        JsonNode due = desk.await(first.number, found -> found.has("dueAt"));
        assertThat(due.get("due").get("target").asText()).isEqualTo("firstResponse");
        assertThat(due.get("breached").asBoolean()).isFalse();
        assertThat(Duration.between(time(due.get("due"), "soonAt"), time(due, "dueAt")))
                .isEqualTo(Duration.ofMinutes(15));
        first.replied("Egun on");
        JsonNode answered = desk.await(
                first.number, found -> found.path("due").path("target").asText().equals("resolution"));
        assertThat(Duration.between(time(due, "dueAt"), time(answered, "dueAt")))
                .isCloseTo(Duration.ofMinutes(570), Duration.ofSeconds(5));
        first.state("waiting");
        desk.await(first.number, found -> !found.has("dueAt") && !found.has("due"));
    }

    @Test
    void theListStandsInTheOrderOfWhatIsDueAndLeavesNobodyOut() {
        promised(
                Map.of("firstResponse", Map.of("byPriority", Map.of("normal", 60, "urgent", 5), "time", "natural")),
                null);
        Desk.Chat late = asks();
        late.saysAt("sent before", Instant.now().minus(Duration.ofHours(3)));
        Desk.Chat later = asks();
        Desk.Chat soon = asks();
        api.patch("/api/cases/" + soon.number, Map.of("priority", "urgent"));
        Desk.Chat ended = asks();
        ended.replied("Egun on");
        ended.settle();
        ended.state("resolved");
        Desk.Chat never = asks();
        api.patch("/api/cases/" + never.number, Map.of("priority", "low"));
        desk.await(late.number, found -> found.path("breached").asBoolean());
        desk.await(later.number, found -> found.has("dueAt"));
        desk.await(
                soon.number,
                found -> found.has("dueAt")
                        && time(found, "dueAt").isBefore(Instant.now().plus(Duration.ofMinutes(6))));
        desk.await(ended.number, found -> !found.has("dueAt"));
        desk.await(never.number, found -> !found.has("dueAt"));
        assertThat(numbers("&sort=due"))
                .containsExactly(late.number, soon.number, later.number, never.number, ended.number);
        assertThat(numbers("&sort=due&state=new,open")).startsWith(late.number, soon.number, later.number);
        assertThat(numbers("&sort=due&state=resolved")).containsExactly(ended.number);
        assertThat(numbers("&breached=true")).containsExactly(late.number);
        assertThat(numbers("&sort=due&breached=false"))
                .doesNotContain(late.number)
                .hasSize(4);
        assertThat(numbers("&dueBefore=" + Instant.now().plus(Duration.ofMinutes(30))))
                .containsExactlyInAnyOrder(late.number, soon.number);
        assertThat(numbers("&sort=due&dueBefore=" + Instant.now().plus(Duration.ofMinutes(30))))
                .containsExactly(late.number, soon.number);
        late.replied("Sorry");
        desk.await(late.number, found -> !found.path("breached").asBoolean());
        assertThat(numbers("&breached=true")).isEmpty();
        assertThat(api.get("/api/cases?sort=size").status()).isEqualTo(422);
    }

    @Test
    void breachesOfTheirOwnAccordStandInTheListWithoutAnEventOfTheCitizen() {
        promised(Map.of("firstResponse", Map.of("minutes", 1, "time", "natural")), null);
        Desk.Chat chat = desk.writes("Kaixo");
        chat.saysAt("sent before", Instant.now().minus(Duration.ofSeconds(55)));
        api.patch("/api/cases/" + chat.number, Map.of("topic", "t-" + some));
        desk.await(chat.number, found -> found.has("dueAt"));
        desk.await(chat.number, found -> found.path("breached").asBoolean());
    }

    @Test
    void whoAddsUpWhatAnExplanationCountsGetsTheTimeAndReadsItInTheirLanguage() throws IOException {
        Map<String, Object> hours = new HashMap<>();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
            hours.put(day, List.of(List.of("09:00", "11:00"), List.of("16:00", "18:00")));
        }
        api.put("/api/calendars/d-" + some, Map.of("zone", "Europe/Madrid", "hours", hours));
        promised(Map.of("firstResponse", Map.of("minutes", 700)), "d-" + some);
        Desk.Chat chat = asks();
        JsonNode clock = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> clocks(chat, "en"),
                        all -> all.has("policy") && all.get("items").size() == 1)
                .get("items")
                .get(0);
        JsonNode parts = clock.get("explanation");
        BigDecimal counted = BigDecimal.ZERO;
        Instant joint = time(clock, "startedAt");
        for (JsonNode part : parts) {
            assertThat(time(part, "from")).isEqualTo(joint);
            joint = time(part, "to");
            counted = counted.add(part.get("counted").decimalValue());
        }
        assertThat(joint).isEqualTo(time(clock, "dueAt"));
        assertThat(counted.subtract(BigDecimal.valueOf(700)).abs()).isLessThan(new BigDecimal("0.0001"));
        assertThat(parts.toString()).contains("open").contains("closed");
        assertThat(clocks(chat, "eu").get("items").get(0).get("explanation").toString())
                .contains("zabalik")
                .contains("itxita");
    }

    @Test
    void whatANetworkLeavesForAnAnswerHasAClockThatWarnsAfterTwentyOfItsHours() {
        promised(Map.of("replyWindow", Map.of()), null);
        UUID account = UUID.fromString(
                api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", "W " + some))
                        .body()
                        .get("id")
                        .asText());
        Desk.Chat chat = new Desk(api, inbound, account).writes("Kaixo");
        api.patch("/api/cases/" + chat.number, Map.of("topic", "t-" + some));
        JsonNode due = desk.await(chat.number, found -> found.has("dueAt"));
        assertThat(due.get("due").get("target").asText()).isEqualTo("replyWindow");
        Instant written = time(due.get("timeline").get("items").get(0), "at");
        assertThat(time(due, "dueAt")).isEqualTo(written.plus(Duration.ofDays(1)));
        assertThat(time(due.get("due"), "soonAt")).isCloseTo(written.plus(Duration.ofHours(20)), within(10, SECONDS));
        chat.says("And more");
        desk.await(chat.number, found -> time(found, "dueAt").isAfter(written.plus(Duration.ofDays(1))));
        chat.replied("Egun on");
        desk.await(chat.number, found -> !found.has("dueAt"));
    }

    private JsonNode clocks(Desk.Chat chat, String language) throws IOException {
        return new ObjectMapper()
                .readTree(api.text("/api/cases/" + chat.number + "/sla", Map.of("Accept-Language", language)));
    }
}
