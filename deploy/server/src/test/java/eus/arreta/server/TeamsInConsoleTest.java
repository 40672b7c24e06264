package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Teams in the console. */
@QuarkusTest
class TeamsInConsoleTest extends BrowserTest {

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String slug = "t-" + some;

    @Test
    void aTeamIsMadeGetsMembersLosesThemIsTakenOutAndPutBack() {
        // By name among the first, however many agents other tests have made.
        String agent = agent("0 Ane " + some);
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings");
        withText(admin, "main a", "Equipos").click();
        withText(admin, "main a", "Nuevo equipo").click();
        admin.locator("[name=code]").fill(slug);
        for (String language : List.of("eu", "es", "fr", "en")) {
            admin.locator("[name=name-" + language + "]").fill("Equipo " + some);
        }
        admin.locator("#save-team").click();
        admin.locator("#members").waitFor();
        admin.locator("[name=member]").selectOption(new SelectOption().setValue(agent));
        admin.locator("#add-member").click();
        assertThat(admin.locator("#members li")).containsText("Ane " + some);
        Assertions.assertThat(members()).isEqualTo("[\"" + agent + "\"]");

        admin.locator("[name=name-es]").fill("Otro " + some);
        admin.locator("#save-team").click();
        assertThat(admin.locator("h1")).containsText("Otro " + some);
        Assertions.assertThat(members()).contains(agent);

        admin.locator("#members button").click();
        assertThat(admin.locator("#members li")).containsText("No hay nadie todavía");
        Assertions.assertThat(members()).isEqualTo("[]");

        withText(admin, "summary", "Quitar el equipo").click();
        admin.locator("#remove-team").click();
        admin.locator("#restore-team").waitFor();
        Assertions.assertThat(team().get("active").asBoolean()).isFalse();
        admin.locator("#restore-team").click();
        admin.locator("#remove-team").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        Assertions.assertThat(team().get("active").asBoolean()).isTrue();
        admin.context().close();
    }

    @Test
    void aNewTeamNeverReplacesOneThatIsThere() {
        put("De siempre", List.of());
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/teams/new");
        admin.locator("[name=code]").fill(slug);
        for (String language : List.of("eu", "es", "fr", "en")) {
            admin.locator("[name=name-" + language + "]").fill("Encima");
        }
        admin.locator("#save-team").click();
        assertThat(admin.locator("#problem")).containsText("Ya hay un equipo con este código");
        Assertions.assertThat(team().get("names").get("es").asText()).isEqualTo("De siempre");
        admin.context().close();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        String agent = agent("0 Beñat " + some);
        put("De siempre", List.of());
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/teams/team/" + slug);
        put("De siempre", List.of(agent));
        admin.locator("#add-member").click();
        assertThat(admin.locator("#problem")).containsText("Otra persona lo ha cambiado");
        Assertions.assertThat(members()).isEqualTo("[\"" + agent + "\"]");
        admin.context().close();
    }

    @Test
    void whoDoesNotKeepSettingsSeesNoPageOfThem() {
        String login = "a-" + some;
        api.post(
                "/api/users",
                Map.of("name", "Agent", "login", login, "password", Desk.PASSWORD, "roles", List.of("agent")));
        Page agent = window(WIDE, ColorScheme.LIGHT);
        Chromium.signIn(agent, server, login, Desk.PASSWORD);
        for (String page :
                List.of("teams", "teams/new", "users", "users/new", "accounts", "accounts/new?channel=web-chat")) {
            Assertions.assertThat(agent.navigate(server + "settings/" + page).status())
                    .as(page)
                    .isEqualTo(403);
        }
        agent.context().close();
    }

    private String agent(String name) {
        return api.post(
                        "/api/users",
                        Map.of("name", name, "login", "a-" + UUID.randomUUID(), "roles", List.of("agent")))
                .body()
                .get("id")
                .asText();
    }

    private void put(String name, List<String> members) {
        Assertions.assertThat(api.put(
                                "/api/teams/" + slug,
                                Map.of(
                                        "names",
                                        Map.of("eu", name, "es", name, "fr", name, "en", name),
                                        "members",
                                        members))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode team() {
        return api.get("/api/teams/" + slug).body();
    }

    private String members() {
        return team().get("members").toString();
    }
}
