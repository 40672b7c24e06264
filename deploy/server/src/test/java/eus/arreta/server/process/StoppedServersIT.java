package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.local.LocalService;
import eus.arreta.server.ApiClient;
import eus.arreta.server.ChatVisitor;
import eus.arreta.server.Chromium;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A broker or a database that hangs is named within ten seconds, and nothing that was sent meanwhile is missing. */
class StoppedServersIT {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private static Installation installation;
    private static Installation.Server server;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.create();
        server = installation.server();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        installation.close();
    }

    @Test
    void aBrokerThatHangsIsNamedAndLosesNothing() throws IOException, InterruptedException {
        hang(installation.kafka, "broker");
    }

    @Test
    void aDatabaseThatHangsIsNamedAndLosesNothing() throws IOException, InterruptedException {
        hang(installation.postgres, "database");
    }

    private void hang(LocalService service, String name) throws IOException, InterruptedException {
        try (ChatVisitor visitor = new ChatVisitor(installation.http, server::address)) {
            Page agent = chromium.window(1_440, ColorScheme.LIGHT);
            Chromium.signIn(agent, server.address(), Installation.ADMIN_PASSWORD);
            visitor.write("before");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !visitor.acknowledged()
                    .isEmpty());
            Installation.signal("STOP", service.pid());
            try {
                Awaitility.await().atMost(TEN_SECONDS).until(() -> down().contains(name));
                PlaywrightAssertions.assertThat(agent.locator("#bar")).isVisible();
                visitor.write("meanwhile");
            } finally {
                Installation.signal("CONT", service.pid());
            }
            Awaitility.await().atMost(TEN_SECONDS).until(() -> server.api().isReady());
            PlaywrightAssertions.assertThat(agent.locator("#bar")).isHidden();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> visitor.acknowledged().size() == 2);
            ApiClient api = server.api();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                String number = api.caseOf(visitor.conversation()).get("number").asText();
                assertThat(api.texts(number, "inbound")).containsExactly("before", "meanwhile");
            });
        }
    }

    private List<String> down() {
        ApiClient.Answer ready = server.api().get("/q/health/ready");
        List<String> down = new ArrayList<>();
        if (ready.status() == 503) {
            for (JsonNode check : ready.body().get("checks")) {
                if (check.get("status").asText().equals("DOWN")) {
                    down.add(check.get("name").asText());
                }
            }
        }
        return down;
    }
}
