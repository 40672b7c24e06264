package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents and administrators do in the console besides answering. */
@QuarkusTest
class ConsoleTest extends BrowserTest {

    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void aCaseIsResolvedOnceItIsSaidWhatCameOfEachConcern() {
        Desk.Chat chat = desk.writes("¿A qué hora abrís?");
        Page agent = at(chat);
        agent.locator("#resolve").click();
        assertThat(agent.locator("#problem .problem-line")).containsText("Todavía se debe una respuesta");
        Locator concern = agent.locator(".concern").first();
        concern.locator("summary").click();
        concern.locator("[name=outcome]").selectOption("no-reply-needed");
        concern.locator("[name=reason]").fill("Ya lo sabe");
        concern.locator("button").click();
        assertThat(concern.locator(".chip.ok")).hasText("no hace falta respuesta");
        agent.locator("#resolve").click();
        assertThat(agent.locator("#case-head .chip")).hasText("resuelto");
        agent.context().close();
    }

    /** As when the database hangs just after the page came: the server can't say yet whose line it is. */
    @Test
    void aPageWhoseLineDoesNotOpenSaysSoUntilItDoes() {
        Page page = window(WIDE, ColorScheme.LIGHT);
        page.context().addInitScript("delete window.SharedWorker;");
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/events/stream", held::set);
        signIn(page);
        assertThat(page.locator("#bar")).containsText("Sin conexión");
        held.get().resume();
        assertThat(page.locator("#bar")).isHidden();
        page.context().close();
    }

    /** A browser would send the form itself: to the page, with the name in the address. */
    @Test
    void whatIsPressedWhileThePageLoadsIsDoneWhenItHasLoaded() {
        Desk.Chat chat = desk.writes("Kaixo");
        String name = "Leire " + UUID.randomUUID().toString().substring(0, 8);
        Page agent = at(chat);
        AtomicReference<Route> held = new AtomicReference<>();
        agent.route("**/htmx.min.js", held::set);
        agent.navigate(
                server + "citizens/" + chat.citizen(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        agent.locator("summary", new Page.LocatorOptions().setHasText("Cambiar datos"))
                .click();
        agent.locator("[name=name]").fill(name);
        agent.locator("form[hx-post$='/details'] button").click();
        assertThat(agent.locator("h1")).not().containsText(name);
        Assertions.assertThat(agent.url()).endsWith("/citizens/" + chat.citizen());
        held.get().resume();
        assertThat(agent.locator("h1")).containsText(name);
        agent.context().close();
    }

    @Test
    void whatIsPressedTwiceWhileThePageLoadsIsDoneOnce() {
        Desk.Chat chat = desk.writes("Kaixo");
        Page agent = at(chat);
        AtomicReference<Route> held = new AtomicReference<>();
        agent.route("**/htmx.min.js", held::set);
        agent.navigate(
                server + "citizens/" + chat.citizen(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        Locator notes = agent.locator("form[hx-post$='/notes']");
        notes.locator("[name=text]").fill("Badaki");
        notes.locator("button").click();
        notes.locator("button").click();
        agent.unroute("**/htmx.min.js");
        held.get().resume();
        assertThat(withText(agent, ".cards li", "Badaki")).hasCount(1);
        notes.locator("[name=text]").fill("Gero deituko du");
        notes.locator("button").click();
        assertThat(withText(agent, ".cards li", "Gero deituko du")).hasCount(1);
        Assertions.assertThat(api.get("/api/citizens/" + chat.citizen()).body().get("notes"))
                .hasSize(2);
        agent.context().close();
    }

    @Test
    void aDraftIsThereAtAnotherDesk() {
        Desk.Chat chat = desk.writes("Kaixo");
        String draft = "A medio escribir " + UUID.randomUUID();
        Page agent = at(chat);
        agent.waitForResponse(response -> response.url().endsWith("/drafts"), () -> agent.locator("#reply-text")
                .fill(draft));
        Page elsewhere = at(chat);
        assertThat(elsewhere.locator("#reply-text")).hasValue(draft);
        elsewhere.locator("#reply-text").press("Control+Enter");
        assertThat(withText(elsewhere, ".msg.own", draft)).isVisible();
        agent.context().close();
        elsewhere.context().close();
        Page later = at(chat);
        assertThat(later.locator("#reply-text")).hasValue("");
        later.context().close();
    }

    @Test
    void anAnswerOverANewerMessageIsAskedAboutAndTheTextStays() {
        Desk.Chat chat = desk.writes("Primera pregunta");
        Page agent = at(chat);
        agent.locator("#reply-text").fill("Una respuesta");
        // What the agent's page doesn't show yet is what the citizen has just written.
        agent.route("**/cases/*/timeline**", route -> route.abort());
        chat.says("Otra cosa");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> api.texts(chat.number, "inbound").size() == 2);
        agent.locator("#reply-text").press("Control+Enter");
        assertThat(agent.locator("#problem .problem-line")).containsText("ha escrito mientras tanto");
        assertThat(agent.locator("#reply-text")).hasValue("Una respuesta");
        agent.unroute("**/cases/*/timeline**");
        chat.says("¿Hola?");
        assertThat(withText(agent, ".msg", "¿Hola?")).isVisible();
        agent.locator("#reply-text").press("Control+Enter");
        assertThat(withText(agent, ".msg.own", "Una respuesta")).isVisible();
        agent.context().close();
    }

    @Test
    void aCitizenIsNamedFoundAndKnownToHaveADouble() {
        String name = "Edurne Etxeberria " + UUID.randomUUID().toString().substring(0, 8);
        Desk.Chat chat = desk.writes("Kaixo");
        Desk.Chat twin = desk.writes("Ni naiz berriro");
        api.patch("/api/citizens/" + twin.citizen(), Map.of("name", name));
        Page agent = at(chat);
        agent.locator("#case-side a.person").click();
        agent.locator("summary", new Page.LocatorOptions().setHasText("Cambiar datos"))
                .click();
        agent.locator("[name=name]").fill(name);
        agent.locator("form[hx-post$='/details'] button").click();
        assertThat(agent.locator("h1")).containsText(name);
        agent.navigate(server + "citizens?q=" + name.toLowerCase().replace("rr", "r"));
        assertThat(withText(agent, ".cards li", name)).hasCount(2);
        agent.navigate(server + "citizens/" + chat.citizen());
        agent.locator("form[hx-post$='/merge'] button").first().click();
        assertThat(withText(agent, ".timeline .msg", "Ni naiz berriro")).isVisible();
        assertThat(withText(agent, ".timeline .msg", "Kaixo")).isVisible();
        agent.locator("form[hx-post$='/unmerge'] button").click();
        assertThat(withText(agent, ".timeline .msg", "Ni naiz berriro")).hasCount(0);
        agent.context().close();
    }

    @Test
    void whatACitizenAgreedToAndWhoActsForThemIsKeptOnTheirPage() {
        Desk.Chat chat = desk.writes("Kaixo");
        Desk.Chat daughter = desk.writes("Ni alaba naiz");
        String email = "d" + UUID.randomUUID() + "@example.org";
        api.post("/api/citizens/" + daughter.citizen() + "/addresses", Map.of("kind", "email", "value", email));
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "citizens/" + chat.citizen());
        agent.locator("#consent summary").click();
        agent.locator("#consent [name=textVersion]").fill("2026-1");
        agent.locator("#consent [name=purpose]").selectOption("notices");
        agent.locator("#consent button").click();
        assertThat(withText(agent, ".cards li", "2026-1")).containsText("avisos");
        assertThat(withText(agent, ".cards li", "2026-1").locator(".chip.ok")).isVisible();
        withText(agent, ".cards li", "2026-1").locator("button").click();
        assertThat(withText(agent, ".cards li", "2026-1")).containsText("retirado");
        JsonNode consents = api.get("/api/citizens/" + chat.citizen()).body().get("consents");
        Assertions.assertThat(consents)
                .extracting(consent -> consent.get("given").asBoolean())
                .containsExactly(true, false);

        agent.locator("#mandate summary").click();
        agent.locator("#mandate [name=representative]").fill("nobody@example.org");
        agent.locator("#mandate [name=scope]").fill("Padrón");
        agent.locator("#mandate [name=proof]").fill("Poder notarial");
        agent.locator("#mandate [name=until]").fill("2027-12-31");
        agent.locator("#mandate button").click();
        assertThat(agent.locator("#problem")).isVisible();
        agent.locator("#mandate [name=representative]").fill(email);
        agent.locator("#mandate button").click();
        assertThat(withText(agent, ".cards li", "Poder notarial")).containsText("31 dic 2027");
        agent.navigate(server + "citizens/" + daughter.citizen());
        assertThat(withText(agent, ".cards li", "Poder notarial")).containsText("representa a");
        assertThat(withText(agent, ".cards li", "Poder notarial").locator("button"))
                .hasCount(0);
        agent.navigate(server + "citizens/" + chat.citizen());
        withText(agent, ".cards li", "Poder notarial").locator("button").click();
        assertThat(withText(agent, ".cards li", "Poder notarial")).hasCount(0);

        agent.locator("summary", new Page.LocatorOptions().setHasText("Cambiar datos"))
                .click();
        agent.locator("form[hx-post$='/details'] [name=language]").selectOption("eu");
        agent.locator("form[hx-post$='/details'] [name=preferredChannel]").selectOption("web-chat");
        agent.locator("form[hx-post$='/details'] button").click();
        assertThat(agent.locator("form[hx-post$='/details'] [name=preferredChannel]"))
                .hasValue("web-chat");
        Assertions.assertThat(api.get("/api/citizens/" + chat.citizen())
                        .body()
                        .get("language")
                        .asText())
                .isEqualTo("eu");
        // Nothing was merged, so there is nothing to undo.
        assertThat(agent.locator("form[hx-post$='/unmerge']")).hasCount(0);
        agent.context().close();
    }

    @Test
    void aRequiredFieldIsFilledInBesideTheCaseBeforeItIsResolved() {
        String code = "f-" + UUID.randomUUID();
        for (Map<String, Object> more : List.of(
                Map.<String, Object>of("type", "text", "code", code + "-text", "required", true),
                Map.<String, Object>of("type", "number", "code", code + "-number"),
                Map.<String, Object>of("type", "date", "code", code + "-date"),
                Map.<String, Object>of("type", "boolean", "code", code + "-yes"),
                Map.<String, Object>of(
                        "type", "choice", "code", code + "-one", "choices", List.of("Deusto", "Begoña")))) {
            Map<String, Object> field = new HashMap<>(more);
            field.put("kinds", List.of("thanks"));
            field.put("names", Map.of("eu", code, "es", code + more.get("type"), "fr", code, "en", code));
            Assertions.assertThat(api.put("/api/case-fields/" + field.remove("code"), field)
                            .status())
                    .isEqualTo(200);
        }
        Desk.Chat chat = desk.writes("Una idea");
        api.patch("/api/cases/" + chat.number, Map.of("kind", "thanks"));
        Page agent = at(chat);
        assertThat(withText(agent, "#case-side dd", "falta")).hasCount(1);
        chat.settle();
        Assertions.assertThat(chat.state("resolved").status()).isEqualTo(409);
        agent.locator("#case-fields summary").click();
        agent.locator("[name=field-" + code + "-text]").fill("Un árbol");
        agent.locator("[name=field-" + code + "-number]").fill("12,50");
        agent.locator("[name=field-" + code + "-date]").fill("2026-02-28");
        agent.locator("[name=field-" + code + "-yes]").selectOption("true");
        agent.locator("[name=field-" + code + "-one]").selectOption("Begoña");
        agent.locator("#case-fields button").click();
        assertThat(agent.locator("#case-side dl")).containsText("28 feb 2026");
        JsonNode fields = api.get("/api/cases/" + chat.number).body().get("fields");
        Assertions.assertThat(fields.get(code + "-text").asText()).isEqualTo("Un árbol");
        Assertions.assertThat(fields.get(code + "-number").asDouble()).isEqualTo(12.5);
        Assertions.assertThat(fields.get(code + "-yes").asBoolean()).isTrue();
        Assertions.assertThat(fields.get(code + "-one").asText()).isEqualTo("Begoña");
        agent.locator("#case-fields summary").click();
        agent.locator("[name=field-" + code + "-number]").fill("doce");
        agent.locator("#case-fields button").click();
        assertThat(agent.locator("#problem")).isVisible();
        agent.locator("[name=field-" + code + "-number]").fill("");
        agent.locator("#case-fields button").click();
        assertThat(agent.locator("#case-side dl")).not().containsText("12.5");
        fields = api.get("/api/cases/" + chat.number).body().get("fields");
        Assertions.assertThat(fields.has(code + "-number")).isFalse();
        Assertions.assertThat(fields.get(code + "-date").asText()).isEqualTo("2026-02-28");
        // Nobody else's cases need it.
        Assertions.assertThat(api.put(
                                "/api/case-fields/" + code + "-text",
                                Map.of(
                                        "type",
                                        "text",
                                        "names",
                                        Map.of("eu", code, "es", code, "fr", code, "en", code),
                                        "active",
                                        false))
                        .status())
                .isEqualTo(200);
        agent.context().close();
    }

    @Test
    void aRestrictedCaseIsAbsentUntilTheGlassIsBroken() {
        Desk.Chat chat = desk.writes("Un asunto delicado");
        Desk.Agent outsider = desk.agent("Otra");
        Page admin = at(chat);
        admin.locator("form[hx-post$='/restriction'] button").click();
        assertThat(admin.locator("#case-side .chip.late")).containsText("acceso restringido");
        Page other = window(WIDE, ColorScheme.LIGHT);
        Chromium.signIn(other, server, outsider.login(), Desk.PASSWORD);
        other.navigate(server + "cases/" + chat.number);
        assertThat(other.locator("body")).not().containsText("Un asunto delicado");
        other.navigate(server + "cases/" + chat.number + "/break-glass");
        other.locator("[name=reason]").fill("Lo pide el juzgado");
        other.locator("form[hx-post$='/break-glass'] button").click();
        assertThat(withText(other, ".msg", "Un asunto delicado")).isVisible();
        admin.navigate(server + "notifications");
        assertThat(withText(admin, ".cards li", "Lo pide el juzgado").first()).isVisible();
        admin.context().close();
        other.context().close();
    }

    @Test
    void anAdministratorImportsTopicsAndIsToldOfTheBadRow() {
        String code = "t" + UUID.randomUUID().toString().substring(0, 8);
        Page administrator = window(WIDE, ColorScheme.LIGHT);
        signIn(administrator);
        administrator.navigate(server + "settings");
        String csv = "code,name_eu,name_es,name_fr,name_en\n" + code + ",Bizikletak,Bicicletas,Vélos,Bicycles\n"
                + "Not A Code,a,b,c,d\n";
        administrator
                .locator("[data-import='/api/topics/import']")
                .setInputFiles(new FilePayload("topics.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        Locator result = administrator
                .locator("section", new Page.LocatorOptions().setHas(administrator.locator("#topics-heading")))
                .locator(".import-result");
        assertThat(result.locator("li")).hasCount(1);
        assertThat(result.locator("li")).containsText("3");
        org.assertj.core.api.Assertions.assertThat(
                        api.get("/api/topics/" + code).status())
                .isEqualTo(200);
        administrator.context().close();
    }

    @Test
    void anAdministratorAddsAQueueAndAnAgentUsesIt() {
        String code = "q" + UUID.randomUUID().toString().substring(0, 8);
        Desk.Chat chat = desk.writes("Kaixo");
        Page admin = at(chat);
        admin.navigate(server + "settings");
        Locator queues = admin.locator("section[aria-labelledby=queues-heading]");
        queues.locator("summary").click();
        queues.locator("[name=code]").fill(code);
        for (String language : List.of("eu", "es", "fr", "en")) {
            queues.locator("[name=name-" + language + "]").fill("Cola " + code);
        }
        queues.locator("details button").click();
        assertThat(withText(admin, ".cards li", "Cola " + code)).isVisible();
        admin.navigate(server + "cases/" + chat.number);
        admin.locator("#case-side summary", new Page.LocatorOptions().setHasText("Cambiar datos"))
                .click();
        admin.locator("#case-side [name=queue]").selectOption(code);
        admin.locator("#case-side [name=priority]").selectOption("high");
        admin.locator("#case-side form[hx-post$='/details'] button").click();
        assertThat(withText(admin, "#case-side dd", "Cola " + code)).isVisible();
        assertThat(withText(admin, "#case-side dd", "alta")).isVisible();
        admin.context().close();
    }

    @Test
    void whatAFilterFindsAmongDeadLettersIsSentAgain() {
        String account = api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Page",
                                "config",
                                Map.of("allowedOrigins", List.of("self"))))
                .body()
                .get("id")
                .asText();
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        String conversation = newConversation();
        inbound.send(InboundRecords.message(UUID.fromString(account), conversation, conversation + ":1", "again"));
        String list = "/api/dead-letters?topic=arreta.inbound&cause=account-disabled&limit=1";
        Awaitility.await().atMost(SOON).until(() -> newest(list).equals("open"));
        Page page = window(WIDE, ColorScheme.LIGHT);
        signIn(page);
        page.navigate(server + "dead-letters");
        page.locator("#topic").selectOption("arreta.inbound");
        page.locator("#cause").fill("account-disabled");
        page.locator("#cause").press("Enter");
        page.waitForURL("**cause=account-disabled**");
        assertThat(page.locator("tbody tr b").first()).hasText("account-disabled");
        api.post("/api/channel-accounts/" + account + "/enable", Map.of());
        page.locator("#replay-all").click();
        Awaitility.await().atMost(SOON).until(() -> newest(list).equals("done"));
        awaitCase(conversation, 1);
        page.context().close();
    }

    private String newest(String list) {
        var items = api.get(list).body().get("items");
        return items.isEmpty() ? "" : items.get(0).get("state").asText();
    }

    /** The administrator, at the case. */
    private Page at(Desk.Chat chat) {
        Page page = window(WIDE, ColorScheme.LIGHT);
        signIn(page);
        page.navigate(server + "cases/" + chat.number);
        return page;
    }
}
