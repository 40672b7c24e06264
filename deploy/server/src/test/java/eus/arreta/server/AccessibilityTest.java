package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA as far as axe can tell, in a real browser: light, dark and narrow. */
@QuarkusTest
class AccessibilityTest extends BrowserTest {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** Light, dark and narrow. */
    private static final int WAYS = 3;

    @ParameterizedTest
    @CsvSource({"LIGHT,1440", "DARK,1440", "LIGHT,390"})
    void everyPageCanBeUsedByEverybody(ColorScheme colours, int width) {
        String promised = promised();
        String question = "Kaixo " + UUID.randomUUID();
        Page citizen = window(width, colours);
        chat(citizen, question);
        withText(citizen, "arreta-chat .bubble.mine", question).waitFor();
        check(citizen);
        Page agent = window(width, colours);
        agent.navigate(server + "sign-in");
        check(agent);
        signIn(agent);
        withText(agent, ".row-case", question).waitFor();
        check(agent);
        agent.navigate(server + "?tab=unassigned&channel=web-chat&language=fr");
        agent.locator("#filter-cases").click();
        check(agent);
        agent.navigate(server + "?channel=web-chat");
        withText(agent, ".row-case", question).click();
        withText(agent, ".msg", question).waitFor();
        Awaitility.await().atMost(SOON).until(() -> {
            agent.reload();
            return agent.locator("#case-side .due").count() > 0;
        });
        check(agent);
        api.delete("/api/sla/policies/" + promised);
        if (width == WIDE) {
            agent.locator("#case-side details.fold").evaluateAll("all => all.forEach(one => one.open = true)");
            check(agent);
        }
        agent.locator("#case-side a.person").evaluate("link => link.click()");
        agent.locator("#history-heading").waitFor();
        agent.locator("details.fold").evaluateAll("all => all.forEach(one => one.open = true)");
        check(agent);
        String person = agent.url().substring(agent.url().lastIndexOf('/') + 1);
        agent.navigate(server + "citizens/" + person + "/rights/erasure");
        check(agent);
        api.post("/api/holds", Map.of("citizen", person, "reason", "a lawsuit"));
        String receipt = api.delete("/api/citizens/" + person).body().get("id").asText();
        List<String> pages = List.of(
                "settings/users",
                "settings/users/new",
                "settings/users/" + first("/api/users"),
                "settings/accounts",
                "settings/accounts/new?channel=" + FakeNetworkChannel.CHANNEL,
                "settings/accounts/" + first("/api/channel-accounts"),
                "settings/calendars",
                "settings/calendars/new",
                "settings/calendars/calendar/" + calendar(),
                "settings/policies",
                "settings/policies/policy/new",
                "settings/policies/policy/" + policy(),
                "?tab=late&sort=due",
                "settings/teams",
                "settings/teams/new",
                "settings/teams/team/" + team(),
                "citizens",
                "notifications",
                "profile",
                "settings",
                "settings/cases",
                "data-protection",
                "data-protection/receipts/" + receipt,
                "data-protection/blocked",
                "data-protection/holds",
                "data-protection/retention",
                "data-protection/retention/due",
                "data-protection/retention/runs",
                "notices",
                "notices/new",
                "notices/templates",
                "cases/AR-1/break-glass",
                "dead-letters",
                "settings/parked");
        for (String page : share(pages, colours == ColorScheme.DARK ? 1 : width == WIDE ? 0 : 2)) {
            agent.navigate(server + page);
            agent.locator("details.fold").evaluateAll("all => all.forEach(one => one.open = true)");
            check(agent);
        }
        agent.context().close();
        citizen.context().close();
    }

    /** At full scale each page is looked at in every way, else in one of the three. */
    private static List<String> share(List<String> pages, int way) {
        boolean full = Double.parseDouble(System.getProperty("arreta.tests.scale", "0.1")) >= 1;
        return IntStream.range(0, pages.size())
                .filter(index -> full || index % WAYS == way)
                .mapToObj(pages::get)
                .toList();
    }

    private String first(String list) {
        return api.get(list).body().get("items").get(0).get("id").asText();
    }

    /** For every chat, so that something is due in each. */
    private String promised() {
        return newPolicy("Chats", 5_000_000, Map.of("channel", "web-chat"));
    }

    private String newPolicy(String name, int position, Map<String, String> match) {
        return api.post(
                        "/api/sla/policies",
                        Map.of(
                                "name",
                                name + " " + UUID.randomUUID(),
                                "position",
                                position,
                                "match",
                                match,
                                "targets",
                                Map.of("firstResponse", Map.of("minutes", 30))))
                .body()
                .get("id")
                .asText();
    }

    /** One that has been re-applied. */
    private String policy() {
        String id = newPolicy("Accessible", 4_000_000, Map.of("topic", "nothing"));
        api.post("/api/sla/re-apply", Map.of("policy", id, "reason", "To see it"));
        return id;
    }

    /** A calendar with holidays and special hours. */
    private String calendar() {
        api.put(
                "/api/calendars/accessible",
                Map.of(
                        "zone",
                        "Europe/Madrid",
                        "region",
                        "ES-BI",
                        "hours",
                        Map.of("mon", List.of(List.of("09:00", "14:00"))),
                        "special",
                        List.of(Map.of("from", "2026-06-15", "to", "2026-09-15", "hours", List.of()))));
        return "accessible";
    }

    /** A team with somebody in it. */
    private String team() {
        String slug = "t-" + UUID.randomUUID();
        String name = "Taldea";
        api.put(
                "/api/teams/" + slug,
                Map.of(
                        "names",
                        Map.of("eu", name, "es", name, "fr", name, "en", name),
                        "members",
                        List.of(first("/api/users"))));
        return slug;
    }

    /** Finds nothing wrong with the page as it stands. */
    static void check(Page page) {
        List<String> found = new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(AccessibilityTest::describe)
                        .toList();
        assertThat(found).as(page.url()).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(overflow).as("%s is wider than its window", page.url()).isEqualTo(false);
    }

    private static String describe(Rule rule) {
        return rule.getId() + " at " + rule.getNodes().get(0).getTarget();
    }
}
