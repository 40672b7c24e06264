package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.Assertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data protection in the console: what is erased, kept, read and destroyed, and by whom. Officers read Basque here. */
@QuarkusTest
class RightsInConsoleTest extends BrowserTest {

    @Inject
    Jdbi jdbi;

    private InboundRecords inbound;
    private Desk desk;
    private Page page;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
        page = window(WIDE, ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        page.context().close();
        inbound.close();
    }

    private void signInAs(Desk.Agent agent) {
        Chromium.signIn(page, server, agent.login(), Desk.PASSWORD);
    }

    private void press(String button) {
        page.locator(button).click();
    }

    @Test
    void allIsExportedAndErasingAsksTwiceAndShowsItsReceipt() throws IOException {
        String marker = "m" + UUID.randomUUID();
        Desk.Chat chat = desk.writes("Say nothing of " + marker);
        String citizen = chat.citizen();
        signInAs(desk.agent("Officer", "data-protection"));
        page.navigate(server + "citizens/" + citizen);
        Assertions.assertThat(String.join("\n", unzipped(page.waitForDownload(() -> press("#export-all")))))
                .contains(marker);

        press("#erase");
        page.waitForURL("**/rights/erasure");
        String button = "form[hx-post$='/rights/erasure'] button";
        page.locator("textarea[name=reason]").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.locator("textarea[name=reason]").fill("asked at the desk");
        press(button);
        Assertions.assertThat(page.url()).as("not without the confirmation").endsWith("/rights/erasure");
        Assertions.assertThat(api.get("/api/citizens/" + citizen).status()).isEqualTo(200);

        page.locator("input[name=confirmed]").check();
        press(button);
        page.waitForURL("**/data-protection/receipts/*");
        assertThat(page.locator("#receipt")).containsText(chat.number);
        assertThat(page.locator("#receipt")).containsText("ezabatuta");
        Assertions.assertThat(api.get("/api/citizens/" + citizen).status()).isEqualTo(404);
        String receipt = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.navigate(server + "data-protection");
        assertThat(page.locator("tbody tr").first()).containsText(receipt);
    }

    @Test
    void theServerAsksForReasonAndConfirmationToo() {
        String citizen = desk.writes("still here").citizen();
        signIn(page);
        page.navigate(server + "citizens/" + citizen + "/rights/erasure");
        page.locator("form[hx-post$='/rights/erasure']").evaluate("form => form.setAttribute('novalidate', '')");
        page.locator("textarea[name=reason]").fill("why not");
        press("form[hx-post$='/rights/erasure'] button");
        assertThat(page.locator("#problem")).containsText("la confirmación");
        page.locator("textarea[name=reason]").fill(" ");
        page.locator("input[name=confirmed]").check();
        press("form[hx-post$='/rights/erasure'] button");
        assertThat(page.locator("#problem")).containsText("Motivo");
        Assertions.assertThat(api.get("/api/citizens/" + citizen).status()).isEqualTo(200);
    }

    @Test
    void aPersonIsKeptFromBeingDestroyed() {
        String citizen = desk.writes("keep me").citizen();
        signIn(page);
        page.navigate(server + "citizens/" + citizen);
        page.locator("form[hx-post$='/rights/hold']").evaluate("form => form.closest('details').open = true");
        page.locator("form[hx-post$='/rights/hold'] input[name=reason]").fill("lawsuit of " + citizen);
        press("form[hx-post$='/rights/hold'] button");
        page.waitForURL("**/data-protection/holds");
        assertThat(withText(page, "li", "lawsuit of " + citizen).locator("a"))
                .hasAttribute("href", "/citizens/" + citizen);
        Assertions.assertThat(api.delete("/api/citizens/" + citizen)
                        .body()
                        .at("/blocked/0/hold")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void aCaseIsKeptFromBeingDestroyedAndWhatIsBlockedIsReadWithAReason() throws IOException {
        String marker = "b" + UUID.randomUUID();
        Desk.Chat chat = desk.writes("A dispute about " + marker);
        signInAs(desk.agent("Officer", "data-protection"));
        page.navigate(server + "cases/" + chat.number);
        page.locator("#case-side form[hx-post$='/hold']").evaluate("form => form.closest('details').open = true");
        page.locator("#case-side form[hx-post$='/hold'] input[name=reason]").fill("lawsuit " + marker);
        press("#case-side form[hx-post$='/hold'] button");
        assertThat(page.locator("#case-side a.chip.act[href='/data-protection/holds']"))
                .isVisible();
        JsonNode receipt = api.delete("/api/citizens/" + chat.citizen()).body();
        String blocked = receipt.at("/blocked/0/id").asText();

        page.navigate(server + "data-protection/receipts/" + receipt.get("id").asText());
        assertThat(page.locator("main")).containsText("zati bat blokeatuta dago");
        page.navigate(server + "data-protection/blocked");
        String form = "form[action='/api/blocked/" + blocked + "/read']";
        page.locator(form).evaluate("form => form.closest('details').open = true");
        AccessibilityTest.check(page);
        page.locator(form + " input[name=reason]").fill("a court asks " + marker);
        Assertions.assertThat(String.join("\n", unzipped(page.waitForDownload(() -> press(form + " button")))))
                .contains(marker);
        assertThat(page.locator("#problem")).containsText("Deskargatuta");
        Assertions.assertThat(api.all("/api/audit?subject=blocked:" + blocked))
                .anySatisfy(
                        entry -> Assertions.assertThat(entry.at("/after/reason").asText())
                                .isEqualTo("a court asks " + marker));

        page.navigate(server + "data-protection/holds");
        var hold = withText(page, "li", "lawsuit " + marker);
        Assertions.assertThat(hold.locator("button").isVisible())
                .as("not by one click")
                .isFalse();
        hold.locator("summary").click();
        hold.locator("button").click();
        assertThat(hold).containsText("Officer pertsonak kendua");
        assertThat(hold.locator("button")).hasCount(0);
        page.navigate(server + "data-protection/blocked");
        jdbi.useHandle(handle -> handle.createUpdate("update citizens.blocked set destroyed_at = now() where id = :id")
                .bind("id", UUID.fromString(blocked))
                .execute());
        // What was destroyed since the page was loaded.
        page.locator(form).evaluate("form => form.closest('details').open = true");
        page.locator(form + " input[name=reason]").fill("again");
        press(form + " button");
        assertThat(page.locator("#problem")).containsText("Ezin izan da irakurri");
    }

    @Test
    void aRuleIsWrittenWhatIsDueIsSeenAndDestroyedWhenConfirmed() {
        String topic = "c" + UUID.randomUUID().toString().substring(0, 8);
        api.put("/api/topics/" + topic, Map.of("names", Map.of("eu", topic, "es", topic, "fr", topic, "en", topic)));
        Desk.Chat due = desk.writes("due");
        Desk.Chat held = desk.writes("held");
        for (Desk.Chat chat : List.of(due, held)) {
            api.patch("/api/cases/" + chat.number, Map.of("topic", topic));
            chat.settle();
            chat.state("resolved");
            chat.state("closed");
        }
        api.post("/api/cases/" + held.number + "/holds", Map.of("reason", "a lawsuit"));
        signIn(page);
        page.navigate(server + "data-protection/retention");
        page.locator("#rule-form input[name=code]").fill(topic);
        page.locator("#rule-form select[name=topic]").selectOption(topic);
        page.locator("#rule-form input[name=months]").fill("900");
        page.locator("#rule-form input[name=reason]").fill("art. 1");
        press("#rule-form button");
        withText(page, "li a", topic).click();
        page.waitForURL("**/retention?rule=" + topic);
        page.locator("#rule-form input[name=months]").fill("0");
        // Somebody else was faster.
        api.put("/api/retention-rules/" + topic, Map.of("topic", topic, "months", 800, "reason", "a", "version", 1));
        press("#rule-form button");
        assertThat(page.locator("#problem .problem-line")).isVisible();
        page.reload();
        assertThat(page.locator("#rule-form input[name=months]")).hasValue("800");
        page.locator("#rule-form input[name=months]").fill("0");
        press("#rule-form button");
        assertThat(withText(page, "li", topic)).containsText("cerrarse: 0");

        page.navigate(server + "data-protection/retention/due");
        assertThat(withText(page, "tr", held.number)).containsText("retenido");
        assertThat(withText(page, "tr", due.number)).not().containsText("retenido");
        AccessibilityTest.check(page);
        withText(page, "summary", "Destruir ahora").click();
        press("#run-form button");
        Assertions.assertThat(api.get("/api/cases/" + due.number).status())
                .as("not without the confirmation")
                .isEqualTo(200);
        page.locator("#run-form input[name=confirmed]").check();
        press("#run-form button");
        page.waitForURL("**/retention/runs");
        assertThat(page.locator("tbody tr").first()).containsText("Admin");
        Assertions.assertThat(api.get("/api/cases/" + due.number).status()).isEqualTo(404);
        Assertions.assertThat(api.get("/api/cases/" + held.number).status()).isEqualTo(200);

        page.navigate(server + "data-protection/retention?rule=" + topic);
        withText(page, "summary", "Quitar la regla").click();
        press("form[hx-post$='/remove'] button");
        page.waitForURL("**/data-protection/retention");
        assertThat(withText(page, "li", topic)).hasCount(0);
    }

    @Test
    void longListsGoOnAndNoneIsShownTwice() {
        String citizen = desk.writes("held often").citizen();
        for (int index = 0; index < 60; index++) {
            api.post("/api/holds", Map.of("citizen", citizen, "reason", "reason " + index));
        }
        signIn(page);
        page.navigate(server + "data-protection/holds");
        Set<String> seen = new HashSet<>(ids());
        int first = seen.size();
        withText(page, "a", "Más").click();
        page.waitForURL("**/holds?after=*");
        Assertions.assertThat(ids()).isNotEmpty().noneMatch(seen::contains);
        seen.addAll(ids());
        Assertions.assertThat(seen).hasSizeGreaterThan(first);
    }

    @SuppressWarnings("unchecked")
    private List<String> ids() {
        return (List<String>) page.locator("li[id^=hold-]").evaluateAll("all => all.map(one => one.id)");
    }

    @Test
    void whoMayNotSeesNoneOfIt() {
        Desk.Chat chat = desk.writes("mine");
        signInAs(desk.agent("Ane"));
        assertThat(page.locator(".rail a[href='/data-protection']")).hasCount(0);
        page.navigate(server + "cases/" + chat.number);
        assertThat(page.locator("#case-side form[hx-post$='/hold']")).hasCount(0);
        page.navigate(server + "citizens/" + chat.citizen());
        assertThat(page.locator("#export-all")).hasCount(0);
        assertThat(page.locator("#erase")).hasCount(0);
        for (String hidden : List.of(
                "data-protection",
                "data-protection/blocked",
                "data-protection/holds",
                "data-protection/retention",
                "data-protection/retention/due",
                "data-protection/retention/runs",
                "citizens/" + chat.citizen() + "/rights/erasure")) {
            Assertions.assertThat(page.navigate(server + hidden).status())
                    .as(hidden)
                    .isEqualTo(403);
        }
        // An administrator sees what is blocked, but does not read it.
        String citizen = desk.writes("blocked").citizen();
        api.post("/api/holds", Map.of("citizen", citizen, "reason", "r"));
        api.delete("/api/citizens/" + citizen);
        Page administrator = window(WIDE, ColorScheme.LIGHT);
        signIn(administrator);
        administrator.navigate(server + "data-protection/blocked");
        assertThat(administrator.locator(".cards li").first()).containsText("todo sobre una persona");
        assertThat(administrator.locator("form[data-reads]")).hasCount(0);
        administrator.context().close();
    }

    private static List<String> unzipped(Download download) throws IOException {
        List<String> parts = new java.util.ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
