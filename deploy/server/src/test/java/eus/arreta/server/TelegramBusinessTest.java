package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import eus.arreta.telegramsimulator.Bot;
import eus.arreta.telegramsimulator.BusinessAccount;
import eus.arreta.telegramsimulator.Phone;
import eus.arreta.telegramsimulator.TelegramSimulator;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Citizens who have added a phone number, the account with that number, and the bot that answers for it. */
@QuarkusTest
class TelegramBusinessTest extends BrowserTest {

    private static final Duration WHILE = Duration.ofSeconds(20);

    private TelegramSimulator telegram;
    private Bot bot;
    private BusinessAccount line;
    private Phone phone;
    private String account;
    private long owner;

    @BeforeEach
    void open() throws IOException {
        telegram = TelegramSimulator.start(0);
        String token = newBotToken();
        bot = telegram.bot(token, "town_bot");
        owner = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
        line = bot.businessAccount(owner, "Town hall");
        line.connect();
        phone = line.phone(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L), "Maite", "eu");
        account = telegramAccount("Line", telegram, token);
    }

    @AfterEach
    void close() {
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        telegram.close();
    }

    private String address() {
        return "business:" + owner + ":" + phone.id();
    }

    private String caseOf(String conversation) {
        return Awaitility.await()
                .atMost(WHILE)
                .ignoreExceptions()
                .until(() -> api.caseOf(conversation).get("number").asText(), number -> true);
    }

    private String writes(String text) {
        phone.write(text);
        return caseOf(address());
    }

    private String awaitReply(String number, String text, String state) {
        ApiClient.Answer answer = api.post("/api/cases/" + number + "/replies", ApiClient.text(text));
        assertThat(answer.status()).isEqualTo(202);
        String id = answer.body().get("messageId").asText();
        Awaitility.await().atMost(WHILE).until(() -> delivery(id).get("state").asText(), state::equals);
        return id;
    }

    private JsonNode delivery(String id) {
        return api.get("/api/messages/" + id).body().get("delivery");
    }

    private void awaitConfirmed() {
        Awaitility.await().atMost(WHILE).until(() -> bot.pending() == 0);
    }

    @Test
    void anAnswerGoesByTheNumberAndStandsOnce() {
        String number = writes("Kaixo");
        awaitReply(number, "Egun on", "sent");
        assertThat(phone.received()).containsExactly("Egun on");
        awaitConfirmed();
        phone.write("eskerrik asko");
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> api.texts(number, "inbound").size() == 2);
        assertThat(api.texts(number, "outbound")).containsExactly("Egun on");
    }

    @Test
    void theAccountsOwnPhoneOpensNoCaseAndAnswersInTheOneThereIs() {
        long early = line.write(phone, "before anybdy asked");
        line.edit(phone, early, "before anybody asked");
        awaitConfirmed();
        String number = writes("question");
        assertThat(api.get("/api/cases/" + number).body().has("waitingSince")).isTrue();
        long message = line.write(phone, "answer by phone");
        JsonNode entry = Awaitility.await()
                .atMost(WHILE)
                .until(
                        () -> api.all("/api/cases/" + number + "/timeline").stream()
                                .filter(one -> one.path("externalId").asText().equals(address() + ":" + message))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        assertThat(entry.get("direction").asText()).isEqualTo("outbound");
        assertThat(entry.get("author").get("kind").asText()).isEqualTo("agent-phone");
        assertThat(api.texts(number, "outbound")).containsExactly("answer by phone");
        assertThat(api.get("/api/cases/" + number).body().has("waitingSince")).isFalse();
        // What was written before is kept, with the citizen.
        String citizen =
                api.get("/api/cases/" + number).body().get("citizen").get("id").asText();
        assertThat(api.all("/api/citizens/" + citizen + "/timeline"))
                .filteredOn(one -> one.path("direction").asText().equals("outbound"))
                .extracting(one -> one.get("text").asText() + " " + one.has("caseNumber"))
                .containsExactlyInAnyOrder("before anybody asked false", "answer by phone true");
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        PlaywrightAssertions.assertThat(withText(agent, ".msg.own", "answer by phone"))
                .containsText("Agente (teléfono)");
        PlaywrightAssertions.assertThat(agent.locator("#reply-window"))
                .containsText("Se puede responder por aquí hasta");
        agent.context().close();
    }

    @Test
    void whatIsToldTwiceStandsOnce() {
        String number = writes("question");
        ObjectNode again = new ObjectMapper().createObjectNode();
        long message = line.write(phone, "once");
        phone.messages().stream()
                .filter(one -> one.get("message_id").asLong() == message)
                .forEach(one -> again.set("business_message", one));
        bot.tell(again);
        awaitConfirmed();
        phone.write("after it");
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> api.texts(number, "inbound").size() == 2);
        assertThat(api.texts(number, "outbound")).containsExactly("once");
    }

    @Test
    void theBotsChatIsAnotherConversationOfTheSameCitizen() {
        String number = writes("to the number");
        Phone same = bot.phone(phone.id(), "Maite", "eu");
        same.write("to the bot");
        String other = caseOf(Long.toString(phone.id()));
        assertThat(other).isNotEqualTo(number);
        JsonNode detail = api.get("/api/cases/" + number).body();
        assertThat(api.get("/api/cases/" + other).body().get("citizen").get("id"))
                .isEqualTo(detail.get("citizen").get("id"));
        awaitReply(other, "from the bot", "sent");
        assertThat(same.received()).containsExactly("from the bot");
        assertThat(phone.received()).isEmpty();
        // Only the number's chats have a time in which they can be answered.
        assertThat(api.get("/api/cases/" + number).body().get("conversations"))
                .filteredOn(one -> one.has("replyUntil"))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.get("own").asBoolean()).isTrue());
    }

    @Test
    void afterADayNothingIsTriedAndTheOtherWayIsOffered() {
        String word = "w" + phone.id();
        ObjectNode old = new ObjectMapper().createObjectNode();
        ObjectNode message = old.putObject("business_message")
                .put("message_id", 7)
                .put("date", Instant.now().minus(Duration.ofHours(25)).getEpochSecond())
                .put("business_connection_id", line.connection())
                .put("text", "yesterday " + word);
        message.putObject("from").put("id", phone.id()).put("is_bot", false).put("first_name", "Maite");
        message.putObject("chat").put("id", phone.id()).put("type", "private").put("first_name", "Maite");
        bot.tell(old);
        // So old that it stands behind all others in the list.
        String number = awaitCaseWith(word, WHILE);
        Phone same = bot.phone(phone.id(), "Maite", "eu");
        same.write("to the bot");
        caseOf(Long.toString(phone.id()));
        ApiClient.Answer refused = api.post("/api/cases/" + number + "/replies", ApiClient.text("too late"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("conversations").get(0).get("reason").asText())
                .isEqualTo("reply-window-over");
        assertThat(bot.calls("sendMessage")).isEmpty();
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        PlaywrightAssertions.assertThat(agent.locator("#reply-window"))
                .containsText("Ya no se puede responder por Telegram");
        PlaywrightAssertions.assertThat(agent.locator("select[name=conversation] option"))
                .hasCount(3);
        phone.write("today");
        PlaywrightAssertions.assertThat(agent.locator("#reply-window"))
                .containsText("Se puede responder por aquí hasta");
        agent.context().close();
        awaitReply(number, "in time", "sent");
    }

    private String refusal(String number) {
        ApiClient.Answer refused = api.post("/api/cases/" + number + "/replies", ApiClient.text("not now"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asText()).endsWith("unreachable");
        return refused.body().get("conversations").get(0).get("reason").asText();
    }

    @Test
    void withoutTheRightNothingIsTriedAndANewConnectionGoesOn() {
        String number = writes("question");
        String sent = awaitReply(number, "before", "sent");
        Phone same = bot.phone(phone.id(), "Maite", "eu");
        same.write("to the bot");
        caseOf(Long.toString(phone.id()));
        line.letReply(false);
        awaitConfirmed();
        assertThat(refusal(number)).isEqualTo("no-right-to-reply");
        assertThat(api.patch("/api/messages/" + sent, Map.of("text", "after")).status())
                .isEqualTo(409);
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        PlaywrightAssertions.assertThat(agent.locator("#reply-window")).containsText("no deja responder al bot");
        PlaywrightAssertions.assertThat(withText(agent, "select[name=conversation] option", "no deja responder"))
                .hasCount(1);
        // The other way is there, and works.
        JsonNode other = null;
        for (JsonNode one : api.get("/api/cases/" + number).body().get("conversations")) {
            other = one.get("own").asBoolean() ? other : one;
        }
        assertThat(other.has("unreachable")).isFalse();
        agent.locator("select[name=conversation]").selectOption(other.get("id").asText());
        agent.locator("#reply-text").fill("by the bot");
        agent.locator("#reply-text").press("Control+Enter");
        Awaitility.await().atMost(WHILE).until(() -> same.received(), List.of("by the bot")::equals);
        agent.context().close();
        line.disconnect();
        awaitConfirmed();
        assertThat(refusal(number)).isEqualTo("connection-ended");
        line.connect();
        awaitConfirmed();
        awaitReply(number, "connected again", "sent");
        assertThat(phone.received()).containsExactly("before", "connected again");
        phone.write("by the new one");
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> api.texts(number, "inbound"), List.of("question", "by the new one")::equals);
    }

    @Test
    void whatIsTakenBackIsKeptAndSaysSo() {
        long message = phone.write("wrng");
        String number = caseOf(address());
        phone.edit(message, "wrong");
        phone.delete(message);
        JsonNode entry = Awaitility.await()
                .atMost(WHILE)
                .until(
                        () -> api.all("/api/cases/" + number + "/timeline").stream()
                                .filter(one -> one.has("deletedAt"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        assertThat(entry.get("text").asText()).isEqualTo("wrong");
        assertThat(entry.get("versions")).hasSize(2);
    }
}
