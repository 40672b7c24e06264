package eus.arreta.telegram.internal;

import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.SendResult;
import eus.arreta.telegramsimulator.Bot;
import eus.arreta.telegramsimulator.Phone;
import eus.arreta.telegramsimulator.TelegramSimulator;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A Bot API server, one citizen, a core, and the replicas that a test opens. */
final class TelegramWorld implements AutoCloseable {

    static final String TOKEN = "7000000001:secret-of-the-town";

    final TelegramSimulator telegram;
    final Bot bot;
    final Phone phone;
    final CoreInMemory core;
    private final List<OpenBot> open = new ArrayList<>();

    TelegramWorld() throws IOException {
        telegram = TelegramSimulator.start(0);
        bot = telegram.bot(TOKEN, "town_bot");
        phone = bot.phone(41, "Maite", "eu");
        core = new CoreInMemory(Map.of("apiUrl", telegram.url().toString()), TOKEN);
    }

    BotSettings settings() {
        return BotSettings.of(core.account(), null);
    }

    /** A replica that has begun to receive. */
    OpenBot open() {
        return open(settings());
    }

    OpenBot open(BotSettings settings) {
        OpenBot opened = new OpenBot(core.replica(), settings, new SpanishTexts(), new OpenBots());
        open.add(opened);
        opened.begin();
        return opened;
    }

    SendResult send(OpenBot through, OutboundContent... content) {
        return through.send(message(Long.toString(phone.id()), null, List.of(content)));
    }

    OutboundCommand.SendMessage message(String chat, String replyTo, List<OutboundContent> content) {
        return new OutboundCommand.SendMessage(
                UUID.randomUUID(), core.account().id(), chat, content, "Ane", replyTo, Instant.now());
    }

    @Override
    public void close() {
        open.forEach(OpenBot::stop);
        telegram.close();
    }

    private static final class SpanishTexts extends CitizenTexts {
        @Override
        TelegramTexts in(String language) {
            // The word's name and the language say enough for a test.
            return (TelegramTexts) Proxy.newProxyInstance(
                    TelegramTexts.class.getClassLoader(),
                    new Class<?>[] {TelegramTexts.class},
                    (proxy, word, none) -> word.getName() + " " + language);
        }
    }
}
