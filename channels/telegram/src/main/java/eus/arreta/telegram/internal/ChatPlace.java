package eus.arreta.telegram.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat that a bot takes part in: its own with a citizen, or that of an account with a phone number for which it answers. Telegram
 * gives both the same chat id; they are two conversations, told apart by the account's owner. The id of the owner's connection is
 * no part of it: a new connection goes on with the same chats.
 *
 * @param owner user id of the account's owner; 0 for the bot's own chat
 * @param chat  Telegram's id of the chat, which is the citizen's in a private one
 */
public record ChatPlace(long owner, long chat) {

    /** What the addresses of an account's chats begin with. */
    public static final String BUSINESS = "business:";

    private static final Pattern ADDRESS = Pattern.compile("(?:business:([0-9]{1,18}):)?(-?[0-9]{1,18})");

    static ChatPlace own(long chat) {
        return new ChatPlace(0, chat);
    }

    /** The chat with that address; empty for what is none. */
    static Optional<ChatPlace> of(String conversation) {
        Matcher parts = ADDRESS.matcher(conversation);
        return parts.matches()
                ? Optional.of(new ChatPlace(
                        parts.group(1) == null ? 0 : Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    boolean isBusiness() {
        return owner != 0;
    }

    /** The address of the conversation. */
    String address() {
        return isBusiness() ? BUSINESS + owner + ":" + chat : Long.toString(chat);
    }

    /** What a message of this chat is called outside; Telegram's own number of it is unique only in an account's chats. */
    String externalId(int message) {
        return address() + ":" + message;
    }

    /** Telegram's number of a message in its external id; empty where it is none of a message. */
    static Optional<Integer> messageOf(String externalId) {
        int colon = externalId == null ? -1 : externalId.lastIndexOf(':');
        if (colon < 0
                || of(externalId.substring(0, colon)).isEmpty()
                || !externalId.substring(colon + 1).matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        long message = Long.parseLong(externalId.substring(colon + 1));
        return message > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) message);
    }
}
