package eus.arreta.telegramsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server as a bot's program sees it. */
class TelegramSimulatorTest {

    private static final String TOKEN = "7000000001:for-tests";

    private final HttpClient http = HttpClient.newHttpClient();
    private TelegramSimulator simulator;
    private Bot bot;
    private Phone phone;

    @BeforeEach
    void start() throws IOException {
        simulator = TelegramSimulator.start(0);
        bot = simulator.bot(TOKEN, "town_bot");
        phone = bot.phone(41, "Maite", "eu");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpRequest request(String method, String json) {
        return HttpRequest.newBuilder(URI.create(simulator.url() + "/bot" + TOKEN + "/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private JsonNode call(String method, String json) throws IOException, InterruptedException {
        return Bot.JSON.readTree(http.send(request(method, json), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Test
    void updatesComeUntilTheyAreConfirmed() throws IOException, InterruptedException {
        phone.start("");
        phone.write("Kaixo");
        JsonNode first = call("getUpdates", "{}").get("result");
        assertThat(first).hasSize(2);
        assertThat(call("getUpdates", "{}").get("result")).isEqualTo(first);
        long last = first.get(1).get("update_id").asLong();
        assertThat(call("getUpdates", "{\"offset\":" + (last + 1) + "}").get("result"))
                .isEmpty();
        assertThat(bot.pending()).isZero();
    }

    @Test
    void aLongPollEndsWhenSomethingComes() {
        CompletableFuture<HttpResponse<String>> waiting =
                http.sendAsync(request("getUpdates", "{\"timeout\":30}"), HttpResponse.BodyHandlers.ofString());
        Awaitility.await().during(java.time.Duration.ofMillis(200)).until(() -> !waiting.isDone());
        phone.write("hello");
        assertThat(waiting.join().body()).contains("hello");
    }

    @Test
    void theOlderOfTwoPollersIsSentAway() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> older =
                http.sendAsync(request("getUpdates", "{\"timeout\":30}"), HttpResponse.BodyHandlers.ofString());
        Awaitility.await().until(() -> {
            call("getUpdates", "{}");
            return older.isDone();
        });
        assertThat(older.join().statusCode()).isEqualTo(409);
    }

    @Test
    void onlyWhatWasAskedForComes() throws IOException, InterruptedException {
        call("getUpdates", "{\"allowed_updates\":[\"message\"]}");
        phone.block(true);
        assertThat(bot.pending()).isZero();
    }

    @Test
    void whatIsSentStandsOnThePhone() throws IOException, InterruptedException {
        JsonNode sent = call(
                        "sendMessage",
                        "{\"chat_id\":41,\"text\":\"one\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"A\",\"callback_data\":\"a\"}]]}}")
                .get("result");
        assertThat(phone.received()).containsExactly("one");
        phone.press(sent.get("message_id").asLong(), "a");
        JsonNode query = call("getUpdates", "{}").get("result").get(0).get("callback_query");
        assertThat(query.get("message").get("reply_markup").get("inline_keyboard"))
                .hasSize(1);
        String edit = "{\"chat_id\":41,\"message_id\":" + sent.get("message_id") + ",\"text\":\"two\"}";
        assertThat(call("editMessageText", edit).get("ok").asBoolean()).isTrue();
        assertThat(phone.received()).containsExactly("two");
        assertThat(call("editMessageText", edit).get("description").asText()).contains("message is not modified");
    }

    @Test
    void itRefusesAsTelegramDoes() throws IOException, InterruptedException {
        assertThat(call("sendMessage", "{\"chat_id\":5,\"text\":\"x\"}")
                        .get("description")
                        .asText())
                .isEqualTo("Bad Request: chat not found");
        String longText = "x".repeat(4_097);
        assertThat(call("sendMessage", "{\"chat_id\":41,\"text\":\"" + longText + "\"}")
                        .get("description")
                        .asText())
                .isEqualTo("Bad Request: message is too long");
        phone.block(true);
        assertThat(call("sendMessage", "{\"chat_id\":41,\"text\":\"x\"}")
                        .get("error_code")
                        .asInt())
                .isEqualTo(403);
        simulator.revoke(TOKEN);
        assertThat(call("getMe", "{}").get("error_code").asInt()).isEqualTo(401);
    }

    @Test
    void faultsMeetTheCallsThatTheyAreMeantFor() throws IOException, InterruptedException {
        String hello = "{\"chat_id\":41,\"text\":\"x\"}";
        simulator.faults().add(Fault.dropBefore("sendMessage", 1));
        simulator.faults().add(Fault.dropAfter("sendMessage", 1));
        assertThatThrownBy(() -> call("sendMessage", hello)).isInstanceOf(IOException.class);
        assertThat(phone.received()).isEmpty();
        simulator.faults().clear();
        simulator.faults().add(Fault.dropAfter("sendMessage", 1));
        assertThatThrownBy(() -> call("sendMessage", hello)).isInstanceOf(IOException.class);
        assertThat(phone.received()).hasSize(1);
        simulator.faults().add(Fault.tooMany("sendMessage", 3, 1));
        assertThat(call("sendMessage", hello)
                        .get("parameters")
                        .get("retry_after")
                        .asInt())
                .isEqualTo(3);
        simulator.faults().add(Fault.html("sendMessage", 1).in(42));
        assertThat(call("sendMessage", hello).get("ok").asBoolean()).isTrue();
        assertThat(bot.calls("sendMessage")).extracting(Call::carriedOut).containsExactly(false, true, false, true);
    }

    @Test
    void aWebhookIsToldAgainUntilItTakes() throws IOException, InterruptedException {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token")
                    + TelegramSimulator.body(exchange));
            Answer.send(exchange, told.size() == 1 ? 503 : 200, "text/plain", "x");
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        call("setWebhook", "{\"url\":\"" + url + "\",\"secret_token\":\"secret\"}");
        phone.write("by webhook");
        Awaitility.await().until(() -> bot.pending() == 0);
        assertThat(told).hasSize(2).allMatch(one -> one.startsWith("secret") && one.contains("by webhook"));
        assertThat(call("getUpdates", "{}").get("error_code").asInt()).isEqualTo(409);
        receiver.stop(0);
    }

    @Test
    void thePageAndItsCallsAreServed() throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(simulator.url() + "/telegram/demo"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("phone.js");
        HttpRequest write = HttpRequest.newBuilder(
                        URI.create(simulator.url() + "/telegram/phone/99?name=Jon&language=es"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"write\",\"text\":\"from the page\"}"))
                .build();
        assertThat(http.send(write, HttpResponse.BodyHandlers.ofString()).body())
                .contains("from the page");
        assertThat(bot.pending()).isEqualTo(1);
    }
}
