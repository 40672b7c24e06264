package eus.arreta.server;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the tests in a real browser share. */
abstract class BrowserTest extends ApplicationTest {

    static final int WIDE = 1440;

    private static Chromium chromium;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    static Page window(int width, ColorScheme colours) {
        return chromium.window(width, colours);
    }

    void signIn(Page page) {
        Chromium.signIn(page, server, TestServers.ADMIN_PASSWORD);
    }

    /** Opens the chat of the demo page and writes. */
    void chat(Page page, String text) {
        if (!page.url().endsWith("/chat/demo")) {
            page.navigate(server + "chat/demo");
            page.locator(".chat-open").click();
        }
        page.locator("arreta-chat textarea").fill(text);
        page.locator("arreta-chat textarea").press("Enter");
    }

    static Locator withText(Page page, String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }
}
