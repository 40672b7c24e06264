package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.telegramsimulator.BusinessAccount;
import eus.arreta.telegramsimulator.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a channel can't read is parked, and how an account is doing is said in words. */
@QuarkusTest
class ParkedEventsTest extends OneBotTest {

    private JsonNode awaitParked(int many) {
        return Awaitility.await()
                .atMost(WHILE)
                .until(
                        () -> api.get("/api/parked-events?account=" + account)
                                .body()
                                .get("items"),
                        items -> items.size() == many);
    }

    /** Of a connection that Telegram doesn't know: nobody can say in whose chat it was written. */
    private ObjectNode strange(String connection, String text) {
        ObjectNode update = new ObjectMapper().createObjectNode();
        ObjectNode message = update.putObject("business_message")
                .put("message_id", 7)
                .put("date", Instant.now().getEpochSecond())
                .put("business_connection_id", connection)
                .put("text", text);
        message.putObject("from").put("id", phone.id()).put("is_bot", false).put("first_name", "Maite");
        message.putObject("chat").put("id", phone.id()).put("type", "private").put("first_name", "Maite");
        return update;
    }

    @Test
    void whatCannotBeReadIsListedWithoutItsWordsAndReadByWhomMayReadCases() {
        bot.tell(strange("nobody-knows", "my secret"));
        JsonNode parked = awaitParked(1).get(0);
        assertThat(parked.toString()).doesNotContain("secret").doesNotContain("raw");
        assertThat(parked.get("kind").asText()).isEqualTo("business_message");
        String id = parked.get("id").asText();
        Desk desk = new Desk(api, null, UUID.fromString(account));
        ApiClient agent = desk.agent("Agent", "agent").api();
        assertThat(agent.get("/api/parked-events").status()).isEqualTo(403);
        assertThat(agent.get("/api/parked-events/" + id).status()).isEqualTo(403);
        assertThat(agent.post("/api/parked-events/" + id + "/retry", Map.of()).status())
                .isEqualTo(403);
        assertThat(agent.delete("/api/parked-events/" + id).status()).isEqualTo(403);
        ApiClient supervisor = desk.agent("Supervisor", "supervisor").api();
        assertThat(supervisor.get("/api/parked-events/" + id).body().get("raw").asText())
                .contains("my secret");
        ApiClient.Answer still = api.post("/api/parked-events/" + id + "/retry", Map.of());
        assertThat(still.status()).isEqualTo(409);
        assertThat(still.body().get("type").asText()).endsWith("still-unreadable");
        assertThat(awaitParked(1).get(0).get("tries").asInt()).isEqualTo(1);
        assertThat(api.delete("/api/parked-events/" + id).status()).isEqualTo(204);
        assertThat(api.delete("/api/parked-events/" + id).status()).isEqualTo(404);
        awaitParked(0);
    }

    @Test
    void whatIsUnderstoodLaterIsTakenUpOnceAndThenGone() {
        BusinessAccount line =
                bot.businessAccount(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L), "Town hall");
        String word = "later-" + phone.id();
        bot.tell(strange("business-later", word));
        String id = awaitParked(1).get(0).get("id").asText();
        telegram.faults().add(Fault.refuse("getBusinessConnection", 500, "Internal Server Error", 1));
        assertThat(api.post("/api/parked-events/" + id + "/retry", Map.of()).status())
                .isEqualTo(503);
        line.connectAs("business-later");
        Awaitility.await().atMost(WHILE).until(() -> bot.pending() == 0);
        assertThat(api.post("/api/parked-events/" + id + "/retry", Map.of()).status())
                .isEqualTo(204);
        awaitParked(0);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> api.get("/api/cases?q=" + word).body().get("items").size() == 1);
    }

    @Test
    void theConsoleListsShowsTriesAndThrowsAway() {
        bot.tell(strange("nobody-knows", "kept for somebody"));
        awaitParked(1);
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/accounts/" + account);
        PlaywrightAssertions.assertThat(admin.locator("#health")).containsText("Sin poder leer: 1");
        admin.navigate(server + "settings/parked?account=" + account);
        PlaywrightAssertions.assertThat(admin.locator("main")).not().containsText("kept for somebody");
        withText(admin, "main a", "Ver").click();
        PlaywrightAssertions.assertThat(admin.locator("#raw")).containsText("kept for somebody");
        admin.locator("#retry").click();
        PlaywrightAssertions.assertThat(admin.locator("#problem")).containsText("Esta versión tampoco lo entiende");
        withText(admin, "summary", "Desechar").click();
        admin.locator("#discard").click();
        admin.waitForURL("**/settings/parked");
        awaitParked(0);
        admin.context().close();
    }

    @Test
    void howAnAccountIsDoingStandsInWords() {
        phone.write("question");
        String number = Awaitility.await()
                .atMost(WHILE)
                .ignoreExceptions()
                .until(() -> api.caseOf(Long.toString(phone.id())).get("number").asText(), found -> true);
        telegram.faults().add(Fault.refuse("sendMessage", 400, "Bad Request: something odd", 1));
        api.post("/api/cases/" + number + "/replies", ApiClient.text("refused"));
        api.post("/api/cases/" + number + "/replies", ApiClient.text("taken"));
        Awaitility.await().atMost(WHILE).until(() -> phone.received(), List.of("taken")::equals);
        JsonNode details = Awaitility.await()
                .atMost(WHILE)
                .until(
                        () -> api.get("/api/channel-accounts/" + account + "/health")
                                .body()
                                .get("details"),
                        told -> told.path("sentLastMinute").asInt() == 1);
        assertThat(Instant.parse(details.get("lastMessageAt").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(details.get("permittedPerMinute").asInt()).isEqualTo(1_800);
        assertThat(details.get("lastError").asText()).contains("something odd");
        assertThat(details.get("queued").asInt()).isZero();
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/accounts/" + account);
        PlaywrightAssertions.assertThat(admin.locator("#health"))
                .containsText(java.util.regex.Pattern.compile(
                        "Último mensaje recibido: .*Esperan en la red.*: [0-9].*Por enviar: 0.*último minuto: 1; la red permite 1800"
                                + ".*Último error.*something odd",
                        java.util.regex.Pattern.DOTALL));
        admin.context().close();
    }
}
