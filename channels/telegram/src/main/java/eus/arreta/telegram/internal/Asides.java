package eus.arreta.telegram.internal;

import eus.arreta.channelapi.AccountState;
import eus.arreta.channelapi.EventIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.groupadministration.LeaveChat;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;

/**
 * What the channel asks of Telegram by itself, beside the conversation. Each is worth one try: when there is too much of it the
 * oldest goes, and receiving never waits for it.
 */
final class Asides implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Asides.class);
    private static final int WAITING = 1_000;
    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 100;
    private static final String TOO_LARGE = "told-too-large";
    private static final String GROUPS = "told-groups";
    private static final String PHONES = "told-phones";

    private final BotApi api;
    private final BusinessConnections connections;
    private final AccountState state;
    private final CitizenTexts texts;
    private final UUID account;
    private final ThreadPoolExecutor threads;

    Asides(BotApi api, BusinessConnections connections, AccountState state, CitizenTexts texts, UUID account) {
        this.connections = connections;
        this.account = account;
        this.api = api;
        this.state = state;
        this.texts = texts;
        this.threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                task -> {
                    Thread thread = new Thread(task, "telegram-asides-" + account);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    void carryOut(Told.Aside aside) {
        if (aside instanceof Told.Pressed pressed) {
            ask(client -> client.execute(AnswerCallbackQuery.builder()
                    .callbackQueryId(pressed.queryId())
                    .build()));
            if (pressed.messageId() != 0) {
                ask(client -> client.execute(EditMessageReplyMarkup.builder()
                        .chatId(pressed.place().chat())
                        .businessConnectionId(connection(pressed.place()))
                        .messageId(pressed.messageId())
                        .build()));
            }
        } else if (aside instanceof Told.WantsToGivePhone wants) {
            if (isFirst(PHONES, wants.externalId())) {
                TelegramTexts words = texts.in(wants.language());
                say(wants.chatId(), words.askForPhone(), phoneButton(words.givePhone()));
            }
        } else if (aside instanceof Told.GavePhone gave) {
            if (isFirst(PHONES, gave.externalId())) {
                say(gave.chatId(), texts.in(gave.language()).phoneTaken(), new ReplyKeyboardRemove(true));
            }
        } else if (aside instanceof Told.InGroup group) {
            if (isFirst(GROUPS, Long.toString(group.chatId()))) {
                say(ChatPlace.own(group.chatId()), texts.in(group.language()).noGroups());
            }
            ask(client ->
                    client.execute(LeaveChat.builder().chatId(group.chatId()).build()));
        }
    }

    /** Shows the commands beside the field in which citizens write; without it they work all the same. */
    void showCommands() {
        threads.execute(() -> {
            try {
                CommandMenu.set(api, texts);
            } catch (Trouble trouble) {
                LOG.warnf(
                        "Telegram did not take the commands of account %s (%d); they are told again at the next start",
                        account, trouble.code());
            }
        });
    }

    /** Tells a citizen that a file is too large, once for each message that Telegram may tell of more than once. */
    void tellTooLarge(String conversation, String externalId, String language) {
        if (isFirst(TOO_LARGE, externalId)) {
            ChatPlace.of(conversation)
                    .ifPresent(place -> say(place, texts.in(language).fileTooLarge()));
        }
    }

    private void say(ChatPlace place, String text) {
        ask(client -> client.execute(SendMessage.builder()
                .chatId(place.chat())
                .businessConnectionId(connection(place))
                .text(text)
                .build()));
    }

    private void say(long chat, String text, ReplyKeyboard keyboard) {
        ask(client -> client.execute(SendMessage.builder()
                .chatId(chat)
                .text(text)
                .replyMarkup(keyboard)
                .build()));
    }

    /** Works in a bot's own private chats only. */
    private static ReplyKeyboard phoneButton(String label) {
        KeyboardButton button =
                KeyboardButton.builder().text(label).requestContact(true).build();
        return ReplyKeyboardMarkup.builder()
                .keyboardRow(new KeyboardRow(button))
                .resizeKeyboard(true)
                .oneTimeKeyboard(true)
                .build();
    }

    /** Null for the bot's own chats; an account's that has none any more is refused by Telegram. */
    private String connection(ChatPlace place) {
        return place.isBusiness()
                ? connections
                        .of(place.owner())
                        .map(BusinessConnections.Connection::id)
                        .orElse("none")
                : null;
    }

    private void ask(BotApi.Question<?> question) {
        threads.execute(() -> {
            try {
                api.ask(question);
            } catch (Trouble trouble) {
                LOG.debugf("Telegram did not take an aside (%d)", trouble.code());
            }
        });
    }

    /** Remembers before it is said: rather never than twice. */
    private synchronized boolean isFirst(String kind, String id) {
        // Whose message it was is nobody's business here.
        String about = EventIds.derive(account, kind, id).toString();
        List<String> known =
                new ArrayList<>(Arrays.asList(state.get(kind).orElse("").split(" ")));
        if (known.contains(about)) {
            return false;
        }
        known.add(about);
        List<String> kept = known.subList(Math.max(0, known.size() - REMEMBERED), known.size());
        state.put(kind, String.join(" ", kept).strip());
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
