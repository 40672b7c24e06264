package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.access.Actor;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.gateway.Deliveries;
import eus.arreta.telegramsimulator.Bot;
import eus.arreta.telegramsimulator.Call;
import eus.arreta.telegramsimulator.Fault;
import eus.arreta.telegramsimulator.Phone;
import eus.arreta.telegramsimulator.TelegramSimulator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Citizens' phones, a Bot API server and the whole application between them and the desk. */
@QuarkusTest
class TelegramTest extends ApplicationTest {

    private static final Duration WHILE = Duration.ofSeconds(20);

    @Inject
    Deliveries deliveries;

    private TelegramSimulator telegram;
    private String token;
    private Bot bot;
    private Phone phone;
    private String account;

    @BeforeEach
    void open() throws IOException {
        telegram = TelegramSimulator.start(0);
        token = ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000) + ":secret-" + UUID.randomUUID();
        bot = telegram.bot(token, "town_bot");
        phone = newPhone();
        account = create(token).body().get("id").asText();
    }

    @AfterEach
    void close() {
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        telegram.close();
    }

    private Phone newPhone() {
        return bot.phone(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L), "Maite", "eu");
    }

    private ApiClient.Answer create(String withToken) {
        return api.post(
                "/api/channel-accounts",
                Map.of(
                        "channel",
                        "telegram",
                        "name",
                        "Bot",
                        "config",
                        Map.of("token", withToken, "apiUrl", telegram.url().toString())));
    }

    private JsonNode awaitCaseOf(Phone from, long message) {
        return Awaitility.await()
                .atMost(WHILE)
                .ignoreExceptions()
                .until(() -> api.caseOf(Long.toString(from.id())), found -> found.toString()
                        .contains(from.id() + ":" + message));
    }

    private String writes(Phone from, String text) {
        return awaitCaseOf(from, from.write(text)).get("number").asText();
    }

    private String reply(String number, String text) {
        ApiClient.Answer answer = api.post("/api/cases/" + number + "/replies", ApiClient.text(text));
        assertThat(answer.status()).isEqualTo(202);
        return answer.body().get("messageId").asText();
    }

    private JsonNode delivery(String id) {
        return api.get("/api/messages/" + id).body().get("delivery");
    }

    private void awaitState(String id, String state) {
        Awaitility.await().atMost(WHILE).until(() -> delivery(id).get("state").asText(), state::equals);
    }

    @Test
    void aCitizenAndAnAgentWriteToEachOther() {
        String number = writes(phone, "Kaixo \uD83D\uDE00 <b>kaixo</b>");
        assertThat(api.texts(number, "inbound")).containsExactly("Kaixo \uD83D\uDE00 <b>kaixo</b>");
        String id = reply(number, "Egun on");
        awaitState(id, "sent");
        assertThat(phone.received()).containsExactly("Egun on");
        // Telegram tells of nothing beyond that: no mark says delivered or read.
        assertThat(delivery(id).get("history"))
                .extracting(step -> step.get("state").asText())
                .containsExactly("queued", "sending", "sent");
    }

    @Test
    void receptionAsksWithButtonsAndHearsThem() {
        assertThat(api.put("/api/channel-accounts/" + account + "/reception", Map.of("enabled", true))
                        .status())
                .isEqualTo(200);
        // Telegram's times are whole seconds, and what was before reception began is not answered.
        long enabled = Instant.now().getEpochSecond();
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > enabled);
        phone.start("");
        JsonNode asked = Awaitility.await()
                .atMost(WHILE)
                .until(
                        () -> phone.messages().stream()
                                .filter(message -> message.has("reply_markup"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        phone.press(asked.get("message_id").asLong(), "reception:language:fr");
        int before = phone.received().size();
        Awaitility.await().atMost(WHILE).until(() -> phone.received().size() > before);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> bot.calls("answerCallbackQuery").size() == 1);
        phone.write("/help");
        Awaitility.await().atMost(WHILE).until(() -> phone.received().stream()
                .anyMatch(text -> text.contains("/aide") || text.contains("/langue")));
    }

    @Test
    void aLinkSaysWhatTheCaseIsAboutOnce() {
        String topic = "taxes-" + UUID.randomUUID().toString().substring(0, 8);
        api.put("/api/topics/" + topic, Map.of("names", Map.of("eu", topic, "es", topic, "fr", topic, "en", topic)));
        String linkedToken = "7654322:linked-" + UUID.randomUUID();
        Bot linked = telegram.bot(linkedToken, "linked_bot");
        Map<String, Object> config = Map.of(
                "token",
                linkedToken,
                "apiUrl",
                telegram.url().toString(),
                "links",
                List.of("rates = topic:" + topic, "rates = campaign:Fair 2027", "gone = topic:no-such-topic"));
        String linkedAccount = api.post(
                        "/api/channel-accounts", Map.of("channel", "telegram", "name", "Linked", "config", config))
                .body()
                .get("id")
                .asText();
        Phone citizen = linked.phone(phone.id(), "Maite", "eu");
        citizen.start("rates");
        JsonNode found = awaitCaseOf(citizen, citizen.write("How much is it?"));
        assertThat(found.get("topic").asText()).isEqualTo(topic);
        assertThat(found.get("concerns"))
                .extracting(concern -> concern.get("topic").asText())
                .containsExactly(topic);
        assertThat(found.get("tags")).extracting(JsonNode::asText).containsExactly("Fair 2027");
        String number = found.get("number").asText();
        found.get("concerns")
                .forEach(concern -> api.put(
                        "/api/concerns/" + concern.get("id").asText() + "/outcome",
                        Map.of("outcome", "no-reply-needed", "reason", "a test")));
        api.post("/api/cases/" + number + "/state", Map.of("state", "resolved"));
        assertThat(api.post("/api/cases/" + number + "/state", Map.of("state", "closed"))
                        .status())
                .isEqualTo(200);
        // Telegram's times are whole seconds, and what was written before a case ended belongs to it.
        long closed = Instant.now().getEpochSecond();
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > closed);
        JsonNode next = awaitCaseOf(citizen, citizen.write("Something else"));
        assertThat(next.get("number").asText()).isNotEqualTo(number);
        assertThat(next.has("topic")).isFalse();
        Phone other = linked.phone(phone.id() + 1, "Jon", "eu");
        other.start("gone");
        assertThat(awaitCaseOf(other, other.write("And this?")).has("topic")).isFalse();
        api.post("/api/channel-accounts/" + linkedAccount + "/disable", Map.of());
    }

    @Test
    void aTokenIsCheckedAndNeverShown() {
        ApiClient.Answer refused = create("123456:not-known");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").get(0).get("pointer").asText()).isEqualTo("/config/token");
        assertThat(refused.body().toString()).doesNotContain("not-known");
        String shown = api.get("/api/channel-accounts/" + account).body().toString();
        assertThat(shown).contains("\"token\"").doesNotContain(token);
        Awaitility.await().atMost(WHILE).until(() -> api.get("/api/channel-accounts/" + account + "/health")
                .body()
                .get("code")
                .asText()
                .equals("running"));
    }

    @Test
    void aLostAnswerIsUnknownSoonAndStaysOneMessage() {
        String number = writes(phone, "question");
        telegram.faults().add(Fault.dropAfter("sendMessage", 1));
        Instant begun = Instant.now();
        String id = reply(number, "only once");
        awaitState(id, "unknown");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        awaitState(reply(number, "after it"), "sent");
        assertThat(phone.received()).containsExactly("only once", "after it");
        assertThat(bot.calls("sendMessage")).hasSize(2);
    }

    @Test
    void wherePolicySaysSoALostAnswerIsSentAgainOnceAndTheTimelineSaysSo() {
        api.patch("/api/channel-accounts/" + account, Map.of("unknownPolicy", "resend"));
        String number = writes(phone, "question");
        telegram.faults().add(Fault.dropAfter("sendMessage", 2));
        String id = reply(number, "twice at most");
        awaitState(id, "unknown");
        assertThat(phone.received()).containsExactly("twice at most", "twice at most");
        assertThat(delivery(id).get("history"))
                .anySatisfy(step -> assertThat(step.path("reason").asText()).isEqualTo("resent"));
        assertThat(api.all("/api/cases/" + number + "/timeline"))
                .anySatisfy(entry -> assertThat(entry.toString()).contains("resent"));
    }

    @Test
    void whoMustWaitKeepsNobodyElseBack() {
        String slow = writes(phone, "slow");
        Phone other = newPhone();
        String quick = writes(other, "quick");
        telegram.faults().add(Fault.tooMany("sendMessage", 4, 1).in(phone.id()));
        String first = reply(slow, "one");
        String second = reply(slow, "two");
        Awaitility.await().atMost(WHILE).until(() -> bot.calls("sendMessage").size() == 1);
        Instant written = Instant.now();
        awaitState(reply(quick, "at once"), "sent");
        Call left = bot.calls("sendMessage").get(1);
        assertThat(left.text()).isEqualTo("at once");
        assertThat(Duration.between(written, left.at())).isLessThan(Duration.ofSeconds(2));
        awaitState(first, "sent");
        awaitState(second, "sent");
        assertThat(phone.received()).containsExactly("one", "two");
        List<Call> calls = bot.calls("sendMessage").stream()
                .filter(call -> call.chatId() == phone.id())
                .toList();
        assertThat(Duration.between(calls.get(0).at(), calls.get(1).at())).isGreaterThan(Duration.ofMillis(3_900));
    }

    @Test
    void theWayOfReceivingChangesAndNothingIsLost() throws IOException, InterruptedException {
        String number = writes(phone, "by polling");
        assertThat(mode("webhook").status()).isEqualTo(200);
        Awaitility.await().atMost(WHILE).until(() -> !bot.calls("setWebhook").isEmpty());
        JsonNode set = bot.calls("setWebhook").get(0).parameters();
        assertThat(set.get("url").asText()).isEqualTo(TestServers.PUBLIC_URL + "/channels/telegram/" + account);
        String secret = set.get("secret_token").asText();
        assertThat(secret).hasSizeGreaterThan(30).doesNotContain(token);
        // Nobody answers at that address here: what is written now waits at Telegram.
        phone.write("while nobody hears");
        ObjectNode brought = update(phone, 7, "by webhook");
        assertThat(bring(brought, "wrong")).isEqualTo(401);
        assertThat(bring(brought, null)).isEqualTo(401);
        assertThat(bring(brought, secret)).isEqualTo(200);
        assertThat(bring(brought, secret)).isEqualTo(200);
        Awaitility.await().atMost(WHILE).until(() -> api.texts(number, "inbound")
                .contains("by webhook"));
        assertThat(mode("polling").status()).isEqualTo(200);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> api.texts(number, "inbound").size() == 3);
        assertThat(api.texts(number, "inbound"))
                .containsExactlyInAnyOrder("by polling", "while nobody hears", "by webhook");
        assertThat(bot.pending()).isLessThanOrEqualTo(1);
    }

    private ApiClient.Answer mode(String mode) {
        return api.patch(
                "/api/channel-accounts/" + account,
                Map.of("config", Map.of("mode", mode, "apiUrl", telegram.url().toString())));
    }

    private ObjectNode update(Phone from, int message, String text) {
        ObjectNode update = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        ObjectNode body = update.put("update_id", 9).putObject("message");
        body.put("message_id", message)
                .put("date", Instant.now().getEpochSecond())
                .put("text", text);
        body.putObject("from").put("id", from.id()).put("is_bot", false).put("first_name", "Maite");
        body.putObject("chat").put("id", from.id()).put("type", "private").put("first_name", "Maite");
        return update;
    }

    private int bring(ObjectNode update, String secret) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server + "/channels/telegram/" + account).normalize())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(update.toString()));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void twoBotsOfOneCitizenAreTwoConversations() {
        String number = writes(phone, "to the first");
        String secondToken = "7654321:second-" + UUID.randomUUID();
        Bot second = telegram.bot(secondToken, "other_bot");
        String secondAccount = create(secondToken).body().get("id").asText();
        Phone same = second.phone(phone.id(), "Maite", "eu");
        // Both bots may number this message as the first one did: what tells them apart is the account.
        same.write("to the second");
        JsonNode other = Awaitility.await()
                .atMost(WHILE)
                .until(
                        () -> api.get("/api/cases?channel=telegram&limit=5")
                                .body()
                                .get("items")
                                .get(0),
                        newest -> api.texts(newest.get("number").asText(), "inbound")
                                .contains("to the second"));
        assertThat(other.get("number").asText()).isNotEqualTo(number);
        assertThat(other.get("citizen").get("id"))
                .isEqualTo(api.get("/api/cases/" + number).body().get("citizen").get("id"));
        awaitState(reply(other.get("number").asText(), "from the second"), "sent");
        assertThat(same.received()).containsExactly("from the second");
        assertThat(phone.received()).isEmpty();
        api.post("/api/channel-accounts/" + secondAccount + "/disable", Map.of());
    }

    @Test
    void filesGoBothWaysAndARetryRepeatsNone() {
        long sent = phone.sendFile("letter.pdf", "application/pdf", "%PDF-1.4 my letter".getBytes(), "my letter");
        JsonNode found = awaitCaseOf(phone, sent);
        String number = found.get("number").asText();
        JsonNode attachment = api.all("/api/cases/" + number + "/timeline").stream()
                .filter(entry -> entry.path("attachments").size() == 1)
                .findFirst()
                .orElseThrow()
                .get("attachments")
                .get(0);
        assertThat(attachment.get("name").asText()).isEqualTo("letter.pdf");
        telegram.faults().add(Fault.tooMany("sendDocument", 1, 1));
        ApiClient.Answer answer = api.post(
                "/api/cases/" + number + "/replies",
                Map.of(
                        "text",
                        "x".repeat(1_100),
                        "attachments",
                        List.of(attachment.get("id").asText())));
        assertThat(answer.status()).isEqualTo(202);
        awaitState(answer.body().get("messageId").asText(), "sent");
        assertThat(bot.calls("sendMessage")).hasSize(1);
        assertThat(bot.calls("sendDocument")).extracting(Call::carriedOut).containsExactly(false, true);
    }

    @Test
    void whoBlocksTheBotIsNotReached() {
        String number = writes(phone, "question");
        phone.block(true);
        String id = reply(number, "are you there?");
        awaitState(id, "failed");
        assertThat(delivery(id).get("reason").asText()).isEqualTo("blocked");
        phone.block(false);
        writes(phone, "here I am again");
        awaitState(reply(number, "good"), "sent");
    }

    @Test
    void anEditIsANewVersionOfTheSameMessage() {
        long message = phone.write("wrng");
        String number = awaitCaseOf(phone, message).get("number").asText();
        phone.edit(message, "right");
        Awaitility.await().atMost(WHILE).until(() -> api.texts(number, "inbound"), List.of("right")::equals);
    }

    /** 20,000 at full scale; they go on while the reply is written, and one of their chats is told to wait. */
    @Test
    void anAgentsReplyPassesThousandsOfNotices() {
        String number = writes(phone, "question");
        int notices = (int) (20_000 * scale());
        long first = ThreadLocalRandom.current().nextLong(10_000_000_000L, 90_000_000_000L);
        telegram.faults().add(Fault.tooMany("sendMessage", 30, 1).in(first + 3));
        List<OutboundCommand.SendMessage> batch = new ArrayList<>();
        for (int index = 0; index < notices; index++) {
            bot.phone(first + index, "Jon", "es");
            batch.add(new OutboundCommand.SendMessage(
                    UUID.randomUUID(),
                    UUID.fromString(account),
                    Long.toString(first + index),
                    List.of(new OutboundContent.Text("notice", "es")),
                    null,
                    null,
                    Instant.now()));
        }
        QuarkusTransaction.requiringNew().run(() -> deliveries.order(Actor.system("test"), batch));
        Awaitility.await().atMost(WHILE).until(() -> bot.calls("sendMessage").size() > 20);
        for (int index = 0; index < 5; index++) {
            Instant written = Instant.now();
            String text = "reply " + index;
            reply(number, text);
            Call left = Awaitility.await()
                    .atMost(WHILE)
                    .until(
                            () -> bot.calls("sendMessage").stream()
                                    .filter(call -> call.text().equals(text))
                                    .findFirst()
                                    .orElse(null),
                            call -> call != null);
            assertThat(Duration.between(written, left.at())).isLessThan(Duration.ofSeconds(2));
        }
        List<Call> calls = bot.calls("sendMessage");
        assertThat(calls).hasSizeLessThan(notices);
        assertThat(calls.stream().filter(call -> call.chatId() == first + 3)).hasSize(1);
        Duration taken =
                Duration.between(calls.get(0).at(), calls.get(calls.size() - 1).at());
        assertThat(calls.size()).isLessThanOrEqualTo((int) (30 + 30 * (taken.toMillis() / 1_000.0 + 1)));
    }

    private static double scale() {
        return Double.parseDouble(System.getProperty("arreta.tests.scale", "0.1"));
    }

    /** Each way with every fault at random; the number of messages grows with {@code arreta.tests.scale}. */
    @Test
    void throughEveryFaultNothingIsLostDoubledOrOutOfOrder() {
        // The rate is not what is asked here.
        api.patch(
                "/api/channel-accounts/" + account,
                Map.of(
                        "config",
                        Map.of("sendsPerSecond", 500, "apiUrl", telegram.url().toString())));
        int chats = (int) Math.max(30, 1_000 * scale() * scale());
        int each = 5;
        List<Phone> phones =
                IntStream.range(0, chats).mapToObj(number -> newPhone()).toList();
        for (Fault fault : List.of(
                Fault.dropBefore("getUpdates", 0),
                Fault.dropAfter("getUpdates", 0),
                Fault.html("getUpdates", 0),
                Fault.tooMany("getUpdates", 1, 0),
                Fault.delay("getUpdates", 50, 0))) {
            telegram.faults().add(fault.withProbability(0.1));
        }
        telegram.faults().add(Fault.duplicateUpdates());
        telegram.faults().add(Fault.shuffledUpdates());
        List<String> written =
                IntStream.range(0, each).mapToObj(number -> "in " + number).toList();
        written.forEach(text -> phones.forEach(one -> one.write(text)));
        Map<Long, String> numbers = new HashMap<>();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> {
            casesOfTelegram(numbers);
            return phones.stream().allMatch(one -> numbers.containsKey(one.id()));
        });
        phones.forEach(
                one -> Awaitility.await().pollDelay(Duration.ZERO).atMost(WHILE).untilAsserted(() -> assertThat(
                                api.texts(numbers.get(one.id()), "inbound"))
                        .isEqualTo(written)));

        telegram.faults().clear();
        for (Fault fault : List.of(
                Fault.dropBefore("sendMessage", 0),
                Fault.dropAfter("sendMessage", 0),
                Fault.html("sendMessage", 0),
                Fault.refuse("sendMessage", 500, "Internal Server Error", 0),
                Fault.delay("sendMessage", 50, 0),
                Fault.tooMany("sendMessage", 1, 0))) {
            telegram.faults().add(fault.withProbability(0.02));
        }
        Map<String, String> replies = new LinkedHashMap<>();
        for (int number = 0; number < each; number++) {
            for (Phone one : phones) {
                String text = "out " + number + " to " + one.id();
                replies.put(text, reply(numbers.get(one.id()), text));
            }
        }
        Map<String, String> states = new HashMap<>();
        replies.forEach((text, id) -> states.put(
                text,
                // Most are there already: of thousands, each would be waited for before it is looked at.
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> delivery(id).get("state").asText(), List.of("sent", "unknown")::contains)));
        Map<String, Integer> carriedOut = new HashMap<>();
        Set<String> withoutAnswer = new HashSet<>();
        bot.calls("sendMessage").forEach(call -> {
            carriedOut.merge(call.text(), call.carriedOut() ? 1 : 0, Integer::sum);
            if (!call.told()) {
                withoutAnswer.add(call.text());
            }
        });
        states.forEach((text, state) -> {
            assertThat(carriedOut.get(text)).as(text).isLessThanOrEqualTo(1);
            if (state.equals("sent")) {
                assertThat(carriedOut.get(text)).as(text).isEqualTo(1);
            } else {
                assertThat(withoutAnswer).contains(text);
            }
        });
        for (Phone one : phones) {
            assertThat(one.received()).isSorted().doesNotHaveDuplicates();
        }
    }

    private void casesOfTelegram(Map<Long, String> numbers) {
        for (JsonNode one : api.all("/api/cases?channel=telegram")) {
            String number = one.get("number").asText();
            if (!numbers.containsValue(number)) {
                String detail = api.get("/api/cases/" + number).body().toString();
                Matcher external = Pattern.compile("\"externalId\":\"([0-9]+):").matcher(detail);
                if (external.find()) {
                    numbers.putIfAbsent(Long.parseLong(external.group(1)), number);
                }
            }
        }
    }
}
