package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Legal deadlines of cases: entered by somebody, stopped, lengthened, explained. */
@QuarkusTest
class LegalDeadlinesTest extends ApplicationTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Inject
    Jdbi jdbi;

    private InboundRecords inbound;
    private String path;
    private String calendar;

    @BeforeEach
    void aCase() {
        inbound = inbound();
        String conversation = newConversation();
        inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":1", "Kaixo"));
        path = "/api/cases/" + awaitCase(conversation, 1).get("number").asText() + "/legal-deadlines";
        calendar = calendar("ES-PV");
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    private String calendar(String region) {
        String id = "l-" + UUID.randomUUID();
        api.put("/api/calendars/" + id, Map.of("zone", "Europe/Madrid", "hours", Map.of(), "region", region));
        return id;
    }

    private Map<String, Object> wanted(String unit, int count, String binds, String start) {
        return new HashMap<>(Map.of(
                "rule",
                Map.of("unit", unit, "count", count, "article", "art. 21.3", "silence", "negative"),
                "bindsWho",
                binds,
                "startKind",
                binds.equals("citizen") ? "notification" : "registry-entry",
                "startAt",
                start,
                "calendars",
                List.of(calendar)));
    }

    private JsonNode entered(Map<String, Object> wanted, String... headers) {
        var answer = api.post(path, wanted, headers);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static BigDecimal counted(JsonNode deadline) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : deadline.get("explanation")) {
            sum = sum.add(part.get("counted").decimalValue());
        }
        return sum;
    }

    @Test
    void aCaseHasNoLegalDeadlineUntilSomebodyEntersItsStart() {
        assertThat(api.get(path).body().get("items")).isEmpty();
        JsonNode made = entered(wanted("months", 3, "administration", "2026-09-08"));
        assertThat(made.get("dueDate").asText()).isEqualTo("2026-12-09");
        assertThat(made.get("due").asText()).isEqualTo("2026-12-09T22:59:59.999999Z");
        assertThat(made.get("confirmed").asBoolean()).isFalse();
        assertThat(made.get("rule").get("silence").asText()).isEqualTo("negative");
        assertThat(counted(made)).isEqualByComparingTo("3");
        Map<String, Object> registered = wanted("workingDays", 10, "citizen", "2026-02-07T11:00:00+01:00");
        registered.put("registryNumber", "2026RTE00012345");
        JsonNode second = entered(registered, "Accept-Language", "eu");
        assertThat(second.get("confirmed").asBoolean()).isTrue();
        assertThat(second.get("dueDate").asText()).isEqualTo("2026-02-20");
        assertThat(second.get("explanation").toString()).contains("egun baliodun");
        JsonNode listed = api.get(path).body().get("items");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).get("id")).isEqualTo(made.get("id"));
        assertThat(listed.get(1).get("explanation").toString()).contains("días hábiles");
    }

    @Test
    void theWorkedExamplesOfTheLawHold() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(LegalDeadlinesTest.class.getResourceAsStream("/vectors/legal-deadlines.json"));
        Map<String, String> units = Map.of(
                "working_days", "workingDays", "natural_days", "naturalDays", "months", "months", "years", "years");
        int held = 0;
        for (JsonNode row : file.get("examples")) {
            String unit = units.get(row.get("unit").asText());
            if (unit != null) {
                List<String> days = new ArrayList<>();
                file.get("holiday_sets").get(row.get("holidays").asText()).forEach(day -> days.add(day.asText()));
                calendar = "v-" + UUID.randomUUID();
                api.put(
                        "/api/calendars/" + calendar,
                        Map.of("zone", "Europe/Madrid", "hours", Map.of(), "holidays", days));
                JsonNode made = entered(wanted(
                        unit, row.get("n").asInt(), "citizen", row.get("start").asText()));
                assertThat(made.get("dueDate").asText())
                        .as(row.get("id").asText())
                        .isEqualTo(row.get("expect").asText());
                assertThat(counted(made)).isEqualByComparingTo(row.get("n").decimalValue());
                held++;
            }
        }
        assertThat(held).isGreaterThan(15);
    }

    @Test
    void aSuspensionStopsItAndItsEndIsToldLater() {
        String id = entered(wanted("workingDays", 10, "administration", "2026-02-02"))
                .get("id")
                .asText();
        JsonNode open = api.post(
                        path + "/" + id + "/suspensions", Map.of("cause", "papers-missing", "from", "2026-02-05"))
                .body();
        assertThat(open.get("state").asText()).isEqualTo("suspended");
        assertThat(open.has("due")).isFalse();
        assertThat(api.post(path + "/" + id + "/suspensions", Map.of("cause", "tests", "from", "2026-02-09"))
                        .status())
                .isEqualTo(409);
        JsonNode closed = api.post(
                        path + "/" + id + "/suspensions",
                        Map.of("cause", "papers-missing", "from", "2026-02-05", "to", "2026-02-12"))
                .body();
        assertThat(closed.get("dueDate").asText()).isEqualTo("2026-02-23");
        assertThat(counted(closed)).isEqualByComparingTo("10");
        assertThat(closed.get("explanation").toString()).contains("plazo suspendido (falta documentación)", "art. 22");
        var report = api.post(
                path + "/" + id + "/suspensions",
                Map.of("cause", "mandatory-report", "from", "2026-02-16", "to", "2026-06-01"));
        assertThat(report.status()).isEqualTo(422);
        var late = api.post(
                path + "/" + id + "/suspensions", Map.of("cause", "tests", "from", "2026-02-24", "to", "2026-02-26"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("type").asText()).endsWith("expired");
    }

    @Test
    void anExtensionHasItsCeilingAndComesBeforeTheEnd() {
        String soon = LocalDate.now(MADRID).minusDays(1).toString();
        String now = OffsetDateTime.now(MADRID).minusMinutes(1).toString();
        String citizens =
                entered(wanted("workingDays", 10, "citizen", soon)).get("id").asText();
        Map<String, Object> wanted =
                new HashMap<>(Map.of("count", 6, "unit", "workingDays", "reason", "Solicitud", "decidedAt", now));
        assertThat(api.post(path + "/" + citizens + "/extensions", wanted).status())
                .as("over half")
                .isEqualTo(422);
        wanted.put("count", 5);
        wanted.put("unit", "naturalDays");
        assertThat(api.post(path + "/" + citizens + "/extensions", wanted).status())
                .as("other unit")
                .isEqualTo(422);
        wanted.put("unit", "workingDays");
        JsonNode extended =
                api.post(path + "/" + citizens + "/extensions", wanted).body();
        assertThat(counted(extended)).isEqualByComparingTo("15");
        assertThat(extended.get("explanation").toString()).contains("32.1");
        wanted.put("count", 1);
        assertThat(api.post(path + "/" + citizens + "/extensions", wanted).status())
                .as("no more left")
                .isEqualTo(422);
        String administrations =
                entered(wanted("months", 3, "administration", soon)).get("id").asText();
        wanted.put("count", 3);
        wanted.put("unit", "months");
        assertThat(counted(api.post(path + "/" + administrations + "/extensions", wanted)
                        .body()))
                .isEqualByComparingTo("6");
        String old = entered(wanted("months", 1, "administration", "2026-01-08"))
                .get("id")
                .asText();
        wanted.put("count", 1);
        var late = api.post(path + "/" + old + "/extensions", wanted);
        assertThat(late.status()).isEqualTo(409);
        wanted.put("decidedAt", "2026-01-20T10:00:00Z");
        assertThat(api.post(path + "/" + old + "/extensions", wanted).status())
                .as("decided in time, entered later")
                .isEqualTo(201);
        assertThat(api.get(path + "/" + old).body().get("state").asText()).isEqualTo("expired");
    }

    @Test
    void twoExtensionsAtOnceDoNotTogetherPassTheCeiling() {
        String soon = LocalDate.now(MADRID).minusDays(1).toString();
        String id =
                entered(wanted("workingDays", 10, "citizen", soon)).get("id").asText();
        String now = OffsetDateTime.now(MADRID).minusMinutes(1).toString();
        List<CompletableFuture<Integer>> asked = IntStream.range(0, 4)
                .mapToObj(one -> CompletableFuture.supplyAsync(() -> api.post(
                                path + "/" + id + "/extensions",
                                Map.of("count", 4, "unit", "workingDays", "reason", "r" + one, "decidedAt", now))
                        .status()))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join).sorted()).containsExactly(201, 422, 422, 422);
        assertThat(api.get(path + "/" + id).body().get("extensions")).hasSize(1);
    }

    @Test
    void whatIsAskedForTwiceWithOneKeyIsEnteredOnce() {
        Map<String, Object> wanted = wanted("months", 3, "administration", "2026-09-08");
        String key = UUID.randomUUID().toString();
        JsonNode first = entered(wanted, "Idempotency-Key", key);
        assertThat(entered(wanted, "Idempotency-Key", key).get("id")).isEqualTo(first.get("id"));
        assertThat(api.get(path).body().get("items")).hasSize(1);
    }

    /** A new version of the calendar. */
    private void holidays(List<String> days) {
        api.put(
                "/api/calendars/" + calendar,
                Map.of("zone", "Europe/Madrid", "hours", Map.of(), "region", "ES-PV", "holidays", days));
    }

    @Test
    void aLaterHolidayLeavesAnEnteredDeadlineAlone() {
        JsonNode before = entered(wanted("workingDays", 1, "administration", "2026-05-11"));
        holidays(List.of("2026-05-12"));
        JsonNode after = entered(wanted("workingDays", 1, "administration", "2026-05-11"));
        assertThat(after.get("dueDate").asText()).isEqualTo("2026-05-13");
        JsonNode still = api.get(path + "/" + before.get("id").asText()).body();
        assertThat(still.get("dueDate").asText()).isEqualTo("2026-05-12");
        assertThat(counted(still)).isEqualByComparingTo("1");
    }

    @Test
    void reApplyingIsAnActWithANameAndLeavesWhatHasEnded() {
        String number = path.split("/")[3];
        LocalDate start = LocalDate.now(MADRID).plusDays(200);
        JsonNode running = entered(wanted("naturalDays", 10, "administration", start.toString()));
        JsonNode ended = entered(wanted("workingDays", 1, "administration", "2026-05-11"));
        LocalDate due = LocalDate.parse(running.get("dueDate").asText());
        holidays(List.of(due.toString(), "2026-05-12"));
        assertThat(api.post("/api/sla/re-apply", Map.of("case", number)).status())
                .isEqualTo(422);
        JsonNode changed = api.post("/api/sla/re-apply", Map.of("case", number, "reason", "BOPV 99"))
                .body()
                .get("items");
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).get("id")).isEqualTo(running.get("id"));
        assertThat(changed.get(0).get("before")).isEqualTo(running.get("due"));
        JsonNode after = api.get(path + "/" + running.get("id").asText()).body();
        assertThat(LocalDate.parse(after.get("dueDate").asText())).isAfter(due);
        assertThat(after.get("due")).isEqualTo(changed.get(0).get("after"));
        assertThat(api.get(path + "/" + ended.get("id").asText()).body().get("dueDate"))
                .isEqualTo(ended.get("dueDate"));
        assertThat(api.get("/api/audit?action=legal-deadlines-re-applied&subject=case:" + number)
                        .body()
                        .get("items")
                        .get(0)
                        .toString())
                .contains("BOPV 99");
        assertThat(api.post("/api/sla/re-apply", Map.of("case", number, "reason", "again"))
                        .body()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aRegistryNumberConfirmsOnce() {
        String one = path + "/"
                + entered(wanted("months", 3, "administration", "2026-09-08"))
                        .get("id")
                        .asText();
        assertThat(api.patch(one, Map.of("registryNumber", " ")).status()).isEqualTo(422);
        JsonNode confirmed =
                api.patch(one, Map.of("registryNumber", "2026RTE1")).body();
        assertThat(confirmed.get("confirmed").asBoolean()).isTrue();
        assertThat(api.patch(one, Map.of("registryNumber", "2026RTE1")).status())
                .isEqualTo(200);
        assertThat(api.patch(one, Map.of("registryNumber", "2026RTE2")).status())
                .isEqualTo(409);
    }

    @Test
    void whatIsErasedTakesItsLegalDeadlinesAlong() {
        JsonNode made = entered(wanted("months", 3, "administration", "2026-09-08"));
        String number = path.split("/")[3];
        String citizen =
                api.get("/api/cases/" + number).body().get("citizen").get("id").asText();
        assertThat(stored(made)).isEqualTo(1);
        assertThat(api.delete("/api/citizens/" + citizen).status()).isEqualTo(200);
        assertThat(stored(made)).isZero();
    }

    private int stored(JsonNode deadline) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from sla.legal_deadline where id = :id")
                .bind("id", UUID.fromString(deadline.get("id").asText()))
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void whatIsWrongIsNamedAllAtOnceAndAnUnknownCaseIsNone() {
        var bad = api.post(
                path,
                Map.of(
                        "rule", Map.of("unit", "hours", "count", 25, "silence", "golden"),
                        "bindsWho", "nobody",
                        "startKind", "message",
                        "startAt", "2026-02-04",
                        "calendars", List.of(calendar)));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder("/rule/count", "/rule/silence", "/bindsWho", "/startKind", "/startAt");
        Map<String, Object> nowhere = wanted("months", 1, "citizen", "2026-02-04");
        nowhere.put("calendars", List.of("nowhere"));
        assertThat(api.post(path, nowhere)
                        .body()
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asText())
                .isEqualTo("/calendars/0");
        assertThat(api.post("/api/cases/2026-999999-A/legal-deadlines", wanted("months", 1, "citizen", "2026-02-04"))
                        .status())
                .isEqualTo(404);
    }
}
