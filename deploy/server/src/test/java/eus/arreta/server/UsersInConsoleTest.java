package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Users and their keys in the console. */
@QuarkusTest
class UsersInConsoleTest extends BrowserTest {

    private final String some = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aUserIsMadeSignsInIsChangedSignedOutAndDeactivated() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings");
        withText(admin, "main a", "Personas usuarias").click();
        withText(admin, "main a", "Nueva persona usuaria").click();
        admin.locator("[name=name]").fill("Miren " + some);
        admin.locator("[name=login]").fill("miren-" + some);
        admin.locator("[name=password]").fill(Desk.PASSWORD);
        admin.locator("[name=languages][value=eu]").check();
        admin.locator("main form .btn-brand").click();
        admin.waitForURL("**/settings/users/0*");
        assertThat(admin.locator("h1")).containsText("Miren " + some);

        Page miren = window(WIDE, ColorScheme.LIGHT);
        Chromium.signIn(miren, server, "miren-" + some, Desk.PASSWORD);
        miren.navigate(server + "settings/users");
        assertThat(miren.locator("h1")).not().containsText("Erabiltzaileak");

        // A role counts in a browser that is signed in already.
        admin.locator("[name=roles][value=agent]").uncheck();
        admin.locator("[name=roles][value=administrator]").check();
        admin.locator("[name=email]").fill("miren-" + some + "@example.org");
        admin.locator("#save-user").click();
        assertThat(admin.locator("#invite")).isVisible();
        assertThat(admin.locator("[name=roles][value=administrator]")).isChecked();
        assertThat(withText(admin, "main p", "sesión abierta: 1")).isVisible();
        miren.navigate(server + "settings/users");
        assertThat(miren.locator("h1")).containsText("Erabiltzaileak");

        admin.locator("#end-sessions").click();
        assertThat(withText(admin, "main p", "sesión abierta: 0")).isVisible();
        miren.navigate(server + "settings/users");
        assertThat(miren.locator("#login")).isVisible();

        withText(admin, "summary", "Desactivar").click();
        admin.locator("#deactivate").click();
        admin.locator("#activate").waitFor();
        Assertions.assertThat(account(admin).get("user").get("active").asBoolean())
                .isFalse();
        admin.locator("#activate").click();
        admin.locator("#end-sessions").waitFor();
        Chromium.signIn(miren, server, "miren-" + some, Desk.PASSWORD);
        api.delete("/api/users/" + account(admin).get("user").get("id").asText());
        miren.context().close();
        admin.context().close();
    }

    @Test
    void aKeyIsShownOnceAndOpensNothingOnceRevoked() {
        Page admin = at(made(List.of("agent")));
        admin.locator("#new-key").click();
        String key = admin.locator("#made-key").inputValue();
        ApiClient program = new ApiClient(http, server, key);
        Assertions.assertThat(program.get("/api/cases").status()).isEqualTo(200);
        admin.reload();
        assertThat(admin.locator("#user-keys .cards li")).hasCount(1);
        assertThat(admin.locator("#made-key")).hasCount(0);
        Assertions.assertThat(admin.content()).doesNotContain(key);
        admin.locator("[id^=revoke-]").click();
        assertThat(admin.locator("#user-keys .cards .chip")).containsText("Revocada");
        Assertions.assertThat(program.get("/api/cases").status()).isEqualTo(401);
        admin.context().close();
    }

    @Test
    void whoHasAnAddressAndNoPasswordIsInvited() {
        String email = "jon-" + some + "@example.org";
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/users/new");
        admin.locator("[name=name]").fill("Jon " + some);
        admin.locator("[name=login]").fill("jon-" + some);
        admin.locator("[name=email]").fill(email);
        admin.locator("main form .btn-brand").click();
        admin.locator("#invite").waitFor();
        String first = link(email, "");
        admin.locator("#invite").click();
        assertThat(admin.locator("#invited")).containsText("Invitación enviada");
        Assertions.assertThat(link(email, first)).contains("/invitation/");
        admin.context().close();
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLostFromTheForm() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/users/new");
        admin.locator("[name=name]").fill("Otra");
        admin.locator("[name=login]").fill("ADMIN");
        admin.locator("[name=password]").fill(Desk.PASSWORD);
        admin.locator("main form .btn-brand").click();
        assertThat(admin.locator("#problem")).containsText("Ya hay alguien con este usuario");
        admin.locator("[name=login]").fill("a b");
        admin.locator("[name=roles][value=agent]").uncheck();
        admin.locator("main form .btn-brand").click();
        assertThat(admin.locator("#problem")).containsText("Revisa: Usuario, Perfiles");
        assertThat(admin.locator("[name=name]")).hasValue("Otra");
        admin.context().close();
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedMeanwhileIsRefused() {
        String id = made(List.of("agent"));
        Page admin = at(id);
        api.patch("/api/users/" + id, Map.of("roles", List.of("supervisor")));
        admin.locator("[name=name]").fill("Tarde");
        admin.locator("#save-user").click();
        assertThat(admin.locator("#problem")).containsText("Otra persona lo ha cambiado");
        Assertions.assertThat(account(id).get("user").get("name").asText()).isEqualTo("U " + some);
        Assertions.assertThat(account(id).get("user").get("roles").get(0).asText())
                .isEqualTo("supervisor");
        admin.context().close();
    }

    @Test
    void aListOfManyGoesOn() {
        for (int number = 0; number < 51; number++) {
            made(List.of("analyst"));
        }
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/users");
        assertThat(admin.locator("tbody tr")).hasCount(50);
        withText(admin, "main a", "Más").click();
        admin.waitForURL("**after=**");
        assertThat(admin.locator("tbody tr").first()).isVisible();
        admin.context().close();
    }

    private String made(List<String> roles) {
        return api.post("/api/users", Map.of("name", "U " + some, "login", "u-" + UUID.randomUUID(), "roles", roles))
                .body()
                .get("id")
                .asText();
    }

    private Page at(String id) {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/users/" + id);
        return admin;
    }

    private JsonNode account(Page at) {
        return account(at.url().substring(at.url().lastIndexOf('/') + 1));
    }

    private JsonNode account(String id) {
        return api.get("/api/users/" + id + "/account").body();
    }

    /** The link in the newest mail to that address, once it is another than {@code before}. */
    private static String link(String email, String before) {
        return Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> MailTest.linkTo(email).toString(), found -> !found.equals(before));
    }
}
