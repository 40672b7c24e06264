package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import eus.arreta.channelapi.SendResult;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices and link-backs in the console. */
@QuarkusTest
class NoticesInConsoleTest extends BrowserTest {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private InboundRecords inbound;
    private Desk desk;
    private String name;

    @BeforeEach
    void open() {
        inbound = inbound();
        name = "Notices " + UUID.randomUUID();
        desk = new Desk(
                api,
                inbound,
                UUID.fromString(
                        api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", name))
                                .body()
                                .get("id")
                                .asText()));
    }

    @AfterEach
    void close() {
        inbound.close();
        api.post("/api/channel-accounts/" + desk.account() + "/disable", Map.of());
    }

    @Test
    void aTemplateIsWrittenAListIsCheckedAndSentAndItsResultIsSeen() {
        Desk.Chat agreed = desk.writes("one");
        Desk.Chat silent = desk.writes("two");
        api.post(
                "/api/citizens/" + agreed.citizen() + "/consents",
                Map.of("purpose", "notices", "given", true, "textVersion", "1", "channel", FakeNetworkChannel.CHANNEL));
        String slug = "ui-" + UUID.randomUUID();
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "notices/templates");
        agent.locator("input[name=slug]").fill(slug);
        agent.locator("textarea[name=text-eu]").fill("Ordua: {time}");
        agent.locator("textarea[name=text-es]").fill("Hora: {time}");
        agent.locator("form[hx-post='/notices/templates'] button").click();
        withText(agent, "main a", slug).waitFor();
        agent.navigate(server + "notices/new?template=" + slug);
        assertThat(withText(agent, "article", "Ordua: {time}").first()).containsText("ez da jakinarazpena");
        agent.locator("select[name=account]").selectOption(desk.account().toString());
        String csv = "citizen,time\n" + agreed.citizen() + ",9:00\n" + silent.citizen() + ",9:00\nnobody,9:00\n";
        agent.locator("input[name=list]")
                .setInputFiles(new FilePayload("list.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        agent.locator("button[value=check]").click();
        assertThat(agent.locator("#checked")).containsText("2");
        assertThat(agent.locator("#checked li").first()).isVisible();
        Assertions.assertThat(FakeNetworkChannel.shownIn(agreed.conversation)).isEmpty();
        agent.locator("button[value=send]").click();
        agent.locator("#progress").waitFor();
        assertThat(agent.locator("#progress")).containsText("2 de 2", PATIENT);
        Awaitility.await().atMost(SOON).untilAsserted(() -> Assertions.assertThat(
                        String.join(" ", FakeNetworkChannel.shownIn(agreed.conversation)))
                .contains("Ordua: 9:00"));
        Assertions.assertThat(FakeNetworkChannel.shownIn(silent.conversation)).isEmpty();
        agent.navigate(server + "notices");
        withText(agent, "td a", slug).waitFor();
        agent.context().close();
    }

    @Test
    void anAgentWhoSendsALinkIsToldWhatIsMissing() {
        Desk.Chat elsewhere = desk.writes("hello");
        Desk.Chat chat = new Desk(api, inbound, webAccount()).writes("hello");
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + chat.number);
        agent.locator("button[hx-post$='/link-back']").click();
        assertThat(agent.locator("#problem")).containsText("correo");
        // Where no link could open anything, none is offered.
        agent.navigate(server + "cases/" + elsewhere.number);
        assertThat(agent.locator("#case-side dl")).isVisible();
        assertThat(agent.locator("button[hx-post$='/link-back']")).hasCount(0);
        agent.context().close();
    }

    @Test
    void whoIsUnknownIsDecidedAboutInTheResult() {
        Desk.Chat chat = desk.writes("one");
        api.post(
                "/api/citizens/" + chat.citizen() + "/consents",
                Map.of("purpose", "notices", "given", true, "textVersion", "1", "channel", FakeNetworkChannel.CHANNEL));
        String slug = "unknown-" + UUID.randomUUID();
        api.put(
                "/api/notice-templates/" + slug,
                Map.of("kind", "information", "texts", Map.of("eu", "Kaixo", "es", "Hola")));
        FakeNetworkChannel.ANSWERS.put(chat.conversation, text -> new SendResult.Unknown("timed-out"));
        String id = api.post(
                        "/api/notices",
                        Map.of(
                                "template",
                                slug,
                                "account",
                                desk.account(),
                                "recipients",
                                List.of(Map.of("citizen", chat.citizen()))))
                .body()
                .get("id")
                .asText();
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "notices/" + id);
        assertThat(agent.locator("form.decide")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        FakeNetworkChannel.ANSWERS.remove(chat.conversation);
        agent.locator("form.decide button[value=resend]").click();
        assertThat(agent.locator("#progress")).containsText("enviado: 1", PATIENT);
        assertThat(agent.locator("form.decide")).hasCount(0);
        agent.context().close();
    }

    @Test
    void aLinkOpensTheWidgetOnTheConversation() {
        Page visitor = window(WIDE, ColorScheme.LIGHT);
        String question = "Link " + UUID.randomUUID();
        chat(visitor, question);
        withText(visitor, "arreta-chat .bubble.mine", question).waitFor();
        String number = awaitCaseWith(question.substring(5), SOON);
        String citizen =
                api.get("/api/cases/" + number).body().get("citizen").get("id").asText();
        String email = "l" + UUID.randomUUID() + "@example.org";
        api.post("/api/citizens/" + citizen + "/addresses", Map.of("kind", "email", "value", email));
        api.post("/api/cases/" + number + "/link-back", Map.of());
        String link = Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> MailTest.linkTo(email).toString(), found -> true);
        Page elsewhere = window(WIDE, ColorScheme.LIGHT);
        elsewhere.navigate(link.replace(TestServers.PUBLIC_URL + "/", server.toString()));
        withText(elsewhere, "arreta-chat .bubble.mine", question).waitFor();
        // Out of the address bar.
        Assertions.assertThat(elsewhere.url()).doesNotContain("#");
        elsewhere.context().close();
        visitor.context().close();
    }
}
