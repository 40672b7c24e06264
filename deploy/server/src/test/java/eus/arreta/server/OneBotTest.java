package eus.arreta.server;

import eus.arreta.telegramsimulator.Bot;
import eus.arreta.telegramsimulator.Phone;
import eus.arreta.telegramsimulator.TelegramSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A bot, its account, and one citizen's phone, anew for each test. */
abstract class OneBotTest extends BrowserTest {

    static final Duration WHILE = Duration.ofSeconds(20);

    TelegramSimulator telegram;
    Bot bot;
    Phone phone;
    String account;

    @BeforeEach
    void openTheBot() throws IOException {
        telegram = TelegramSimulator.start(0);
        String token = newBotToken();
        bot = telegram.bot(token, "town_bot");
        phone = bot.phone(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L), "Maite", "eu");
        account = telegramAccount("Bot", telegram, token);
    }

    @AfterEach
    void closeTheBot() {
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
        telegram.close();
    }

    /** The citizen asks something; answers the number of the case that it opens. */
    String asks(String question) {
        phone.write(question);
        return Awaitility.await()
                .atMost(WHILE)
                .ignoreExceptions()
                .until(() -> api.caseOf(Long.toString(phone.id())).get("number").asText(), found -> true);
    }
}
