package eus.arreta.telegram.internal;

import java.util.List;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/**
 * The commands that Telegram shows beside the field in which a citizen writes, in the language of their Telegram. The words are
 * those that reception understands in every language; {@code phone} is the channel's own.
 */
final class CommandMenu {

    /** What asks for the button that gives a phone number. */
    static final String PHONE = "phone";

    private CommandMenu() {}

    /** Sets it in every language, and in Spanish for all others. */
    static void set(BotApi api, CitizenTexts texts) throws Trouble {
        for (String language : CitizenTexts.LANGUAGES) {
            set(api, language, texts.in(language));
        }
        set(api, null, texts.in(null));
    }

    private static void set(BotApi api, String language, TelegramTexts texts) throws Trouble {
        List<BotCommand> commands = List.of(
                new BotCommand("help", texts.commandHelp()),
                new BotCommand("person", texts.commandPerson()),
                new BotCommand("status", texts.commandStatus()),
                new BotCommand("language", texts.commandLanguage()),
                new BotCommand(PHONE, texts.commandPhone()),
                new BotCommand("stop", texts.commandStop()));
        api.ask(client -> client.execute(SetMyCommands.builder()
                .commands(commands)
                .languageCode(language)
                .build()));
    }
}
