package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How cases work here: fields, names of states and what actions demand, in the console. */
@QuarkusTest
class CaseSettingsInConsoleTest extends BrowserTest {

    private Page page;

    @BeforeEach
    void open() {
        page = window(WIDE, ColorScheme.LIGHT);
        signIn(page);
        page.navigate(server + "settings");
        page.locator("a[href='/settings/cases']").click();
        page.locator("#field-form").waitFor();
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void press(String button) {
        page.locator(button).click();
    }

    private JsonNode field(String code) {
        return stored("/api/case-fields", "code", code);
    }

    private JsonNode stored(String list, String key, String value) {
        JsonNode answer = api.get(list).body();
        for (JsonNode one : answer.isArray() ? answer : answer.get("items")) {
            if (one.get(key).asText().equals(value)) {
                return one;
            }
        }
        return null;
    }

    @Test
    void aFieldIsMadeChangedAndTakenOut() {
        String code = "f" + UUID.randomUUID().toString().substring(0, 8);
        page.locator("#field-form input[name=code]").fill(code);
        page.locator("#field-form select[name=type]").selectOption("choice");
        for (String language : List.of("eu", "es", "fr", "en")) {
            page.locator("#field-form input[name=name-" + language + "]").fill("Auzoa " + code + " " + language);
        }
        press("#field-form button");
        assertThat(page.locator("#problem")).containsText("Opciones");
        page.locator("#field-form textarea[name=choices]").fill("Deusto\n\nZorrotza \nDeusto");
        page.locator("#field-form input[name=kind][value=complaint]").check();
        page.locator("#field-form input[name=searchable]").check();
        page.locator("#field-form select[name=assurance]").selectOption("told-us");
        page.locator("#field-form input[name=position]").fill("7");
        press("#field-form button");
        withText(page, "li a", "Auzoa " + code + " es").click();
        page.waitForURL("**/settings/cases?field=" + code);
        JsonNode made = field(code);
        Assertions.assertThat(made.get("choices")).extracting(JsonNode::asText).containsExactly("Deusto", "Zorrotza");
        Assertions.assertThat(made.get("kinds")).extracting(JsonNode::asText).containsExactly("complaint");
        Assertions.assertThat(made.get("searchable").asBoolean()).isTrue();
        Assertions.assertThat(made.get("required").asBoolean()).isFalse();
        Assertions.assertThat(made.get("assurance").asText()).isEqualTo("told-us");
        Assertions.assertThat(made.get("position").asInt()).isEqualTo(7);
        Assertions.assertThat(made.get("names").get("fr").asText()).isEqualTo("Auzoa " + code + " fr");

        page.locator("#field-form input[name=active]").uncheck();
        press("#field-form button");
        assertThat(withText(page, "li", "Auzoa " + code + " es")).containsText("retirado");
        Assertions.assertThat(field(code).get("active").asBoolean()).isFalse();
        Assertions.assertThat(field(code).get("choices")).hasSize(2);
    }

    @Test
    void aStateIsNamedInAllLanguagesOrInNone() {
        String form = "#state-on-hold";
        page.locator(form).evaluate("form => form.closest('details').open = true");
        page.locator(form + " input[name=name-eu]").fill("Besteren esku");
        page.locator(form + " button").click();
        assertThat(page.locator("#problem")).containsText("Nombres");
        page.locator(form).evaluate("form => form.closest('details').open = true");
        page.locator(form + " input[name=name-es]").fill("En manos de terceros");
        page.locator(form + " input[name=name-fr]").fill("Chez un tiers");
        page.locator(form + " input[name=name-en]").fill("With others");
        page.locator(form + " button").click();
        assertThat(withText(page, "li", "Besteren esku")).containsText("Chez un tiers");
        Assertions.assertThat(stored("/api/case-states", "state", "on-hold")
                        .get("names")
                        .get("en")
                        .asText())
                .isEqualTo("With others");
        InboundRecords inbound = inbound();
        Desk.Chat chat = new Desk(api, inbound, webAccount()).writes("For somebody else");
        inbound.close();
        chat.state("on-hold");
        Page reader = window(WIDE, ColorScheme.LIGHT);
        signIn(reader);
        reader.navigate(server + "cases/" + chat.number);
        assertThat(reader.locator("#case-head")).containsText("En manos de terceros");
        reader.context().close();
        page.locator(form).evaluate("form => form.closest('details').open = true");
        for (String language : List.of("eu", "es", "fr", "en")) {
            page.locator(form + " input[name=name-" + language + "]").fill("");
        }
        page.locator(form + " button").click();
        assertThat(withText(page, "li", "Besteren esku")).hasCount(0);
        Assertions.assertThat(stored("/api/case-states", "state", "on-hold").get("names"))
                .isEmpty();
    }

    @Test
    void anActionDemandsThatTheCitizenIsKnown() {
        String form = "#action-continue-elsewhere";
        for (String level : List.of("document-seen", "none")) {
            String version = page.locator(form + " input[name=version]").inputValue();
            page.locator(form + " select").selectOption(level);
            page.locator(form + " button").click();
            assertThat(page.locator(form + " input[name=version]")).not().hasValue(version);
            assertThat(page.locator(form + " select")).hasValue(level);
            Assertions.assertThat(stored("/api/case-actions", "action", "continue-elsewhere")
                            .get("assurance")
                            .asText())
                    .isEqualTo(level);
        }
    }

    @Test
    void whoMayNotDoesNotSeeIt() {
        InboundRecords inbound = inbound();
        Desk.Agent agent = new Desk(api, inbound, webAccount()).agent("Ane");
        inbound.close();
        Page other = window(WIDE, ColorScheme.LIGHT);
        Chromium.signIn(other, server, agent.login(), Desk.PASSWORD);
        Assertions.assertThat(other.navigate(server + "settings/cases").status())
                .isEqualTo(403);
        other.context().close();
    }
}
