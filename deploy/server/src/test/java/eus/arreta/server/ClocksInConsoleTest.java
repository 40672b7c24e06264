package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks of service and their policies in the console. */
@QuarkusTest
class ClocksInConsoleTest extends BrowserTest {

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> made = new ArrayList<>();
    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
        api.put(
                "/api/topics/t-" + some,
                Map.of("names", Map.of("eu", "Gaia", "es", "Tema", "fr", "Sujet", "en", "Topic")));
    }

    @AfterEach
    void takeOut() {
        made.forEach(id -> api.delete("/api/sla/policies/" + id));
        inbound.close();
    }

    private String policy(Map<String, Object> more) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "name",
                "Console " + some,
                "position",
                2_000_000,
                "match",
                Map.of("topic", "t-" + some),
                "targets",
                Map.of("firstResponse", Map.of("minutes", 30, "time", "natural", "warnAt", List.of(0.5)))));
        policy.putAll(more);
        var answer = api.post("/api/sla/policies", policy);
        Assertions.assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        made.add(answer.body().get("id").asText());
        return answer.body().get("id").asText();
    }

    private Desk.Chat waitsSince(Duration ago) {
        Desk.Chat chat = desk.writes("Kaixo");
        chat.saysAt("sent before", Instant.now().minus(ago));
        api.patch("/api/cases/" + chat.number, Map.of("topic", "t-" + some));
        desk.await(chat.number, found -> found.has("dueAt"));
        return chat;
    }

    @Test
    void whatIsDueCountsDownInTheListAndSaysInWordsWhatItIs() {
        policy(Map.of());
        Desk.Chat fresh = waitsSince(Duration.ZERO);
        Desk.Chat soon = waitsSince(Duration.ofSeconds(1_775));
        Desk.Chat late = waitsSince(Duration.ofHours(2));
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "?sort=due");
        assertThat(agent.locator("#case-" + fresh.number + " .due")).hasText(Pattern.compile("respuesta: (29|28) min"));
        assertThat(agent.locator("#case-" + soon.number + " .due"))
                .hasText(Pattern.compile("respuesta: \\d+ s, pronto|respuesta: tarde desde .*"));
        assertThat(agent.locator("#case-" + late.number + " .due")).containsText("respuesta: tarde desde");
        // Counted down by the browser alone.
        assertThat(agent.locator("#case-" + soon.number + " .due.late"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        agent.navigate(server + "?tab=late");
        assertThat(agent.locator("#case-" + late.number)).isVisible();
        assertThat(agent.locator("#case-" + fresh.number)).hasCount(0);
        late.replied("Barkatu");
        assertThat(agent.locator("#case-" + late.number)).hasCount(0);
        agent.context().close();
    }

    @Test
    void theCaseSaysHowItsTimesComeOut() {
        // Open now, whenever that is, and closed for half an hour before it is due.
        String closed = LocalTime.now(ZoneId.of("Europe/Madrid")).getHour() < 12 ? "18" : "06";
        Map<String, Object> always = new HashMap<>();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
            always.put(day, List.of(List.of("00:00", closed + ":00"), List.of(closed + ":30", "24:00")));
        }
        api.put("/api/calendars/c-" + some, Map.of("zone", "Europe/Madrid", "hours", always));
        policy(Map.of("calendar", "c-" + some, "targets", Map.of("firstResponse", Map.of("minutes", 1500))));
        Desk.Chat chat = waitsSince(Duration.ZERO);
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + chat.number);
        var clock = agent.locator("#clock-firstResponse-1");
        assertThat(clock.locator(".due")).hasText(Pattern.compile("respuesta: 24 h 5\\d min"));
        assertThat(clock).containsText("Vence:");
        assertThat(agent.locator("#case-side")).containsText("Según la política Console " + some);
        clock.locator("summary").click();
        assertThat(clock).containsText("abierto");
        assertThat(clock).containsText("cerrado");
        agent.context().close();
    }

    @Test
    void aPolicyIsMadeChangedPutInOrderReAppliedAndRetired() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/policies/policy/new");
        admin.locator("[name=name]").fill("Editor " + some);
        admin.locator("[name=position]").fill("3000000");
        admin.locator("[name=topic]").selectOption("t-" + some);
        admin.locator("[name=minutes-firstResponse]").fill("urgent=15, soon");
        admin.locator("[name=time-firstResponse]").selectOption("natural");
        admin.locator("#save-policy").click();
        assertThat(admin.locator("#problem")).containsText("Primera respuesta");
        admin.locator("[name=minutes-firstResponse]").fill("urgent=15, normal=480");
        admin.locator("[name=warn-firstResponse]").fill("0.5, 0.8");
        admin.locator("[name=has-promise]").check();
        admin.locator("[name=pauseOn][value=waiting]").check();
        admin.locator("[name=actions]").fill("breach notify\nwarning webhook");
        admin.locator("#save-policy").click();
        assertThat(admin.locator("#versions")).containsText("versión 1");
        String id = admin.url().substring(admin.url().lastIndexOf('/') + 1);
        made.add(id);
        var stored = api.get("/api/sla/policies/" + id).body();
        Assertions.assertThat(stored.get("targets").get("firstResponse").toString())
                .isEqualTo("{\"byPriority\":{\"normal\":480,\"urgent\":15},\"time\":\"natural\",\"warnAt\":[0.5,0.8]}");
        Assertions.assertThat(stored.get("targets").has("promise")).isTrue();
        Assertions.assertThat(stored.get("actions")).hasSize(2);
        Desk.Chat chat = waitsSince(Duration.ZERO);
        Instant before = due(chat);
        admin.locator("[name=minutes-firstResponse]").fill("600");
        admin.locator("#save-policy").click();
        assertThat(admin.locator("#versions li")).hasCount(2);
        Assertions.assertThat(due(chat)).as("its own version").isEqualTo(before);
        admin.locator("#re-apply [name=reason]").fill("New promise");
        admin.locator("#re-apply button").click();
        assertThat(admin.locator("#applied")).containsText("New promise");
        desk.await(chat.number, found -> Instant.parse(found.get("dueAt").asText())
                .equals(before.plus(Duration.ofMinutes(120))));
        String other = policy(Map.of("name", "Last " + some, "position", 3_000_000));
        admin.navigate(server + "settings/policies");
        while (admin.locator("#policy-" + other).count() == 0) {
            admin.locator("main .btn", new Page.LocatorOptions().setHasText("Más"))
                    .last()
                    .click();
        }
        admin.locator("#policy-" + other + " [value=earlier]").click();
        Awaitility.await().atMost(SOON).until(() -> position(other) < position(id));
        admin.navigate(server + "settings/policies");
        admin.locator("#try-values summary").click();
        admin.locator("#try-values [name=topic]").selectOption("t-" + some);
        admin.locator("#show-by-values").click();
        assertThat(admin.locator("#choice")).containsText("Last " + some + ": es la primera que encaja");
        admin.navigate(server + "settings/policies/policy/" + id);
        admin.locator("#retire-policy").click();
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        !api.get("/api/sla/policies/" + id).body().get("active").asBoolean());
        admin.context().close();
    }

    private int position(String id) {
        return api.get("/api/sla/policies/" + id).body().get("position").asInt();
    }

    private Instant due(Desk.Chat chat) {
        return Instant.parse(chat.detail().get("dueAt").asText());
    }

    @Test
    void aCaseIsReckonedAnewBesideItWithAReason() {
        String id = policy(Map.of());
        Desk.Chat chat = waitsSince(Duration.ZERO);
        Map<String, Object> changed = Map.of(
                "name",
                "Console " + some,
                "position",
                2_000_000,
                "match",
                Map.of("topic", "t-" + some),
                "targets",
                Map.of("firstResponse", Map.of("minutes", 90, "time", "natural")));
        Assertions.assertThat(api.put("/api/sla/policies/" + id, changed).status())
                .isEqualTo(200);
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + chat.number);
        agent.locator("#re-apply-clocks summary").click();
        agent.locator("#re-apply-clocks [name=reason]").fill("The promise changed");
        agent.locator("#re-apply-clocks button").click();
        var clock = agent.locator("#clock-firstResponse-1");
        assertThat(clock.locator(".due")).hasText(Pattern.compile("respuesta: 1 h (29|28) min"));
        clock.locator("summary").click();
        assertThat(clock).containsText("se recalcula");
        assertThat(clock).containsText("The promise changed");
        agent.context().close();
    }

    @Test
    void peopleSayWhenTheyWorkAndWhetherTheyAreOnDuty() {
        api.put("/api/calendars/w-" + some, Map.of("zone", "Europe/Madrid", "hours", Map.of()));
        Desk.Agent agent = desk.agent("Ane " + some);
        Page page = window(WIDE, ColorScheme.LIGHT);
        Chromium.signIn(page, server, agent.login(), Desk.PASSWORD);
        page.locator(".rail-menu summary").click();
        page.locator(".rail-menu a[href='/profile']").click();
        page.locator("[name=hours]").selectOption("w-" + some);
        page.locator("[name=duty]").check();
        page.locator("#save-profile").click();
        Awaitility.await().atMost(SOON).until(() -> api.get("/api/users/" + agent.id() + "/hours")
                .body()
                .toString()
                .equals("{\"calendar\":\"w-" + some + "\",\"onDuty\":true}"));
        assertThat(page.locator("[name=duty]")).isChecked();
        page.context().close();
    }
}
