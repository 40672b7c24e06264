package eus.arreta.telegram.internal;

import eus.arreta.channelapi.OutboundCommand;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.business.DeleteBusinessMessages;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;

/** Changes of what was sent. Each may be asked for again: what already stands so, or is gone already, is as it was wanted. */
final class SentChanges {

    private final BotApi api;

    SentChanges(BotApi api) {
        this.api = api;
    }

    /**
     * Replaces a text, or the caption of a file.
     *
     * @param connection absent for the bot's own chats
     */
    Integer edit(String chat, String connection, OutboundCommand.EditMessage edit) throws Trouble {
        int message = ChatPlace.messageOf(edit.externalId())
                .orElseThrow(() ->
                        new Trouble(Trouble.Kind.REFUSED, 400, "Bad Request: message to edit not found", null, null));
        Words words = Words.of(edit.text(), edit.marks());
        try {
            words.in(some -> editText(chat, connection, edit, message, some));
        } catch (Trouble trouble) {
            if (trouble.says("message is not modified")) {
                return message;
            }
            if (!trouble.says("there is no text in the message to edit")) {
                throw trouble;
            }
            words.in(some -> editCaption(chat, connection, message, some));
        }
        return message;
    }

    private Integer editText(String chat, String connection, OutboundCommand.EditMessage edit, int message, Words words)
            throws Trouble {
        EditMessageText call = EditMessageText.builder()
                .chatId(chat)
                .businessConnectionId(connection)
                .messageId(message)
                .text(words.text())
                .entities(words.entities())
                // Telegram takes away buttons that an edit doesn't name.
                .replyMarkup(edit.choices().isEmpty() ? null : Outgoing.buttons(edit.choices()))
                .linkPreviewOptions(
                        LinkPreviewOptions.builder().isDisabled(true).build())
                .build();
        api.ask(client -> client.execute(call));
        return message;
    }

    private Integer editCaption(String chat, String connection, int message, Words words) throws Trouble {
        EditMessageCaption call = EditMessageCaption.builder()
                .chatId(chat)
                .businessConnectionId(connection)
                .messageId(message)
                .caption(words.text())
                .captionEntities(words.entities())
                .build();
        api.ask(client -> client.execute(call));
        return message;
    }

    /** Takes a message back, in all its parts. */
    Integer delete(String chat, String connection, OutboundCommand.DeleteMessage delete) throws Trouble {
        List<Integer> messages = delete.externalIds().stream()
                .map(id -> ChatPlace.messageOf(id).orElse(null))
                .toList();
        if (messages.isEmpty() || messages.contains(null)) {
            throw new Trouble(Trouble.Kind.REFUSED, 400, "Bad Request: message can't be deleted", null, null);
        }
        if (connection != null) {
            DeleteBusinessMessages call = DeleteBusinessMessages.builder()
                    .businessConnectionId(connection)
                    .messageIds(messages)
                    .build();
            api.ask(client -> client.execute(call));
            return messages.get(0);
        }
        // One by one: of several in one call nobody says which one was too old.
        for (int message : messages) {
            deleteOne(chat, message);
        }
        return messages.get(0);
    }

    private void deleteOne(String chat, int message) throws Trouble {
        DeleteMessage call =
                DeleteMessage.builder().chatId(chat).messageId(message).build();
        try {
            api.ask(client -> client.execute(call));
        } catch (Trouble trouble) {
            if (!trouble.says("message to delete not found")) {
                throw trouble;
            }
        }
    }
}
