package eus.arreta.telegram.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.business.BusinessConnection;
import org.telegram.telegrambots.meta.api.objects.business.BusinessMessagesDeleted;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.MessageReactionUpdated;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionType;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeCustomEmoji;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;

/**
 * Reads updates. No update is too strange: what can't be read becomes a message of its chat that says so, with all that came;
 * only what belongs to no chat comes to nothing.
 */
final class UpdateReader {

    /** What is asked for, in both ways of receiving. */
    static final List<String> ASKED_FOR = List.of(
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
            "message_reaction",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages");

    /** What the Bot API has besides. It comes only when an earlier program asked for it. */
    private static final Set<String> NOT_ASKED_FOR = Set.of(
            "channel_post",
            "edited_channel_post",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost");

    private static final String ADDRESS = "telegram-user";
    private static final int LONGEST_NAME = 300;
    private static final int MICROS = 1_000_000;

    private final UUID account;
    private final Links links;
    private final Clock clock;

    UpdateReader(UUID account, Links links, Clock clock) {
        this.links = links;
        this.account = account;
        this.clock = clock;
    }

    /** The id of the connection by which it came; null for the bot's own chats. */
    static String connection(JsonNode update) {
        String kind = kind(update);
        JsonNode inside = update.path(kind);
        JsonNode message = kind.equals("callback_query") ? inside.path("message") : inside;
        return message.path("business_connection_id").asText(null);
    }

    /**
     * What it comes to; the same for the same update.
     *
     * @param owner of the account in whose chat it happened; absent for the bot's own chats, and when nobody knows
     */
    Told read(JsonNode came, Long owner) {
        JsonNode raw = PlainText.clean(came);
        String kind = kind(raw);
        if (NOT_ASKED_FOR.contains(kind)) {
            return Told.nothing("not-asked-for");
        }
        try {
            if (connection(raw) != null && owner == null) {
                // In whose chat it was written, nobody knows: it must not stand in the bot's own.
                return Told.nothing("parked");
            }
            Told told = kind.contains("business")
                    ? business(kind, raw.get(kind), raw.path("update_id").asInt(), owner)
                    : read(BotApi.JSON.treeToValue(raw, Update.class), raw, owner);
            return told == null ? unreadable(raw, kind, owner) : told;
        } catch (JsonProcessingException | RuntimeException strange) {
            return unreadable(raw, kind, owner);
        }
    }

    static String kind(JsonNode raw) {
        String kind = "nothing";
        for (Map.Entry<String, JsonNode> field : raw.properties()) {
            if (!field.getKey().equals("update_id")) {
                kind = field.getKey();
            }
        }
        return kind;
    }

    /** Null for a kind that isn't known. */
    private Told read(Update update, JsonNode raw, Long owner) {
        if (update.getMessage() != null) {
            return message(update.getMessage(), raw.get("message"));
        }
        if (update.getEditedMessage() != null) {
            return edited(update.getEditedMessage(), raw.get("edited_message"), update.getUpdateId(), null);
        }
        if (update.getCallbackQuery() != null) {
            return pressed(update.getCallbackQuery(), owner);
        }
        if (update.getMyChatMember() != null) {
            return member(update.getMyChatMember(), update.getUpdateId());
        }
        return update.getMessageReaction() == null ? null : reaction(update.getMessageReaction(), update.getUpdateId());
    }

    /** Null for a kind that isn't known. */
    private Told business(String kind, JsonNode raw, int updateId, Long owner) throws JsonProcessingException {
        return switch (kind) {
            case "business_connection" ->
                new Told(
                        "business-connection",
                        List.of(),
                        null,
                        null,
                        BusinessConnections.Connection.of(BotApi.JSON.treeToValue(raw, BusinessConnection.class)));
            case "business_message" -> {
                Message message = BotApi.JSON.treeToValue(raw, Message.class);
                if (message.getSenderBusinessBot() != null) {
                    // Ours, or that of another bot of the account; what this one sent is known from its answer.
                    yield Told.nothing("echo");
                }
                String what = isFromCitizen(message) ? "business-message" : "sent-elsewhere";
                yield Told.message(what, words(message, raw, null, owner));
            }
            case "edited_business_message" -> edited(BotApi.JSON.treeToValue(raw, Message.class), raw, updateId, owner);
            case "deleted_business_messages" ->
                deleted(BotApi.JSON.treeToValue(raw, BusinessMessagesDeleted.class), owner);
            default -> null;
        };
    }

    /** In a private chat the chat's id is the citizen's; whoever else writes there is the account's owner. */
    private static boolean isFromCitizen(Message message) {
        return message.getFrom().getId().equals(message.getChatId());
    }

    /** The records duty keeps what was written; Telegram doesn't say when it was taken back. */
    private Told deleted(BusinessMessagesDeleted deleted, long owner) {
        ChatPlace place = new ChatPlace(owner, deleted.getChat().getId());
        Instant now = clock.instant();
        List<InboundEvent> events = deleted.getMessageIds().stream()
                .<InboundEvent>map(message ->
                        new InboundEvent.MessageDeleted(account, place.address(), place.externalId(message), now))
                .toList();
        return new Told("deleted", events, null, null);
    }

    private Told message(Message message, JsonNode raw) {
        if (!message.getChat().isUserChat()) {
            return group(message.getChatId(), message.getFrom());
        }
        String conversation = Long.toString(message.getChatId());
        Sender sender = sender(message.getFrom());
        String text = message.getText();
        if (text != null && text.matches("/start(?:\\s.*)?")) {
            String payload = text.substring("/start".length()).strip();
            Links.Meaning about = links.meaning(payload);
            return Told.event(
                    "started",
                    new InboundEvent.ConversationStarted(
                            account,
                            conversation,
                            sender,
                            language(message.getFrom()),
                            payload.isEmpty() ? null : payload,
                            at(message.getDate()),
                            about.topic(),
                            about.campaign()));
        }
        if (text != null && text.strip().equals("/" + CommandMenu.PHONE)) {
            String externalId = ChatPlace.own(message.getChatId()).externalId(message.getMessageId());
            return new Told(
                    "wants-to-give-phone",
                    List.of(),
                    null,
                    new Told.WantsToGivePhone(message.getChatId(), externalId, language(message.getFrom())));
        }
        Told.Words words = words(message, raw, null, null);
        if (message.getContact() != null
                && Objects.equals(
                        message.getContact().getUserId(), message.getFrom().getId())) {
            // Telegram vouches that the number is the sender's; whose phone it is, it doesn't.
            Sender phone =
                    new Sender("phone", international(message.getContact().getPhoneNumber()), null);
            InboundEvent claim = new InboundEvent.IdentityClaimed(
                    account, conversation, sender, phone, "told-us", at(message.getDate()));
            return new Told(
                    "own-contact",
                    List.of(claim),
                    words,
                    new Told.GavePhone(message.getChatId(), words.externalId(), words.language()));
        }
        return Told.message("message", words);
    }

    private Told edited(Message message, JsonNode raw, int updateId, Long owner) {
        if (message.getSenderBusinessBot() != null) {
            return Told.nothing("echo");
        }
        if (!message.getChat().isUserChat()) {
            return Told.nothing("group");
        }
        if (message.getLocation() != null) {
            // A live location tells of itself every few seconds; where it began stands in the message.
            return Told.nothing("live-location");
        }
        Instant editedAt = at(Objects.requireNonNullElse(message.getEditDate(), message.getDate()));
        // Two changes in one second are two.
        Instant apart = editedAt.plus(updateId % MICROS, ChronoUnit.MICROS);
        return Told.message("edited", words(message, raw, apart, owner));
    }

    private Told.Words words(Message message, JsonNode raw, Instant editedAt, Long owner) {
        Message answered = message.getReplyToMessage();
        ChatPlace place = place(owner, message.getChatId());
        boolean fromOwner = owner != null && !isFromCitizen(message);
        return new Told.Words(
                place.address(),
                fromOwner ? null : sender(message.getFrom()),
                place.externalId(message.getMessageId()),
                at(message.getDate()),
                editedAt,
                MessageContent.of(message, raw),
                answered == null ? null : place.externalId(answered.getMessageId()),
                message.getMediaGroupId(),
                language(message.getFrom()),
                fromOwner ? recipient(message.getChat()) : null);
    }

    /** A private chat is named by whom it is with. */
    private static Sender recipient(Chat chat) {
        return new Sender(ADDRESS, Long.toString(chat.getId()), name(chat.getFirstName(), chat.getLastName()));
    }

    private static ChatPlace place(Long owner, long chat) {
        return owner == null ? ChatPlace.own(chat) : new ChatPlace(owner, chat);
    }

    private Told pressed(CallbackQuery query, Long owner) {
        if (query.getMessage() == null
                || query.getData() == null
                || query.getData().isBlank()) {
            return Told.nothing("press-of-nothing");
        }
        ChatPlace place = place(owner, query.getMessage().getChatId());
        int message = query.getMessage().getMessageId();
        Told.Aside aside = new Told.Pressed(query.getId(), place, 0);
        String label = null;
        // Telegram doesn't say when it was pressed.
        Instant at = clock.instant();
        if (query.getMessage() instanceof Message whole && whole.getReplyMarkup() != null) {
            label = label(whole, query.getData());
            if (label == null) {
                // What was never offered was made up by the client.
                return new Told("press-not-offered", List.of(), null, aside);
            }
            aside = new Told.Pressed(query.getId(), place, message);
        }
        Told.Words words = new Told.Words(
                place.address(),
                sender(query.getFrom()),
                // A second tap on the same button of the same message is the same press.
                place.externalId(message) + ":" + query.getData(),
                at,
                null,
                List.of(new Told.Ready(new Content.ChoicePressed(query.getData(), label))),
                place.externalId(message),
                null,
                language(query.getFrom()));
        return new Told("pressed", List.of(), words, aside);
    }

    private static String label(Message message, String data) {
        return message.getReplyMarkup().getKeyboard().stream()
                .flatMap(List::stream)
                .filter(button -> data.equals(button.getCallbackData()))
                .map(InlineKeyboardButton::getText)
                .findFirst()
                .orElse(null);
    }

    private Told member(ChatMemberUpdated change, int updateId) {
        String status = change.getNewChatMember().getStatus();
        if (!change.getChat().isUserChat()) {
            boolean inside = Set.of("member", "administrator", "restricted").contains(status);
            return inside ? group(change.getChat().getId(), change.getFrom()) : Told.nothing("group");
        }
        if (!"kicked".equals(status)) {
            return Told.nothing("unblocked");
        }
        // Who blocks the bot wants nothing from it; what agents answer is tried, and Telegram says no.
        return Told.event(
                "blocked",
                new InboundEvent.ConsentDecided(
                        account,
                        Long.toString(change.getChat().getId()),
                        sender(change.getFrom()),
                        "notices",
                        false,
                        "telegram-blocked",
                        at(change.getDate()).plus(updateId % MICROS, ChronoUnit.MICROS)));
    }

    private Told reaction(MessageReactionUpdated change, int updateId) {
        if (change.getUser() == null || !change.getChat().isUserChat()) {
            return Told.nothing("group");
        }
        long chat = change.getChat().getId();
        List<String> reactions = change.getNewReaction().stream()
                .filter(Objects::nonNull)
                .map(UpdateReader::sign)
                .toList();
        return Told.event(
                "reaction",
                new InboundEvent.Reaction(
                        account,
                        Long.toString(chat),
                        sender(change.getUser()),
                        ChatPlace.own(chat).externalId(change.getMessageId()),
                        reactions,
                        at(change.getDate()).plus(updateId % MICROS, ChronoUnit.MICROS)));
    }

    private static String sign(ReactionType reaction) {
        if (reaction instanceof ReactionTypeEmoji emoji) {
            return emoji.getEmoji();
        }
        return reaction instanceof ReactionTypeCustomEmoji ? "custom-emoji" : "paid";
    }

    private static Told group(long chat, User from) {
        return new Told("group", List.of(), null, new Told.InGroup(chat, from == null ? null : language(from)));
    }

    /** A message that says what came and can't be read; nothing where no private chat is named. */
    private Told unreadable(JsonNode raw, String kind, Long owner) {
        JsonNode inside = raw.path(kind);
        JsonNode chat = inside.path("chat");
        if (!chat.path("id").canConvertToLong() || !chat.path("type").asText().equals("private")) {
            return Told.nothing("parked");
        }
        long chatId = chat.get("id").asLong();
        ChatPlace place = place(owner, chatId);
        boolean isNew = Set.of("message", "business_message").contains(kind)
                && inside.path("message_id").canConvertToInt();
        String externalId = isNew
                ? place.externalId(inside.get("message_id").asInt())
                : place.address() + ":update:" + raw.path("update_id").asLong();
        String name = name(
                chat.path("first_name").asText(null), chat.path("last_name").asText(null));
        Content content = MessageContent.unsupported(isNew ? "telegram-message" : kind, inside);
        return Told.message(
                "unsupported",
                new Told.Words(
                        place.address(),
                        owner != null && inside.path("from").path("id").asLong() != chatId
                                ? null
                                : new Sender(ADDRESS, Long.toString(chatId), name),
                        externalId,
                        inside.path("date").asLong() > 0
                                ? Instant.ofEpochSecond(inside.get("date").asLong())
                                : clock.instant(),
                        null,
                        List.of(new Told.Ready(content)),
                        null,
                        null,
                        null));
    }

    private static Instant at(int seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    private static Sender sender(User user) {
        return new Sender(ADDRESS, Long.toString(user.getId()), name(user.getFirstName(), user.getLastName()));
    }

    private static String name(String first, String last) {
        String name = (Objects.requireNonNullElse(first, "") + " " + Objects.requireNonNullElse(last, "")).strip();
        return name.isEmpty() ? null : PlainText.cut(name, LONGEST_NAME);
    }

    /** The first part of an IETF tag; absent when there is none that the core knows as a code. */
    private static String language(User user) {
        String tag = Objects.requireNonNullElse(user.getLanguageCode(), "").toLowerCase(Locale.ROOT);
        String language = tag.split("-")[0];
        return language.matches("[a-z]{2,3}") ? language : null;
    }

    private static String international(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return "+" + digits;
    }
}
