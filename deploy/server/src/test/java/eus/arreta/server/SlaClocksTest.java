package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Service clocks follow what happens to a case. */
@QuarkusTest
class SlaClocksTest extends PolicyTest {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Map<String, Object> policy(Map<String, Object> targets) {
        return new HashMap<>(Map.of(
                "name",
                "Clocks " + some,
                "position",
                2_000_000,
                "match",
                Map.of("topic", "t-" + some),
                "targets",
                targets,
                "pauseOn",
                List.of("waiting")));
    }

    private void exists(Map<String, Object> policy) {
        var answer = api.post("/api/sla/policies", policy);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        made.add(answer.body().get("id").asText());
    }

    /** A policy for the topic, all in natural time. */
    private void promised(int minutes) {
        exists(policy(Map.of(
                "firstResponse", Map.of("minutes", minutes, "time", "natural"),
                "nextResponse", Map.of("minutes", minutes, "time", "natural"),
                "resolution",
                        Map.of("byPriority", Map.of("normal", 10 * minutes, "urgent", minutes), "time", "natural"),
                "promise", Map.of())));
    }

    /** A case of the topic that has its policy. */
    private Desk.Chat asks() {
        Desk.Chat chat = desk.writes("Kaixo");
        return ofTheTopic(chat);
    }

    private Desk.Chat ofTheTopic(Desk.Chat chat) {
        assertThat(api.patch("/api/cases/" + chat.number, Map.of("topic", "t-" + some))
                        .status())
                .isEqualTo(200);
        await(chat, clocks -> clocks.has("policy"));
        return chat;
    }

    private JsonNode clocks(Desk.Chat chat) {
        return api.get("/api/cases/" + chat.number + "/sla").body();
    }

    private JsonNode await(Desk.Chat chat, Predicate<JsonNode> wanted) {
        return Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> clocks(chat), wanted::test);
    }

    private static JsonNode clock(JsonNode clocks, String target, int round) {
        return StreamSupport.stream(clocks.get("items").spliterator(), false)
                .filter(one -> one.get("target").asText().equals(target)
                        && one.get("round").asInt() == round)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode awaitState(Desk.Chat chat, String target, int round, String state) {
        return clock(
                await(
                        chat,
                        all -> clock(all, target, round).get("state").asText().equals(state)),
                target,
                round);
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(node.get(field).asText());
    }

    private static List<String> words(JsonNode clock) {
        List<String> words = new ArrayList<>();
        clock.get("history").forEach(change -> words.add(change.get("what").asText()));
        return words;
    }

    @Test
    void clocksFollowACaseFromItsFirstMessageToItsEnd() {
        promised(30);
        Desk.Chat chat = asks();
        JsonNode first = awaitState(chat, "firstResponse", 1, "running");
        assertThat(time(first, "dueAt")).isEqualTo(time(first, "startedAt").plus(Duration.ofMinutes(30)));
        chat.replied("Egun on");
        JsonNode met = awaitState(chat, "firstResponse", 1, "met");
        assertThat(words(met)).containsExactly("started", "met");
        assertThat(time(met, "dueAt")).isEqualTo(time(first, "dueAt"));
        chat.says("And another thing");
        awaitState(chat, "nextResponse", 1, "running");
        chat.replied("Yes");
        awaitState(chat, "nextResponse", 1, "met");
        chat.state("waiting");
        JsonNode paused = awaitState(chat, "resolution", 1, "paused");
        assertThat(paused.has("dueAt")).isFalse();
        chat.state("open");
        JsonNode resumed = awaitState(chat, "resolution", 1, "running");
        assertThat(time(resumed, "dueAt")).isAfter(time(resumed, "startedAt").plus(Duration.ofMinutes(300)));
        api.patch("/api/cases/" + chat.number, Map.of("priority", "urgent"));
        await(chat, all -> words(clock(all, "resolution", 1)).contains("moved"));
        chat.settle();
        assertThat(chat.state("resolved").status()).isEqualTo(200);
        awaitState(chat, "resolution", 1, "met");
        chat.says("One more question");
        JsonNode again = awaitState(chat, "resolution", 2, "running");
        assertThat(again.get("history").get(0).get("reason").asText()).isEqualTo("reopened-resumed");
        assertThat(time(again, "dueAt"))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        promised(30);
        Desk.Chat chat = asks();
        chat.replied("Egun on");
        JsonNode before = awaitState(chat, "firstResponse", 1, "met");
        try (RepeatedRecords topics = new RepeatedRecords()) {
            topics.awaitTaken("arreta.sla", "arreta.case-events");
            JsonNode all = clocks(chat);
            topics.repeat("arreta.case-events", body -> body.contains(chat.number));
            topics.awaitTaken("arreta.sla", "arreta.case-events");
            assertThat(clocks(chat)).isEqualTo(all);
        }
        assertThat(before.get("history")).hasSize(2);
    }

    @Test
    void whatArretaSaysByItselfIsNoResponse() {
        promised(30);
        String account = api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Clocks",
                                "config",
                                Map.of("allowedOrigins", List.of("self"))))
                .body()
                .get("id")
                .asText();
        api.put("/api/channel-accounts/" + account + "/reception", Map.of("enabled", true));
        desk = new Desk(api, inbound, UUID.fromString(account));
        Desk.Chat chat = asks();
        Awaitility.await().atMost(SOON).until(() -> !api.texts(chat.number, "outbound")
                .isEmpty());
        try (RepeatedRecords topics = new RepeatedRecords()) {
            topics.awaitTaken("arreta.sla", "arreta.case-events");
        }
        awaitState(chat, "firstResponse", 1, "running");
    }

    @Test
    void aMessageThatComesLateMovesTheStartBackAndSaysSo() {
        promised(90);
        Desk.Chat chat = asks();
        awaitState(chat, "firstResponse", 1, "running");
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        chat.saysAt("sent an hour ago", anHourAgo);
        JsonNode corrected = clock(
                await(chat, all -> time(clock(all, "firstResponse", 1), "startedAt")
                        .isBefore(Instant.now().minusSeconds(1800))),
                "firstResponse",
                1);
        assertThat(corrected.get("history").get(0).get("reason").asText()).isEqualTo("late-message");
        assertThat(corrected.get("state").asText()).isEqualTo("running");
    }

    @Test
    void aMergeKeepsTheOlderClockAndIsUndone() {
        promised(30);
        Desk.Chat older = asks();
        Desk.Chat younger = asks();
        Instant start = time(awaitState(older, "firstResponse", 1, "running"), "startedAt");
        Instant own = time(awaitState(younger, "firstResponse", 1, "running"), "startedAt");
        assertThat(own).isAfter(start);
        assertThat(api.post("/api/cases/" + older.number + "/merge", Map.of("into", younger.number))
                        .status())
                .isEqualTo(200);
        awaitState(older, "firstResponse", 1, "cancelled");
        await(younger, all -> time(clock(all, "firstResponse", 1), "startedAt").equals(start));
        assertThat(api.delete("/api/cases/" + older.number + "/merge").status()).isEqualTo(200);
        awaitState(older, "firstResponse", 1, "running");
        await(younger, all -> time(clock(all, "firstResponse", 1), "startedAt").equals(own));
    }

    @Test
    void aHolidayAddedLaterCountsForNewCasesAndForOthersOnceReApplied() {
        Map<String, Object> hours = new HashMap<>();
        DAYS.forEach(day -> hours.put(day, List.of(List.of("00:00", "24:00"))));
        String calendar = "/api/calendars/c-" + some;
        api.put(calendar, Map.of("zone", "Europe/Madrid", "hours", hours));
        Map<String, Object> policy = policy(Map.of("resolution", Map.of("minutes", 3 * 24 * 60)));
        policy.put("calendar", "c-" + some);
        exists(policy);
        Desk.Chat before = asks();
        Instant due = time(awaitState(before, "resolution", 1, "running"), "dueAt");
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Europe/Madrid")).plusDays(1);
        assertThat(api.put(
                                calendar,
                                Map.of(
                                        "zone",
                                        "Europe/Madrid",
                                        "hours",
                                        hours,
                                        "holidays",
                                        List.of(tomorrow.toString())))
                        .status())
                .isBetween(200, 201);
        Desk.Chat after = asks();
        JsonNode newer = awaitState(after, "resolution", 1, "running");
        assertThat(newer.get("calendar").get("version").asInt()).isEqualTo(2);
        assertThat(Duration.between(due, time(newer, "dueAt"))).isGreaterThan(Duration.ofHours(22));
        assertThat(time(clock(clocks(before), "resolution", 1), "dueAt")).isEqualTo(due);
        assertThat(api.post("/api/sla/re-apply", Map.of("case", before.number)).status())
                .as("without a reason")
                .isEqualTo(422);
        Desk.Agent agent = desk.agent("Miren " + some);
        var moved = agent.api().post("/api/sla/re-apply", Map.of("case", before.number, "reason", "New holiday"));
        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
        assertThat(moved.body().get("items").get(0).get("target").asText()).isEqualTo("resolution");
        JsonNode reApplied = clock(clocks(before), "resolution", 1);
        assertThat(Duration.between(due, time(reApplied, "dueAt"))).isGreaterThan(Duration.ofHours(22));
        JsonNode change = reApplied.get("history").get(1);
        assertThat(change.get("what").asText()).isEqualTo("moved");
        assertThat(change.get("by").asText()).isEqualTo("Miren " + some);
        assertThat(change.get("reason").asText()).isEqualTo("New holiday");
    }

    @Test
    void aPromiseHasAClockUntilItIsKept() {
        promised(30);
        Desk.Chat chat = asks();
        Instant due = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        String id = api.post(
                        "/api/cases/" + chat.number + "/promises",
                        Map.of("text", "We call you", "dueAt", due.toString()))
                .body()
                .get("id")
                .asText();
        assertThat(time(awaitState(chat, "promise", 1, "running"), "dueAt")).isEqualTo(due);
        api.put("/api/promises/" + id, Map.of("kept", true, "version", 0));
        awaitState(chat, "promise", 1, "met");
    }

    @Test
    void aCaseFromLongAgoRaisesNoAlarm() {
        promised(30);
        Instant longAgo = Instant.now().minus(Duration.ofDays(40));
        String conversation = newConversation();
        var now = InboundRecords.message(webAccount(), conversation, conversation + ":1", "old");
        inbound.send(new InboundEvent.MessageReceived(
                now.accountId(),
                now.conversation(),
                now.sender(),
                now.externalId(),
                longAgo,
                now.language(),
                now.content(),
                null,
                null));
        // So old that it stands at the end of every list.
        String number = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> jdbi.withHandle(
                                handle -> handle.createQuery("select record.number from cases.conversation conversation"
                                                + " join cases.case_record record on record.id = conversation.case_id"
                                                + " where conversation.address = :address")
                                        .bind("address", conversation)
                                        .mapTo(String.class)
                                        .findOne()
                                        .orElse(null)),
                        found -> found != null);
        api.patch("/api/cases/" + number, Map.of("topic", "t-" + some));
        JsonNode clocks = Awaitility.await()
                .atMost(SOON)
                .until(() -> api.get("/api/cases/" + number + "/sla").body(), all -> all.has("policy"));
        assertThat(clocks.get("items"))
                .allSatisfy(clock -> assertThat(clock.get("state").asText()).isNotIn("running", "breached"));
    }

    @Test
    void nothingIsKeptOfACaseThatIsErased() {
        promised(30);
        Desk.Chat chat = asks();
        awaitState(chat, "firstResponse", 1, "running");
        UUID id = UUID.fromString(chat.detail().get("id").asText());
        assertThat(kept(id)).isPositive();
        assertThat(api.post(
                                "/api/cases/" + chat.number + "/legal-deadlines",
                                Map.of(
                                        "rule", Map.of("unit", "naturalDays", "count", 100),
                                        "bindsWho", "administration",
                                        "startKind", "registry-entry",
                                        "startAt", "2026-03-16",
                                        "calendars", List.of(calendar())))
                        .status())
                .isEqualTo(201);
        assertThat(api.bytes("/api/citizens/" + chat.citizen() + "/export").statusCode())
                .isEqualTo(200);
        assertThat(api.delete("/api/citizens/" + chat.citizen()).status()).isLessThan(300);
        try (RepeatedRecords topics = new RepeatedRecords()) {
            topics.awaitTaken("arreta.sla", "arreta.case-events");
            topics.repeat("arreta.case-events", body -> body.contains(chat.number));
            topics.awaitTaken("arreta.sla", "arreta.case-events");
        }
        assertThat(kept(id)).isZero();
    }

    private int kept(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select (select count(*) from sla.case_fact where case_id = :id)"
                                + " + (select count(*) from sla.case_terms where case_id = :id)")
                        .bind("id", id)
                        .mapTo(int.class)
                        .one());
    }

    private String calendar() {
        api.put("/api/calendars/k-" + some, Map.of("zone", "Europe/Madrid", "hours", Map.of()));
        return "k-" + some;
    }
}
