package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.server.ApiClient;
import eus.arreta.telegramsimulator.Bot;
import eus.arreta.telegramsimulator.Call;
import eus.arreta.telegramsimulator.Fault;
import eus.arreta.telegramsimulator.Phone;
import eus.arreta.telegramsimulator.TelegramSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers are killed while citizens and agents write to each other over Telegram. */
class TelegramIT {

    private static final String TOKEN = "7000000001:secret-of-the-town";
    private static final Duration WHILE = Duration.ofSeconds(30);

    private static TelegramSimulator telegram;
    private static Bot bot;
    private static Installation installation;
    private static Installation.Server first;
    private static Installation.Server second;

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(0);
        bot = telegram.bot(TOKEN, "town_bot");
        installation = Installation.create();
        // Both find the token and make one account of it.
        installation.settings.put("ARRETA_TELEGRAM_TOKEN", TOKEN);
        installation.settings.put("ARRETA_TELEGRAM_API_URL", telegram.url().toString());
        List<Installation.Server> both = installation.servers(2);
        first = both.get(0);
        second = both.get(1);
        api().put("/api/channel-accounts/" + account() + "/reception", Map.of("enabled", false));
    }

    @AfterAll
    static void stop() {
        installation.close();
        telegram.close();
    }

    private static ApiClient api() {
        return first.api().isReady() ? first.api() : second.api();
    }

    private static String account() {
        List<String> accounts = new ArrayList<>();
        api().get("/api/channel-accounts").body().get("items").forEach(one -> {
            if (one.get("channel").asText().equals("telegram")) {
                accounts.add(one.get("id").asText());
            }
        });
        assertThat(accounts).hasSize(1);
        return accounts.get(0);
    }

    private static String health(Installation.Server server, String account) {
        return server.api()
                .get("/api/channel-accounts/" + account + "/health")
                .body()
                .get("code")
                .asText();
    }

    private static String numberOf(Phone phone) {
        return Awaitility.await()
                .atMost(WHILE)
                .ignoreExceptions()
                .until(
                        () -> api().caseOf(Long.toString(phone.id()))
                                .get("number")
                                .asText(),
                        number -> !number.isEmpty());
    }

    private static JsonNode delivery(String id) {
        return api().get("/api/messages/" + id).body().get("delivery");
    }

    private static String reply(String number, String text) {
        return api().post("/api/cases/" + number + "/replies", ApiClient.text(text))
                .body()
                .get("messageId")
                .asText();
    }

    @Test
    void whenTheReplicaThatReceivesIsKilledTheOtherGoesOnAndNothingIsLost() throws IOException {
        String account = account();
        Phone phone = bot.phone(41, "Maite", "eu");
        phone.write("text 0");
        String number = numberOf(phone);
        Awaitility.await().atMost(WHILE).until(() -> Stream.of(first, second)
                .map(server -> health(server, account))
                .sorted()
                .toList()
                .equals(List.of("running", "standing-by")));
        boolean isFirst = health(first, account).equals("running");
        Installation.Server receives = isFirst ? first : second;
        Installation.Server waits = isFirst ? second : first;
        List<String> texts = new ArrayList<>(List.of("text 0"));
        for (int index = 1; index <= 100; index++) {
            texts.add("text " + index);
            phone.write("text " + index);
            if (index == 50) {
                receives.kill();
            }
        }
        Instant killed = Instant.now();
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> waits.api().texts(number, "inbound").size() > 100);
        assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(waits.api().texts(number, "inbound")).isEqualTo(texts);
        receives.start();
        receives.awaitReady();
    }

    @Test
    void whoIsKilledWhileSendingLeavesADoubtAndSendsNothingTwice() throws IOException {
        Phone phone = bot.phone(42, "Jon", "es");
        phone.write("question");
        String number = numberOf(phone);
        telegram.faults().add(Fault.delay("sendMessage", 1_500, 1).in(42));
        String id = reply(number, "only once");
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> delivery(id).get("state").asText().equals("sending"));
        first.kill();
        second.kill();
        first.start();
        second.start();
        first.awaitReady();
        second.awaitReady();
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> delivery(id).get("state").asText().equals("unknown"));
        String after = reply(number, "after it");
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> delivery(after).get("state").asText().equals("sent"));
        assertThat(bot.calls("sendMessage").stream()
                        .filter(call -> call.chatId() == 42)
                        .map(Call::text))
                .containsExactlyInAnyOrder("only once", "after it");
        assertThat(account()).isNotEmpty();
    }

    @Test
    void whoIsKilledWhileChangingWhatWasSentCarriesItOutAfterwards() throws IOException {
        Phone phone = bot.phone(43, "Ane", "eu");
        phone.write("question");
        String number = numberOf(phone);
        String id = reply(number, "befor");
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> delivery(id).get("state").asText().equals("sent"));
        // The phone has it, and nobody here knows.
        telegram.faults().add(Fault.dropAfter("editMessageText", 1).in(43));
        assertThat(api().patch("/api/messages/" + id, Map.of("text", "before")).status())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(WHILE)
                .until(() -> bot.calls("editMessageText").size() == 1);
        assertThat(api().delete("/api/messages/" + id).status()).isEqualTo(202);
        first.kill();
        second.kill();
        first.start();
        second.start();
        first.awaitReady();
        second.awaitReady();
        JsonNode gone = Awaitility.await()
                .atMost(WHILE)
                .until(() -> api().get("/api/messages/" + id).body(), found -> found.has("deletedAt"));
        // First the words, then the deletion: both stand in the history, and nothing stands on the phone.
        assertThat(gone.get("text").asText()).isEqualTo("before");
        assertThat(gone.get("versions")).hasSize(2);
        assertThat(phone.received()).isEmpty();
        assertThat(bot.calls("sendMessage").stream().filter(call -> call.chatId() == 43))
                .hasSize(1);
    }

    @Test
    void theSimulatorIsNoPartOfTheServer() throws IOException {
        try (Stream<Path> libraries = Files.walk(Installation.jar().getParent())) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .anyMatch(name -> name.contains("arreta-telegram-0"))
                    .noneMatch(name -> name.contains("simulator"));
        }
    }
}
