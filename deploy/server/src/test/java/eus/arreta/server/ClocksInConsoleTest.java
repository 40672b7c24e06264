package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
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
        assertThat(agent.locator("#case-" + soon.number + " .due.late")).isVisible();
        agent.navigate(server + "?tab=late");
        assertThat(agent.locator("#case-" + late.number)).isVisible();
        assertThat(agent.locator("#case-" + fresh.number)).hasCount(0);
        late.replied("Barkatu");
        assertThat(agent.locator("#case-" + late.number)).hasCount(0);
        agent.context().close();
    }

    @Test
    void theCaseSaysHowItsTimesComeOut() {
        Map<String, Object> always = new HashMap<>();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
            always.put(day, List.of(List.of("00:00", "12:00"), List.of("12:30", "24:00")));
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
}
