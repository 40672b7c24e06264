package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who floods or insults takes nobody's time, and nothing that they write is lost. */
@QuarkusTest
class MutingTest extends OneBotTest {

    @Inject
    Jdbi jdbi;

    private String number;

    @BeforeEach
    void ask() {
        number = asks("question");
    }

    private String answered(String text) {
        String id = api.post("/api/cases/" + number + "/replies", ApiClient.text(text))
                .body()
                .get("messageId")
                .asText();
        Awaitility.await().atMost(WHILE).until(() -> phone.received().contains(text));
        return id;
    }

    private ApiClient.Answer mute(Instant until, String reason) {
        return api.put("/api/cases/" + number + "/mute", Map.of("until", until.toString(), "reason", reason));
    }

    private JsonNode theCase() {
        return api.get("/api/cases/" + number).body();
    }

    private void awaitInbound(int many) {
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> api.texts(number, "inbound").size() == many);
    }

    private int cases() {
        String citizen = theCase().get("citizen").get("id").asText();
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from cases.case_record where citizen_id = cast(:citizen as uuid)")
                .bind("citizen", citizen)
                .mapTo(int.class)
                .one());
    }

    @Test
    void aFloodStandsInTheCaseAndAsksNothing() {
        answered("here you are");
        assertThat(mute(Instant.now().plus(Duration.ofDays(7)), "sends the same again and again")
                        .status())
                .isEqualTo(200);
        assertThat(theCase().has("waitingSince")).isFalse();
        int said = bot.calls("sendMessage").size();
        IntStream.range(0, 30).forEach(at -> phone.write("buy this " + at));
        awaitInbound(31);
        assertThat(theCase().has("waitingSince")).isFalse();
        api.post("/api/cases/" + number + "/state", Map.of("state", "resolved"));
        phone.write("/person");
        phone.write("buy that");
        awaitInbound(33);
        assertThat(theCase().get("state").asText()).isEqualTo("resolved");
        assertThat(cases()).isEqualTo(1);
        assertThat(bot.calls("sendMessage")).hasSize(said);
        // An agent may write all the same.
        answered("please stop");
        assertThat(api.delete("/api/cases/" + number + "/mute").status()).isEqualTo(200);
        // Telegram tells whole seconds only: what is written in the second of the resolution was written before it.
        Awaitility.await().atMost(WHILE).pollInterval(Duration.ofMillis(500)).until(() -> {
            phone.write("a question");
            return theCase().get("state").asText().equals("open");
        });
    }

    @Test
    void itEndsByItself() {
        answered("here you are");
        mute(Instant.now().plus(Duration.ofDays(1)), "insults");
        jdbi.useHandle(
                handle -> handle.execute("update cases.conversation set muted_until = now() - interval '1 second'"
                        + " where address = '" + phone.id() + "'"));
        phone.write("sorry, a question");
        Awaitility.await().atMost(WHILE).until(() -> theCase().has("waitingSince"));
        assertThat(theCase().get("conversations").get(0).has("mutedUntil")).isFalse();
    }

    @Test
    void badInputIsTold() {
        Instant soon = Instant.now().plus(Duration.ofDays(1));
        assertThat(mute(soon, " ").status()).isEqualTo(422);
        assertThat(mute(soon, "x".repeat(301)).status()).isEqualTo(422);
        assertThat(mute(Instant.now().minusSeconds(1), "x").status()).isEqualTo(422);
        assertThat(mute(soon.plus(Duration.ofDays(366)), "x").status()).isEqualTo(422);
        assertThat(api.put("/api/cases/" + number + "/mute", Map.of("reason", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(api.put("/api/cases/2026-999999-X/mute", Map.of("until", soon.toString(), "reason", "x"))
                        .status())
                .isEqualTo(404);
        ApiClient analyst = new Desk(api, null, UUID.fromString(account))
                .agent("Analyst", "analyst")
                .api();
        assertThat(analyst.put("/api/cases/" + number + "/mute", Map.of("until", soon.toString(), "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(theCase().get("conversations").get(0).has("mutedUntil")).isFalse();
    }

    @Test
    void anAgentMutesInTheConsoleAndHearsAgain() {
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        agent.locator("#mute summary").click();
        agent.locator("#mute [name=days]").selectOption("7");
        agent.locator("#mute [name=reason]").fill("avalancha");
        agent.locator("#mute button").click();
        PlaywrightAssertions.assertThat(agent.locator("#case-side .chip.late").first())
                .containsText("silenciado hasta");
        PlaywrightAssertions.assertThat(agent.locator("#timeline")).containsText("avalancha");
        assertThat(Duration.between(
                        Instant.now(),
                        Instant.parse(theCase()
                                .get("conversations")
                                .get(0)
                                .get("mutedUntil")
                                .asText())))
                .isBetween(Duration.ofDays(6), Duration.ofDays(7));
        agent.locator("#mute summary").click();
        agent.locator("#mute button").click();
        PlaywrightAssertions.assertThat(agent.locator("#timeline")).containsText("ha dejado de silenciar");
        agent.context().close();
        assertThat(List.of("case-muted", "case-unmuted"))
                .allSatisfy(action -> assertThat(api.get("/api/audit?action=" + action + "&subject=case:" + number)
                                .body()
                                .get("items"))
                        .hasSize(1));
    }
}
