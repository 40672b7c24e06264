package eus.arreta.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the tests in a real browser share. */
abstract class BrowserTest extends ApplicationTest {

    static final int WIDE = 1440;
    static final int NARROW = 390;

    private static Playwright playwright;
    static Browser browser;

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    /** A window of somebody's own. */
    static Page window(int width, ColorScheme colours) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("es-ES")
                .setColorScheme(colours));
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    void signIn(Page page) {
        page.navigate(server + "sign-in");
        page.locator("#login").fill("admin");
        page.locator("#password").fill(TestServers.ADMIN_PASSWORD);
        page.locator("form button.btn-brand").click();
        page.waitForURL(server.toString());
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
