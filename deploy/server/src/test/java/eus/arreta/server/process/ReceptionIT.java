package eus.arreta.server.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import eus.arreta.server.Chromium;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the first web chat of an installation says by itself, seen from outside. */
class ReceptionIT {

    private static final int WIDE = 1_440;
    private static final int NARROW = 390;
    private static final int VISITORS = 30;
    private static final Duration SOON = Duration.ofSeconds(20);

    private Installation installation;
    private Installation.Server server;

    @BeforeEach
    void start() throws IOException {
        installation = Installation.create();
        server = installation.speakingServer();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void aNewCitizenIsGreetedChoosesBasqueGetsTheNumberAndIsAskedOnce() {
        try (Chromium chromium = new Chromium()) {
            Page citizen = chromium.window(NARROW, ColorScheme.LIGHT);
            citizen.navigate(server.address() + "/chat/demo");
            citizen.locator(".chat-open").click();
            Locator theirs = citizen.locator("arreta-chat .bubble:not(.mine)");
            assertThat(theirs).hasCount(1);
            assertThat(theirs.first()).containsText("Kaixo");
            assertThat(theirs.first()).containsText("Hola");
            checkAccessible(citizen);

            // By keyboard alone.
            Locator basque = choice(citizen, "Euskara");
            basque.focus();
            citizen.keyboard().press("Enter");
            assertThat(basque).hasAttribute("aria-pressed", "true");
            assertThat(choice(citizen, "Castellano")).isDisabled();
            assertThat(theirs.last()).containsText("euskaraz jarraituko dugu");
            assertThat(citizen.locator("arreta-chat section.chat")).hasAttribute("lang", "eu");

            write(citizen, "Zer behar dut erroldatzeko?");
            assertThat(theirs).hasCount(3);
            assertThat(theirs.last()).containsText("Zure kontsulta jaso dugu. Zenbakia: ");
            write(citizen, "Eta zenbat balio du?");
            assertThat(citizen.locator("arreta-chat .bubble.mine")).hasCount(3);

            ApiClient api = server.api();
            JsonNode found = api.get("/api/cases").body().get("items").get(0);
            String number = found.get("number").asText();
            assertThat(theirs.last()).containsText(number);
            Awaitility.await().atMost(SOON).until(() -> api.texts(number, "inbound")
                    .contains("Eta zenbat balio du?"));
            api.post("/api/cases/" + number + "/replies", ApiClient.text("Doan da; NANa ekarri."));
            assertThat(theirs).hasCount(5);
            assertThat(theirs.nth(3)).containsText("Doan da");
            assertThat(theirs.last()).containsText("Nola baloratzen duzu");
            checkAccessible(citizen);
            choice(citizen, "4").click();
            assertThat(theirs.last()).containsText("Eskerrik asko zure balorazioagatik");

            citizen.reload();
            citizen.locator(".chat-open").click();
            assertThat(theirs).hasCount(6);
            assertThat(choice(citizen, "4")).hasAttribute("aria-pressed", "true");
            assertThat(choice(citizen, "Euskara")).isDisabled();

            Page agent = chromium.window(WIDE, ColorScheme.DARK);
            Chromium.signIn(agent, server.address(), Installation.ADMIN_PASSWORD);
            agent.navigate(server.address() + "/cases/" + number);
            Locator automatic = agent.locator("article.msg", new Page.LocatorOptions().setHasText("automático"));
            assertThat(automatic).hasCount(5);
            assertThat(automatic.first()).containsText("Kaixo");
            assertThat(automatic.first()).containsText("Euskara · Castellano · Français · English");
            assertThat(api.get("/api/cases/" + number).body().get("concerns").size())
                    .isEqualTo(1);
            previewsInTheConsole(agent);
        }
        isSilentOnceItIsTurnedOff();
    }

    private void previewsInTheConsole(Page agent) {
        agent.navigate(server.address() + "/settings/reception");
        agent.locator("ul.cards a").first().click();
        agent.locator("[name=greeting-eu]").fill("Ongi etorri Zubiondora.");
        agent.locator("#show-preview").click();
        assertThat(agent.locator("#preview .msg").first()).containsText("Ongi etorri Zubiondora.");
        assertThat(agent.locator("#preview .msg").first()).containsText("Euskara");
        checkAccessible(agent);
        agent.locator("[name=controller]").fill("Zubiondoko Udala");
        agent.locator("form.narrow-form button.btn-brand").click();
        assertThat(agent.locator("#problem")).not().isEmpty();
        agent.locator("[name=textVersion]").fill("2026-2");
        agent.locator("form.narrow-form button.btn-brand").click();
        Awaitility.await().atMost(SOON).until(() -> settings().path("greeting").has("eu"));
        assertThat(settings().get("information").get("controller").asText()).isEqualTo("Zubiondoko Udala");
        assertThat(settings().get("enabled").asBoolean()).isTrue();
    }

    private JsonNode settings() {
        ApiClient api = server.api();
        String id = api.get("/api/channel-accounts")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        return api.get("/api/channel-accounts/" + id + "/reception").body();
    }

    private static Locator choice(Page page, String label) {
        return page.locator(
                "arreta-chat .choices button",
                new Page.LocatorOptions().setHasText(java.util.regex.Pattern.compile("^" + label + "$")));
    }

    private static void write(Page page, String text) {
        page.locator("arreta-chat textarea").fill(text);
        page.locator("arreta-chat textarea").press("Enter");
    }

    private static void checkAccessible(Page page) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            // Half-way from one scheme's colours to the other's nothing has its contrast.
            page.evaluate("Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition)"
                    + ".map((one) => one.finished.catch(() => null)))");
            List<String> found = new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations()
                            .stream()
                            .map(Rule::getId)
                            .toList();
            assertThat(found).as(page.url()).isEmpty();
        }
    }

    @Test
    void whoeverIsKilledEachVisitorIsGreetedAndAcknowledgedOnce() throws IOException {
        Installation.Server other = installation.speakingServer();
        List<Installation.Server> both = List.of(server, other);
        List<ChatVisitor> visitors = IntStream.range(0, VISITORS)
                .mapToObj(index -> new ChatVisitor(installation.http, both.get(index % 2)::address))
                .toList();
        try {
            for (int index = 0; index < VISITORS; index++) {
                visitors.get(index).write("Galdera " + index);
                if (index == VISITORS / 3) {
                    server.kill();
                } else if (index == VISITORS * 2 / 3) {
                    server.start();
                    server.awaitReady();
                    other.kill();
                }
            }
            other.start();
            other.awaitReady();
            Awaitility.await().atMost(Installation.PATIENCE).until(() -> visitors.stream()
                    .allMatch(visitor -> acknowledgements(visitor) >= 1));
            // A word to which everybody is answered: what is said twice has been said by then.
            visitors.forEach(visitor -> visitor.write("/help"));
            Awaitility.await().atMost(Installation.PATIENCE).until(() -> visitors.stream()
                    .allMatch(visitor -> visitor.replies().stream().anyMatch(text -> text.contains("/idioma"))));
            assertThat(visitors).allSatisfy(visitor -> {
                assertThat(acknowledgements(visitor)).isEqualTo(1);
                assertThat(visitor.replies())
                        .filteredOn(text -> text.contains("Zein hizkuntzatan") || text.contains("En qué idioma"))
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(visitor.replies()).doesNotHaveDuplicates();
            });
            assertThat(server.api().all("/api/cases")).hasSize(VISITORS);
        } finally {
            visitors.forEach(ChatVisitor::close);
        }
    }

    private static long acknowledgements(ChatVisitor visitor) {
        return visitor.replies().stream()
                .filter(text -> text.contains("Hemos recibido tu consulta"))
                .count();
    }

    private void isSilentOnceItIsTurnedOff() {
        ApiClient api = server.api();
        String path = "/api/channel-accounts/"
                + api.get("/api/channel-accounts")
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asText()
                + "/reception";
        assertThat(api.put(path, Map.of("enabled", false)).status()).isEqualTo(200);
        try (ChatVisitor visitor = new ChatVisitor(installation.http, server::address)) {
            visitor.write("ayuda");
            Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> api.caseOf(visitor.conversation()) != null);
            assertThat(visitor.replies()).isEmpty();
        }
    }
}
