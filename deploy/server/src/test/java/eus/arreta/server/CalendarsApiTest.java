package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.events.EventStream;
import eus.arreta.events.Topic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Calendars over the API: what administrators keep, and what is counted with it. */
@QuarkusTest
class CalendarsApiTest extends ApplicationTest {

    @Inject
    EventStream stream;

    private static final Map<String, Object> OFFICE = Map.of(
            "mon", List.of(List.of("09:00", "14:00"), List.of("16:00", "19:00")),
            "fri", List.of(List.of("08:00", "15:00")));

    private String made(Map<String, Object> settings) {
        String id = "c-" + UUID.randomUUID();
        assertThat(api.put("/api/calendars/" + id, settings).status()).isEqualTo(200);
        return id;
    }

    private static Map<String, Object> settings(String region, Map<String, Object> hours) {
        Map<String, Object> settings = new HashMap<>(Map.of("zone", "Europe/Madrid", "hours", hours));
        if (region != null) {
            settings.put("region", region);
        }
        return settings;
    }

    private JsonNode deadline(String id, Map<String, Object> asked, String language) {
        var answer = api.post("/api/calendars/" + id + "/deadline", asked, "Accept-Language", language);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static BigDecimal counted(JsonNode deadline) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : deadline.get("explanation")) {
            sum = sum.add(part.get("counted").decimalValue());
        }
        return sum;
    }

    private static void assertJoined(JsonNode deadline) {
        JsonNode parts = deadline.get("explanation");
        for (int at = 1; at < parts.size(); at++) {
            assertThat(parts.get(at).get("from")).isEqualTo(parts.get(at - 1).get("to"));
        }
    }

    @Test
    void aReaderWhoOnlyAddsWhatIsCountedGetsWhatWasAskedFor() {
        String id = made(settings("ES-PV", OFFICE));
        JsonNode days = deadline(id, Map.of("start", "2026-03-27", "workingDays", 10), "es");
        assertThat(days.get("dueDate").asText()).isEqualTo("2026-04-15");
        assertThat(days.get("due").asText()).isEqualTo("2026-04-15T21:59:59.999999Z");
        assertThat(counted(days)).isEqualByComparingTo("10");
        assertJoined(days);
        assertThat(days.get("explanation").get(0).get("from").asText()).isEqualTo("2026-03-26T23:00:00Z");
        JsonNode minutes =
                deadline(id, Map.of("start", "2026-06-12T14:50:00.5+02:00", "minutes", new BigDecimal("30.1")), "es");
        assertThat(minutes.get("due").asText()).isEqualTo("2026-06-15T07:20:06.500Z");
        assertThat(minutes.has("dueDate")).isFalse();
        assertThat(counted(minutes)).isEqualByComparingTo("30.1");
        assertJoined(minutes);
        JsonNode hours = deadline(id, Map.of("start", "2026-02-07T11:00:00+01:00", "hours", 5), "es");
        assertThat(hours.get("due").asText()).isEqualTo("2026-02-09T04:00:00Z");
        assertThat(counted(hours)).isEqualByComparingTo("5");
        JsonNode filed = deadline(id, Map.of("start", "2026-04-02T12:00:00+02:00", "filing", true), "es");
        assertThat(filed.get("due").asText()).isEqualTo("2026-04-06T22:00:00Z");
        assertThat(counted(filed)).isEqualByComparingTo("0");
    }

    @Test
    void theSentencesFollowTheReadersLanguage() {
        String id = made(settings("ES-PV", Map.of()));
        Map<String, Object> asked = Map.of("start", "2026-03-16", "workingDays", 5);
        assertThat(deadline(id, asked, "es").toString()).contains("festivo (San José)", "art. 30.2");
        assertThat(deadline(id, asked, "eu, es;q=0.5").toString()).contains("jaieguna (San Jose)", "30.2 art.");
        assertThat(deadline(id, asked, "fr-FR").toString()).contains("jour férié (Saint-Joseph)");
        assertThat(deadline(id, asked, "de, en;q=0.1").toString()).contains("a holiday (Saint Joseph's Day)");
        assertThat(deadline(id, asked, "de").toString()).contains("festivo");
        JsonNode guessed = deadline(id, Map.of("start", "2027-12-01", "workingDays", 30), "en");
        assertThat(guessed.toString()).contains("2028 is not yet published");
        assertThat(guessed.get("notPublished").get(0).asInt()).isEqualTo(2028);
    }

    @Test
    void aDayOffInEitherPlaceIsOffButARegistryHasOneCalendar() {
        String town = made(settings("ES-PV", Map.of()));
        String home = made(settings("ES-BI", Map.of()));
        Map<String, Object> asked =
                new HashMap<>(Map.of("start", "2026-07-29", "workingDays", 2, "also", List.of(home)));
        JsonNode both = deadline(town, asked, "en");
        assertThat(both.get("dueDate").asText()).isEqualTo("2026-08-03");
        assertThat(both.toString()).contains("30.6");
        assertThat(deadline(home, Map.of("start", "2026-07-29", "workingDays", 2), "en")
                        .get("dueDate")
                        .asText())
                .isEqualTo("2026-08-03");
        asked.put("scope", "registry");
        assertRefused(town, asked, "/also");
        assertRefused(town, Map.of("start", "2026-07-29", "workingDays", 2, "also", List.of("nowhere")), "/also/0");
    }

    private void assertRefused(String id, Map<String, Object> asked, String pointer) {
        var answer = api.post("/api/calendars/" + id + "/deadline", asked);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        String legal = made(settings("ES-PV", Map.of()));
        String instant = "2026-02-04T15:30:00+01:00";
        assertRefused(legal, Map.of("start", instant, "hours", 25), "/hours");
        assertRefused(legal, Map.of("start", instant, "workingDays", -1), "/workingDays");
        assertRefused(legal, Map.of("start", instant, "months", 1.5), "/months");
        assertRefused(legal, Map.of("start", instant, "minutes", -1), "/minutes");
        assertRefused(legal, Map.of("start", instant, "minutes", 1, "months", 1), "");
        assertRefused(legal, Map.of("start", instant), "");
        assertRefused(legal, Map.of("start", "2026-02-04", "hours", 1), "/start");
        assertRefused(legal, Map.of("start", "yesterday", "workingDays", 1), "/start");
        var never = api.post("/api/calendars/" + legal + "/deadline", Map.of("start", instant, "minutes", 1));
        assertThat(never.status()).isEqualTo(422);
        assertThat(never.body().get("type").asText()).isEqualTo("urn:arreta:problem:calendar-never-opens");
        assertThat(api.post("/api/calendars/" + legal + "/elapsed", Map.of("from", instant, "to", instant))
                        .body()
                        .get("type")
                        .asText())
                .isEqualTo("urn:arreta:problem:calendar-never-opens");
        assertThat(api.post("/api/calendars/no-such/deadline", Map.of("start", instant, "minutes", 1))
                        .status())
                .isEqualTo(404);
        assertThat(api.put("/api/calendars/Not-A-Slug", settings(null, OFFICE)).status())
                .isIn(400, 422);
        var wrong = api.put(
                "/api/calendars/c-wrong",
                Map.of("zone", "Europe/Bilbo", "region", "ES-XX", "hours", Map.of("mo", List.of())));
        assertThat(wrong.body().get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder("/zone", "/region", "/hours/mo");
    }

    @Test
    void elapsedAndOpeningFollowTheHours() {
        String id = made(settings(null, OFFICE));
        var elapsed = api.post(
                "/api/calendars/" + id + "/elapsed",
                Map.of("from", "2026-06-12T14:50:00+02:00", "to", "2026-06-15T09:20:30+02:00"));
        assertThat(elapsed.body().get("businessMinutes").decimalValue()).isEqualByComparingTo("30.5");
        JsonNode lunch = api.get("/api/calendars/" + id + "/opening?at=2026-06-15T12:30:00Z")
                .body();
        assertThat(lunch.get("open").asBoolean()).isFalse();
        assertThat(lunch.get("nextOpening").asText()).isEqualTo("2026-06-15T14:00:00Z");
        JsonNode morning = api.get("/api/calendars/" + id + "/opening?at=2026-06-15T08:30:00Z")
                .body();
        assertThat(morning.get("closesAt").asText()).isEqualTo("2026-06-15T12:00:00Z");
    }

    @Test
    void aChangeMakesAVersionAndTheEarlierOneStillCounts() {
        String id = made(settings(null, OFFICE));
        Map<String, Object> closed = settings(null, OFFICE);
        closed.put("holidays", List.of("2026-06-15"));
        closed.put(
                "special",
                List.of(Map.of("from", "2026-06-16", "to", "2026-06-16", "hours", List.of(List.of("10:00", "11:00")))));
        closed.put("version", 1);
        assertThat(api.put("/api/calendars/" + id, closed).body().get("version").asInt())
                .isEqualTo(2);
        assertThat(api.put("/api/calendars/" + id, closed).status()).isEqualTo(409);
        closed.remove("version");
        assertThat(api.put("/api/calendars/" + id, closed).body().get("version").asInt())
                .as("the same again")
                .isEqualTo(2);
        Map<String, Object> asked = Map.of("start", "2026-06-12T15:00:00+02:00", "minutes", 60);
        assertThat(deadline(id, asked, "es").get("due").asText()).isEqualTo("2026-06-16T09:00:00Z");
        var before = api.post("/api/calendars/" + id + "/deadline?version=1", asked);
        assertThat(before.body().get("due").asText()).isEqualTo("2026-06-15T08:00:00Z");
        assertThat(api.get("/api/calendars/" + id + "?version=3").status()).isEqualTo(404);
        assertThat(api.get("/api/calendars/" + id + "/versions").body().get("items"))
                .extracting(version -> version.get("version").asInt())
                .containsExactly(2, 1);
    }

    @Test
    void twoWhoChangeAtOnceMakeTwoVersionsAndLoseNone() {
        String id = made(settings(null, OFFICE));
        List<CompletableFuture<Integer>> writes = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> {
                    Map<String, Object> settings = settings(null, OFFICE);
                    settings.put("holidays", List.of("2026-06-1" + number));
                    return api.put("/api/calendars/" + id, settings)
                            .body()
                            .get("version")
                            .asInt();
                }))
                .toList();
        assertThat(writes.stream().map(CompletableFuture::join).sorted()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(api.all("/api/calendars/" + id + "/versions")).hasSize(9);
    }

    @Test
    void aListIsSeenBeforeItIsTakenAndThenMakesVersions() {
        String calendar = made(settings("ES-SS", OFFICE));
        String other = made(settings("ES-CT", OFFICE));
        String list =
                "date;name_eu;name\n2031-01-01;Urteberri;Año Nuevo\n2031-03-19;San Jose;San José\n2030-12-25;x;y\n";
        String path = "/api/holiday-lists/import?region=ES-PV&year=2031&reference="
                + URLEncoder.encode("BOPV, 2030/05/02", StandardCharsets.UTF_8);
        JsonNode preview = api.upload(path + "&dryRun=true", BodyPublishers.ofString(list), "text/csv")
                .body();
        assertThat(preview.get("taken").asBoolean()).isFalse();
        assertThat(preview.get("added").toString()).isEqualTo("[\"2031-03-19\"]");
        assertThat(preview.get("removed").toString()).contains("2031-04-14").doesNotContain("2031-10-25");
        assertThat(preview.get("otherYears").asInt()).isEqualTo(1);
        assertThat(preview.get("calendars").toString()).contains(calendar).doesNotContain(other);
        assertThat(version(calendar)).isEqualTo(1);
        Map<String, Object> asked = Map.of("start", "2031-03-18", "workingDays", 1);
        assertThat(deadline(calendar, asked, "en").get("dueDate").asText()).isEqualTo("2031-03-19");

        List<String> told = new CopyOnWriteArrayList<>();
        stream.listen(Topic.ADMIN_EVENTS, event -> told.add(event.type() + " " + event.key()));
        AtomicInteger toggles = new AtomicInteger();
        String listening = made(settings(null, OFFICE));
        Awaitility.await().atMost(SOON).until(() -> {
            Map<String, Object> changed = settings(null, OFFICE);
            changed.put("holidays", List.of("2026-01-01").subList(0, toggles.incrementAndGet() % 2));
            api.put("/api/calendars/" + listening, changed);
            return !told.isEmpty();
        });
        JsonNode taken =
                api.upload(path, BodyPublishers.ofString(list), "text/csv").body();
        assertThat(taken.get("calendars").toString()).contains(calendar);
        Awaitility.await().atMost(SOON).until(() -> told.contains("eus.arreta.admin.calendar-changed.v1 " + calendar));
        assertThat(version(calendar)).isEqualTo(2);
        assertThat(version(other)).isEqualTo(1);
        assertThat(deadline(calendar, asked, "en").get("dueDate").asText()).isEqualTo("2031-03-20");
        assertThat(api.post("/api/calendars/" + calendar + "/deadline?version=1", asked)
                        .body()
                        .get("dueDate")
                        .asText())
                .as("the past isn't rewritten")
                .isEqualTo("2031-03-19");
        api.upload(path, BodyPublishers.ofString(list), "text/csv");
        assertThat(version(calendar)).as("the same list again").isEqualTo(2);
        JsonNode year = api.get("/api/calendars/" + calendar + "/years/2031").body();
        assertThat(year.get("days")).hasSize(365);
        assertThat(year.get("published").asBoolean())
                .as("the territory's own list is missing")
                .isFalse();
        assertThat(year.get("days").get(77).get("holiday").get("reference").asText())
                .isEqualTo("BOPV, 2030/05/02");
        var bad = api.upload(path, BodyPublishers.ofString(list + "soon;a;b\n"), "text/csv");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().get("rejected").get(0).get("line").asInt()).isEqualTo(5);
        String ics =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20310731\r\nSUMMARY:San Ignazio\r\n"
                        + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        api.upload(
                "/api/holiday-lists/import?region=ES-SS&year=2031&reference=GAO",
                BodyPublishers.ofString(ics),
                "text/calendar");
        JsonNode full = api.get("/api/calendars/" + calendar + "/years/2031").body();
        assertThat(full.get("published").asBoolean()).isTrue();
        assertThat(full.get("days").get(211).get("holiday").get("region").asText())
                .isEqualTo("ES-SS");
        assertThat(version(calendar)).isEqualTo(3);
    }

    private int version(String calendar) {
        return api.get("/api/calendars/" + calendar).body().get("version").asInt();
    }

    @Test
    void whoMayNotChangeSettingsMayCountButNotWrite() {
        var user = api.post(
                "/api/users",
                Map.of(
                        "name",
                        "Counter",
                        "login",
                        "counter-" + UUID.randomUUID(),
                        "roles",
                        List.of("agent"),
                        "languages",
                        List.of("es")));
        String key = api.post("/api/users/" + user.body().get("id").asText() + "/keys", Map.of("name", "k"))
                .body()
                .get("key")
                .asText();
        String id = made(settings(null, OFFICE));
        ApiClient agent = api.as(key);
        assertThat(agent.get("/api/calendars/" + id).status()).isEqualTo(200);
        assertThat(agent.put("/api/calendars/" + id, settings(null, Map.of())).status())
                .isEqualTo(403);
        assertThat(agent.upload(
                                "/api/holiday-lists/import?region=ES&year=2032&reference=x",
                                BodyPublishers.ofString("date\n2032-01-01\n"),
                                "text/csv")
                        .status())
                .isEqualTo(403);
    }
}
