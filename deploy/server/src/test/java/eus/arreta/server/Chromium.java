package eus.arreta.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, and what people do in it. */
public final class Chromium implements AutoCloseable {

    private static final int HEIGHT = 900;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
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

    /** A window of somebody's own, who reads Spanish. */
    public Page window(int width, ColorScheme colours) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setLocale("es-ES")
                .setColorScheme(colours));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    /** Signs the administrator in and waits for the inbox. */
    public static void signIn(Page page, URI server, String password) {
        signIn(page, server, "admin", password);
    }

    /** Signs somebody in and waits for the inbox. */
    public static void signIn(Page page, URI server, String login, String password) {
        page.navigate(server.resolve("/sign-in").toString());
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("form button.btn-brand").click();
        page.waitForURL(server.resolve("/").toString());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
