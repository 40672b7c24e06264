package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is done at warnings and breaches of service clocks, and when. */
@QuarkusTest
class SlaAlarmsTest extends PolicyTest {

    private void promised(int minutes, double warnAt, List<Map<String, String>> actions) {
        var answer = api.post(
                "/api/sla/policies",
                Map.of(
                        "name",
                        "Alarms " + some,
                        "position",
                        2_000_000,
                        "match",
                        Map.of("topic", "t-" + some),
                        "targets",
                        Map.of(
                                "firstResponse",
                                Map.of("minutes", minutes, "time", "natural", "warnAt", List.of(warnAt))),
                        "actions",
                        actions));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        made.add(answer.body().get("id").asText());
    }

    /** A case of the topic that waits since a while. */
    private Desk.Chat waitsSince(Duration ago) {
        Desk.Chat chat = desk.writes("Kaixo");
        chat.saysAt("sent before", Instant.now().minus(ago));
        desk.await(chat.number, found -> api.texts(chat.number, "inbound").size() == 2);
        assertThat(api.patch("/api/cases/" + chat.number, Map.of("topic", "t-" + some))
                        .status())
                .isEqualTo(200);
        return chat;
    }

    /** An alarm in the database. */
    public record Row(String kind, Instant due, Instant firedAt) {}

    private List<Row> alarms(Desk.Chat chat) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from sla.alarm where number = :number order by due")
                        .bind("number", chat.number)
                        .map((row, context) -> new Row(
                                row.getString("kind"),
                                row.getTimestamp("due").toInstant(),
                                row.getTimestamp("fired_at") == null
                                        ? null
                                        : row.getTimestamp("fired_at").toInstant()))
                        .list());
    }

    private List<Row> awaitFired(Desk.Chat chat, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> alarms(chat),
                        rows -> rows.stream()
                                        .filter(row -> row.firedAt() != null)
                                        .count()
                                == count);
    }

    private List<JsonNode> notifications(Desk.Agent agent) {
        return agent.api().all("/api/notifications");
    }

    @Test
    void warningAndBreachComeWithinASecondOfTheirMomentAndOnlyOnce() {
        promised(
                1,
                0.95,
                List.of(
                        Map.of("on", "warning", "what", "notify"),
                        Map.of("on", "breach", "what", "raise-priority"),
                        Map.of("on", "breach", "what", "notify")));
        Desk.Agent agent = desk.agent("Ane " + some);
        // So long before its first moment that the policy is there by then.
        Desk.Chat chat = waitsSince(Duration.ofSeconds(50));
        api.post("/api/cases/" + chat.number + "/assignment", Map.of("agent", agent.id()));
        List<Row> fired = awaitFired(chat, 2);
        assertThat(fired).extracting(Row::kind).containsExactly("warning:0.95", "breach");
        assertThat(fired).allSatisfy(row -> assertThat(Duration.between(row.due(), row.firedAt()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(1)));
        assertThat(Duration.between(fired.get(0).due(), fired.get(1).due())).isEqualTo(Duration.ofSeconds(3));
        desk.await(chat.number, found -> found.get("priority").asText().equals("high"));
        try (RepeatedRecords topics = new RepeatedRecords()) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> topics.holds(
                            "arreta.case-events",
                            body -> body.contains(chat.number) && body.contains("\"sla-breached\"")));
            topics.repeat("arreta.case-events", body -> body.contains(chat.number));
            topics.awaitTaken("arreta.sla", "arreta.case-events");
        }
        assertThat(alarms(chat)).as("what has fired doesn't fire again").isEqualTo(fired);
        assertThat(notifications(agent))
                .extracting(one -> one.get("what").asText())
                .containsOnlyOnce("sla-warning", "sla-breached");
    }

    @Test
    void whatWasAnsweredInTimeRaisesNoAlarm() {
        promised(30, 0.5, List.of());
        Desk.Chat chat = waitsSince(Duration.ofSeconds(1));
        Awaitility.await().atMost(SOON).until(() -> alarms(chat).size() == 2);
        chat.replied("Egun on");
        Awaitility.await().atMost(SOON).until(() -> alarms(chat).isEmpty());
    }

    @Test
    void anActionThatCannotBeDoneKeepsNothingWaiting() {
        promised(1, 0.5, List.of(Map.of("on", "breach", "what", "move-queue", "to", "nowhere-" + some)));
        Desk.Chat chat = waitsSince(Duration.ofMinutes(10));
        assertThat(awaitFired(chat, 2)).hasSize(2);
    }

    @Test
    void aBreachMovesTheCaseToAnotherQueueAndLeavesItsAgent() {
        Map<String, Object> queue = new HashMap<>();
        queue.put("names", Map.of("eu", "Berandu", "es", "Tarde", "fr", "Tard", "en", "Late"));
        assertThat(api.put("/api/queues/q-" + some, queue).status()).isBetween(200, 201);
        promised(1, 0.5, List.of(Map.of("on", "breach", "what", "move-queue", "to", "q-" + some)));
        Desk.Chat chat = waitsSince(Duration.ofMinutes(10));
        desk.await(chat.number, found -> found.path("queue").asText().equals("q-" + some));
    }

    /** A case that somebody has, whose first message waits since a while. */
    private Desk.Chat ofAgent(Desk.Agent agent, Duration ago) {
        Desk.Chat chat = waitsSince(ago);
        api.post("/api/cases/" + chat.number + "/assignment", Map.of("agent", agent.id()));
        return chat;
    }

    @Test
    void nobodyIsToldOutsideTheirHoursUnlessTheyAreOnDuty() {
        promised(1, 0.9, List.of(Map.of("on", "breach", "what", "notify")));
        String day = LocalDate.now(ZoneId.of("Europe/Madrid"))
                .plusDays(2)
                .getDayOfWeek()
                .name()
                .substring(0, 3)
                .toLowerCase(Locale.ROOT);
        api.put(
                "/api/calendars/h-" + some,
                Map.of("zone", "Europe/Madrid", "hours", Map.of(day, List.of(List.of("09:00", "10:00")))));
        Desk.Agent away = desk.agent("Away " + some);
        Desk.Agent onDuty = desk.agent("Duty " + some);
        assertThat(away.api()
                        .put("/api/users/" + away.id() + "/hours", Map.of("calendar", "h-" + some))
                        .body()
                        .get("calendar")
                        .asText())
                .isEqualTo("h-" + some);
        assertThat(api.put("/api/users/" + onDuty.id() + "/hours", Map.of("calendar", "h-" + some, "onDuty", true))
                        .status())
                .isEqualTo(200);
        assertThat(away.api()
                        .put("/api/users/" + onDuty.id() + "/hours", Map.of("onDuty", false))
                        .status())
                .isEqualTo(403);
        assertThat(away.api()
                        .put("/api/users/" + away.id() + "/hours", Map.of("calendar", "nowhere"))
                        .status())
                .isEqualTo(422);
        awaitFired(ofAgent(away, Duration.ofSeconds(50)), 2);
        awaitFired(ofAgent(onDuty, Duration.ofSeconds(50)), 2);
        assertThat(notifications(onDuty))
                .extracting(one -> one.get("what").asText())
                .containsExactly("sla-breached", "assigned");
        assertThat(notifications(away))
                .extracting(one -> one.get("what").asText())
                .containsExactly("assigned");
        Instant seen = jdbi.withHandle(handle -> handle.createQuery(
                        "select at from cases.notification where user_id = :user" + " and what = 'sla-breached'")
                .bind("user", UUID.fromString(away.id()))
                .mapTo(Instant.class)
                .one());
        assertThat(LocalTime.ofInstant(seen, ZoneId.of("Europe/Madrid")))
                .as("it waits for them")
                .isEqualTo(LocalTime.of(9, 0));
    }

    @Test
    void anAnswerThatStandsInTheCaseAndHasNotBeenHeardOfHoldsTheAlarm() {
        promised(60, 0.99, List.of());
        Desk.Chat chat = waitsSince(Duration.ofMinutes(58));
        Awaitility.await().atMost(SOON).until(() -> alarms(chat).size() == 2);
        UUID id = UUID.fromString(chat.detail().get("id").asText());
        chat.replied("Egun on");
        Awaitility.await().atMost(SOON).until(() -> alarms(chat).isEmpty());
        // As if its event were still behind a burst: what was heard of the answer is taken away, and the clock is due.
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from sla.case_fact where case_id = :id and what = 'reply'")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("update sla.case_fact set at = at - interval '2 minutes' where case_id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("update sla.case_terms set at = at - interval '2 minutes' where case_id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("insert into sla.alarm (case_id, number, target, round, kind, due)"
                            + " select case_id, :number, 'firstResponse', 1, 'breach', min(at) + interval '60 minutes'"
                            + " from sla.case_fact where case_id = :id and what = 'message' group by case_id")
                    .bind("id", id)
                    .bind("number", chat.number)
                    .execute();
        });
        Awaitility.await()
                .atMost(SOON)
                .until(() -> jdbi.withHandle(
                        handle -> handle.createQuery("select held_until is not null from sla.alarm where case_id = :id")
                                .bind("id", id)
                                .mapTo(boolean.class)
                                .findOne()
                                .orElse(false)));
        assertThat(alarms(chat)).extracting(Row::firedAt).containsOnlyNulls();
    }
}
