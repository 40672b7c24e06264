package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import eus.arreta.server.Chromium;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two server processes on one database and broker are one service. */
class TwoReplicasIT {

    private static Installation installation;
    private static Installation.Server first;
    private static Installation.Server second;

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.create();
        List<Installation.Server> both = installation.servers(2);
        first = both.get(0);
        second = both.get(1);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void aReplyWrittenAtOneReachesTheSocketAtTheOther() {
        try (ChatVisitor visitor = new ChatVisitor(installation.http, first::address)) {
            visitor.write("over the first");
            ApiClient api = second.api();
            String number = numberOf(api, visitor);
            assertThat(api.post("/api/cases/" + number + "/replies", ApiClient.text("over the second"))
                            .status())
                    .isEqualTo(202);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> visitor.replies().size() == 1);
            assertThat(visitor.replies()).containsExactly("over the second");
        }
    }

    @Test
    void aMessageThatComesInAtOneAppearsLiveInABrowserAtTheOther() {
        try (Chromium chromium = new Chromium();
                ChatVisitor visitor = new ChatVisitor(installation.http, first::address)) {
            Page agent = chromium.window(1_440, ColorScheme.LIGHT);
            Chromium.signIn(agent, second.address(), Installation.ADMIN_PASSWORD);
            String text = "live " + UUID.randomUUID();
            visitor.write(text);
            PlaywrightAssertions.assertThat(agent.locator(".row-case", new Page.LocatorOptions().setHasText(text)))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        }
    }

    @Test
    void killingEitherLosesNothingAndIsOverInTenSeconds() throws IOException {
        AtomicReference<URI> nearest = new AtomicReference<>(first.address());
        try (ChatVisitor visitor = new ChatVisitor(installation.http, nearest::get)) {
            visitor.write("one");
            String number = numberOf(second.api(), visitor);
            first.kill();
            nearest.set(second.address());
            visitor.write("two");
            within(second.api(), number, visitor, "two", "answer to two");
            first.start();
            first.awaitReady();
            second.kill();
            nearest.set(first.address());
            visitor.write("three");
            within(first.api(), number, visitor, "three", "answer to three");
            assertThat(first.api().texts(number, "inbound")).containsExactly("one", "two", "three");
            assertThat(visitor.replies()).containsExactly("answer to two", "answer to three");
            second.start();
            second.awaitReady();
        }
    }

    /** The message that was written after the kill arrives, and its answer too, each within ten seconds. */
    private static void within(ApiClient api, String number, ChatVisitor visitor, String text, String answer) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> api.texts(number, "inbound")
                .contains(text));
        api.post("/api/cases/" + number + "/replies", ApiClient.text(answer));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> visitor.replies()
                .contains(answer));
    }

    private static String numberOf(ApiClient api, ChatVisitor visitor) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !visitor.acknowledged()
                .isEmpty());
        AtomicReference<String> number = new AtomicReference<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> number.set(
                        api.caseOf(visitor.conversation()).get("number").asText()));
        return number.get();
    }
}
