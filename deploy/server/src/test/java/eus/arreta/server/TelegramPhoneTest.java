package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.telegramsimulator.Bot;
import eus.arreta.telegramsimulator.TelegramSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that plays a citizen's phone, in a real browser. */
class TelegramPhoneTest {

    private static final String TOKEN = "7000000001:for-tests";

    @ParameterizedTest
    @ValueSource(ints = {390, 1_440})
    void whatIsWrittenAndPressedReachesTheBot(int width) throws IOException, InterruptedException {
        try (TelegramSimulator telegram = TelegramSimulator.start(0);
                Chromium chromium = new Chromium()) {
            Bot bot = telegram.bot(TOKEN, "town_bot");
            Page page = chromium.window(width, ColorScheme.LIGHT);
            page.navigate(telegram.url() + "/telegram/demo");
            page.locator("#start").click();
            PlaywrightAssertions.assertThat(page.locator("#messages .mine")).hasText("/start");
            page.locator("#text").fill("<b>Kaixo</b>");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#messages .mine").last())
                    .hasText("<b>Kaixo</b>");
            String chat = page.evaluate("localStorage.getItem('person')").toString();
            ask(
                    telegram.url(),
                    "{\"chat_id\":" + chat
                            + ",\"text\":\"How was it?\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Good\",\"callback_data\":\"5\"}]]}}");
            page.locator(".choices button").click();
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations())
                    .isEmpty();
            org.awaitility.Awaitility.await().until(() -> bot.pending() == 3);
        }
    }

    @Test
    void theNumbersChatIsAnotherOneAndItsOwnerCanWriteToo() throws IOException {
        try (TelegramSimulator telegram = TelegramSimulator.start(0);
                Chromium chromium = new Chromium()) {
            Bot bot = telegram.bot(TOKEN, "town_bot");
            Page page = chromium.window(390, ColorScheme.LIGHT);
            page.navigate(telegram.url() + "/telegram/demo");
            page.locator("#start").click();
            PlaywrightAssertions.assertThat(page.locator("#messages .mine")).hasText("/start");
            page.locator("#chat").click();
            PlaywrightAssertions.assertThat(page.locator("#start")).isHidden();
            PlaywrightAssertions.assertThat(page.locator("#messages .message")).hasCount(0);
            page.locator("#text").fill("Kaixo");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#messages .mine")).hasText("Kaixo");
            page.locator("#text").fill("Egun on");
            page.locator("#owner").click();
            PlaywrightAssertions.assertThat(page.locator("#messages .message:not(.mine)"))
                    .hasText("Egun on");
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations())
                    .isEmpty();
            // The command, the connection and two messages.
            org.awaitility.Awaitility.await().until(() -> bot.pending() == 4);
            page.locator("#chat").click();
            PlaywrightAssertions.assertThat(page.locator("#messages .mine")).hasText("/start");
        }
    }

    private static void ask(URI telegram, String message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(telegram + "/bot" + TOKEN + "/sendMessage"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }
}
