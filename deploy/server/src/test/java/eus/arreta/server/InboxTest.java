package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent narrows the list of cases to. */
@QuarkusTest
class InboxTest extends BrowserTest {

    private static final int NARROW = 390;

    private final String queue = "q" + UUID.randomUUID().toString().substring(0, 8);
    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
        Map<String, String> names = new HashMap<>();
        List.of("eu", "es", "fr", "en").forEach(language -> names.put(language, "Cola " + queue));
        api.put("/api/queues/" + queue, Map.of("names", names));
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void whatTheListIsNarrowedToOutlastsReloadingTabsCasesAndNews() {
        Desk.Chat inside = inQueue("Está en la cola");
        Desk.Chat outside = desk.writes("No está en ninguna");
        Page agent = signedIn(WIDE);
        narrow(agent, "queue", queue);
        assertThat(row(agent, inside)).isVisible();
        assertThat(agent.locator(".row-case")).hasCount(1);
        assertThat(agent.locator(".narrowed")).containsText("Cola: Cola " + queue);
        agent.reload();
        assertThat(agent.locator(".row-case")).hasCount(1);
        agent.locator(".tab").nth(2).click();
        agent.waitForURL(Pattern.compile("tab=unassigned&queue=" + queue));
        assertThat(row(agent, inside)).isVisible();
        outside.says("Sigue fuera");
        Desk.Chat newer = inQueue("Otra más");
        assertThat(row(agent, newer)).isVisible();
        assertThat(agent.locator(".row-case")).hasCount(2);
        row(agent, inside).click();
        assertThat(withText(agent, ".msg", "Está en la cola")).isVisible();
        assertThat(agent.locator(".row-case")).hasCount(2);
        newer.says("Y otra cosa");
        assertThat(row(agent, newer)).containsText("Y otra cosa");
        assertThat(agent.locator(".row-case")).hasCount(2);
        agent.locator(".narrowed a").click();
        assertThat(agent.locator(".narrowed")).hasCount(0);
        assertThat(unfoldedTo(agent, outside)).isVisible();
        agent.context().close();
    }

    @Test
    void filtersJoinAndNothingFoundLeadsBackToEverything() {
        Desk.Chat chat = inQueue("Uno solo");
        Page agent = signedIn(WIDE);
        narrow(agent, "queue", queue);
        narrow(agent, "channel", "web-chat");
        narrow(agent, "language", "es");
        assertThat(agent.locator(".narrowed li")).hasCount(3);
        assertThat(row(agent, chat)).isVisible();
        narrow(agent, "language", "fr");
        assertThat(agent.locator(".nothing")).containsText("Ningún caso cumple estos filtros");
        agent.locator(".nothing a").click();
        assertThat(agent.locator(".narrowed")).hasCount(0);
        assertThat(unfoldedTo(agent, chat)).isVisible();
        assertThat(agent.locator(".narrowed")).hasCount(0);
        agent.context().close();
    }

    @Test
    void aCaseIsFoundByItsWordsWhereTheyStand() {
        String own = "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "xw";
        Desk.Chat chat = desk.writes("Se ha roto una farola en la plaza " + own + " <b>");
        Page agent = signedIn(WIDE);
        agent.locator("#search-cases").fill("farolas " + own);
        agent.locator("#search-cases").press("Enter");
        assertThat(row(agent, chat).locator("mark").first()).hasText("farola");
        assertThat(agent.locator(".row-case")).hasCount(1);
        assertThat(agent.locator("#search-cases")).hasValue("farolas " + own);
        row(agent, chat).click();
        assertThat(agent.locator(".row-case")).hasCount(1);
        agent.locator(".narrowed a").first().click();
        assertThat(agent.locator("#search-cases")).hasValue("");
        agent.context().close();
    }

    @Test
    void theNextPageIsNarrowedToo() {
        Desk.Chat older = inQueue("El primero");
        Desk.Chat newer = inQueue("El segundo");
        Page agent = signedIn(WIDE);
        // A page of one: what a browser asks for has twenty-five.
        agent.navigate(server + "?tab=all&queue=" + queue);
        agent.route(
                "**/cases?**",
                route -> route.resume(new com.microsoft.playwright.Route.ResumeOptions()
                        .setUrl(route.request().url() + "&limit=1")));
        // What follows comes by itself when the end of the list is in sight.
        agent.waitForResponse(answer -> answer.url().contains("after="), () -> newer.says("Lo segundo otra vez"));
        assertThat(row(agent, newer)).isVisible();
        assertThat(row(agent, older)).isVisible();
        assertThat(agent.locator(".row-case")).hasCount(2);
        agent.context().close();
    }

    @Test
    void theFilterNeedsNoMouseAndFitsANarrowScreen() {
        Desk.Chat chat = inQueue("Con el teclado");
        for (int width : List.of(WIDE, NARROW)) {
            Page agent = signedIn(width);
            agent.locator("#cases").focus();
            agent.keyboard().press("f");
            assertThat(agent.locator(".filter select").first()).isFocused();
            agent.keyboard().press("Escape");
            assertThat(agent.locator("#filter-cases")).isFocused();
            agent.keyboard().press("Enter");
            agent.keyboard().press("Tab");
            assertThat(agent.locator(".filter select").first()).isFocused();
            agent.locator(".filter select").first().selectOption(queue);
            for (int field = agent.locator(".filter select").count(); field > 0; field--) {
                agent.keyboard().press("Tab");
            }
            assertThat(agent.locator(".filter form button")).isFocused();
            assertThat(agent.locator(".filter form button")).isInViewport();
            agent.keyboard().press("Enter");
            agent.waitForURL(Pattern.compile("queue=" + queue));
            assertThat(row(agent, chat)).isVisible();
            agent.context().close();
        }
    }

    /** Scrolls down a list of everything: other tests leave cases in it that are dated later. */
    private static Locator unfoldedTo(Page page, Desk.Chat chat) {
        Locator wanted = row(page, chat);
        page.locator(".row-case").first().waitFor();
        while (wanted.count() == 0 && page.locator("#more-cases").count() > 0) {
            int before = page.locator(".row-case").count();
            page.locator("#more-cases").scrollIntoViewIfNeeded();
            assertThat(page.locator(".row-case")).not().hasCount(before);
        }
        return wanted;
    }

    private Desk.Chat inQueue(String text) {
        Desk.Chat chat = desk.writes(text);
        Map<String, Object> assignment = new HashMap<>();
        assignment.put("agent", null);
        assignment.put("queue", queue);
        api.post("/api/cases/" + chat.number + "/assignment", assignment);
        desk.await(chat.number, found -> found.path("queue").asText().equals(queue));
        return chat;
    }

    private Page signedIn(int width) {
        Page page = window(width, ColorScheme.LIGHT);
        signIn(page);
        return page;
    }

    private static void narrow(Page page, String name, String value) {
        page.locator("#filter-cases").click();
        page.locator(".filter [name=" + name + "]").selectOption(value);
        page.locator(".filter form button").click();
        page.waitForURL(Pattern.compile(name + "=" + value));
    }

    private static Locator row(Page page, Desk.Chat chat) {
        return page.locator("#case-" + chat.number);
    }
}
