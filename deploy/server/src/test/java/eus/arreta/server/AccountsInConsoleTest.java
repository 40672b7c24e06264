package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channel accounts in the console. */
@QuarkusTest
class AccountsInConsoleTest extends BrowserTest {

    private final String name = "Cuenta " + UUID.randomUUID();
    private String made;

    @AfterEach
    void disable() {
        if (made != null) {
            api.post("/api/channel-accounts/" + made + "/disable", Map.of());
        }
    }

    @Test
    void anAccountIsMadeFromWhatItsChannelDeclaresChangedDisabledAndEnabled() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings");
        withText(admin, "main a", "Cuentas de canal").click();
        withText(admin, "main .link-row a", "Chat web").click();
        admin.locator("[name=name]").fill(name);
        admin.locator("[name=config-allowedOrigins]").fill("self\n https://www.example.org \n");
        admin.locator("[name=config-linkBackMinutes]").fill("15");
        admin.locator("[name=formality]").selectOption("formal");
        admin.locator("[name=largestFile]").fill("2.5");
        admin.locator("[name=fileTypes]").fill("application/pdf\nimage/*");
        admin.locator("#save-account").click();
        admin.locator("#disable").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        made = admin.url().substring(admin.url().lastIndexOf('/') + 1);
        JsonNode account = account();
        Assertions.assertThat(account.get("config").toString())
                .contains("\"self\",\"https://www.example.org\"", "\"linkBackMinutes\":15");
        Assertions.assertThat(account.get("config").has("title")).isFalse();
        Assertions.assertThat(account.get("formality").asText()).isEqualTo("formal");
        Assertions.assertThat(account.get("largestFile").asLong()).isEqualTo(2_500_000);
        Assertions.assertThat(account.get("contactHours").asInt()).isEqualTo(24);
        Assertions.assertThat(account.get("fileTypes")).hasSize(2);

        assertThat(admin.locator("[name=largestFile]")).hasValue("2.5");
        admin.locator("[name=config-title]").fill("Atención");
        admin.locator("[name=config-linkBackMinutes]").fill("");
        admin.locator("[name=reopenDays]").fill("0");
        admin.locator("[name=unknownPolicy]").selectOption("resend");
        admin.locator("[name=largestFile]").fill("");
        admin.locator("[name=fileTypes]").fill("");
        admin.locator("#save-account").click();
        Awaitility.await().atMost(SOON).until(() -> account().get("version").asInt() == 1);
        account = account();
        Assertions.assertThat(account.get("config").toString())
                .contains("Atención")
                .doesNotContain("linkBackMinutes");
        Assertions.assertThat(account.get("reopenDays").asInt()).isZero();
        Assertions.assertThat(account.get("unknownPolicy").asText()).isEqualTo("resend");
        Assertions.assertThat(account.has("largestFile")).isFalse();
        Assertions.assertThat(account.has("fileTypes")).isFalse();

        withText(admin, "summary", "Desactivar").click();
        admin.locator("#disable").click();
        assertThat(admin.locator("#condition")).containsText("Desactivada");
        Assertions.assertThat(account().get("enabled").asBoolean()).isFalse();
        admin.locator("#enable").click();
        admin.locator("#condition", new Page.LocatorOptions().setHasNotText("Desactivada"))
                .waitFor();
        Awaitility.await().atMost(SOON).until(() -> api.get("/api/channel-accounts/" + made + "/health")
                .body()
                .get("ok")
                .asBoolean());
        admin.navigate(server + "settings/accounts");
        assertThat(withText(admin, "tbody tr", name)).containsText("Funciona");
        withText(admin, "tbody tr", name)
                .locator("a[href^='/settings/reception/']")
                .click();
        assertThat(admin.locator("h1")).containsText(name);
        admin.context().close();
    }

    @Test
    void aSecretIsNeverShownAndStaysWhenItIsLeftEmpty() {
        make(Map.of("note", "first", "token", "very secret", "mode", "slow"));
        Page admin = open();
        Assertions.assertThat(admin.content()).doesNotContain("very secret");
        assertThat(admin.locator("[name=config-token]")).hasValue("");
        assertThat(admin.locator("[name=config-mode]")).hasValue("slow");
        assertThat(admin.locator("#config-token-hint")).containsText("Hay un valor guardado");
        admin.locator("[name=config-note]").fill("second");
        admin.locator("[name=config-loud]").check();
        admin.locator("#save-account").click();
        Awaitility.await().atMost(SOON).until(() -> account().get("version").asInt() == 1);
        Assertions.assertThat(account().get("config").toString())
                .contains("second", "\"loud\":true", "\"mode\":\"slow\"")
                .doesNotContain("secret");
        Assertions.assertThat(FakeNetworkChannel.tokenOf(UUID.fromString(made))).isEqualTo("very secret");
        admin.locator("[name=config-token]").fill("another");
        admin.locator("#save-account").click();
        Awaitility.await().atMost(SOON).until(() -> account().get("version").asInt() == 2);
        Assertions.assertThat(FakeNetworkChannel.tokenOf(UUID.fromString(made))).isEqualTo("another");
        admin.context().close();
    }

    @Test
    void whatIsWrongIsNamedAsTheFormNamesIt() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/accounts/new?channel=web-chat");
        admin.locator("[name=name]").fill(name);
        admin.locator("[name=config-allowedOrigins]").fill("not an origin");
        admin.locator("[name=config-brandColor]").fill("red");
        admin.locator("#save-account").click();
        assertThat(admin.locator("#problem")).containsText("Color principal");
        assertThat(admin.locator("#problem")).containsText("Sitios web que pueden mostrar el chat");
        assertThat(admin.locator("#problem")).isInViewport();
        Assertions.assertThat(api.get("/api/channel-accounts").body().toString())
                .doesNotContain(name);
        admin.context().close();
    }

    @Test
    void aFormThatIsSentTwiceMakesOneAccount() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/accounts/new?channel=" + FakeNetworkChannel.CHANNEL);
        admin.locator("[name=name]").fill(name);
        String twice = "async () => { const form = document.querySelector('main form');"
                + "const headers = {...JSON.parse(document.body.getAttribute('hx-headers')), 'HX-Request': 'true'};"
                + "const send = () => fetch('/settings/accounts', {method: 'POST', headers,"
                + " body: new URLSearchParams(new FormData(form))}).then((answer) => answer.headers.get('HX-Redirect'));"
                + "return Promise.all([send(), send()]); }";
        List<?> answers = (List<?>) admin.evaluate(twice);
        Assertions.assertThat(answers.get(0)).isNotNull().isEqualTo(answers.get(1));
        made = String.valueOf(answers.get(0)).substring("/settings/accounts/".length());
        Assertions.assertThat(api.get("/api/channel-accounts").body().get("items"))
                .filteredOn(account -> account.get("name").asText().equals(name))
                .hasSize(1);
        admin.context().close();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        make(Map.of("note", "first"));
        Page admin = open();
        api.patch("/api/channel-accounts/" + made, Map.of("config", Map.of("note", "theirs")));
        admin.locator("[name=config-note]").fill("mine");
        admin.locator("#save-account").click();
        assertThat(admin.locator("#problem")).containsText("Otra persona lo ha cambiado");
        Assertions.assertThat(account().get("config").get("note").asText()).isEqualTo("theirs");
        admin.context().close();
    }

    private void make(Map<String, Object> config) {
        made = api.post(
                        "/api/channel-accounts",
                        Map.of("channel", FakeNetworkChannel.CHANNEL, "name", name, "config", config))
                .body()
                .get("id")
                .asText();
    }

    private Page open() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/accounts/" + made);
        return admin;
    }

    private JsonNode account() {
        return api.get("/api/channel-accounts/" + made).body();
    }
}
