package eus.arreta.telegram.internal;

import eus.arreta.channelapi.FileStore;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.SendResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.telegram.telegrambots.meta.api.methods.send.SendAudio;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaAudio;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaVideo;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Sends what one call to the Bot API holds; see {@link SendPlan}. Text goes as it is, its formatting beside it. */
final class Outgoing {

    private static final Logger LOG = Logger.getLogger(Outgoing.class);

    /** Bytes of a button's data. */
    private static final int LONGEST_DATA = 64;
    /** Characters that stand side by side in one row of buttons on a small phone. */
    private static final int ROW = 24;

    private final BotApi api;
    private final BusinessConnections connections;
    private final FileStore files;
    private final BotHealth health;
    private final SentChanges changes;
    private final SendErrors errors = new SendErrors();

    Outgoing(BotApi api, BusinessConnections connections, FileStore files, BotHealth health) {
        this.api = api;
        this.changes = new SentChanges(api);
        this.connections = connections;
        this.files = files;
        this.health = health;
    }

    SendResult send(OutboundCommand command) {
        Optional<ChatPlace> place = ChatPlace.of(command.conversation());
        if (place.isEmpty()) {
            return new SendResult.Failed("not-found");
        }
        if (!place.get().isBusiness()) {
            return send(command, new To(place.get(), null));
        }
        Optional<BusinessConnections.Connection> connection =
                connections.of(place.get().owner());
        // What was said may be taken back by another right, which Telegram knows.
        String refusal = command instanceof OutboundCommand.DeleteMessage && connection.isPresent()
                ? null
                : BusinessConnections.refusal(connection);
        return refusal == null
                ? send(command, new To(place.get(), connection.get().id()))
                : new SendResult.Failed(refusal);
    }

    /** See {@link eus.arreta.channelapi.RunningAccount#refusing}; only an account with a phone number can take its right back. */
    Map<String, String> refusing(Collection<String> conversations) {
        Map<Long, Optional<BusinessConnections.Connection>> known = new HashMap<>();
        Map<String, String> refusing = new HashMap<>();
        for (String conversation : conversations) {
            ChatPlace.of(conversation).filter(ChatPlace::isBusiness).ifPresent(place -> {
                String refusal = BusinessConnections.refusal(known.computeIfAbsent(place.owner(), connections::of));
                if (refusal != null) {
                    refusing.put(conversation, refusal);
                }
            });
        }
        return refusing;
    }

    private SendResult send(OutboundCommand command, To to) {
        if (command instanceof OutboundCommand.ShowTyping) {
            return showTyping(to);
        }
        SendResult paused = errors.pause();
        if (paused != null) {
            return paused;
        }
        if (command instanceof OutboundCommand.EditMessage edit) {
            return attempt(to, chat -> List.of(changes.edit(chat.chat(), chat.connection(), edit)));
        }
        if (command instanceof OutboundCommand.DeleteMessage delete) {
            SendResult result = attempt(to, chat -> List.of(changes.delete(chat.chat(), chat.connection(), delete)));
            return result.equals(new SendResult.Failed("no-right-to-reply"))
                    ? new SendResult.Failed("no-right-to-delete")
                    : result;
        }
        return send((OutboundCommand.SendMessage) command, to);
    }

    private SendResult send(OutboundCommand.SendMessage message, To to) {
        List<OutboundContent> content = message.content();
        if (SendPlan.of(content).size() != 1) {
            return new SendResult.Failed("not-supported");
        }
        OutboundContent first = content.get(0);
        ReplyParameters reply = reply(message);
        if (first instanceof OutboundContent.Choices choices) {
            if (choices.choices().stream().anyMatch(choice -> bytes(choice.id()) > LONGEST_DATA)) {
                return new SendResult.Failed("choice-too-long");
            }
            return attempt(to, chat -> List.of(ask(chat, choices, reply)));
        }
        if (content.size() == 1 && first instanceof OutboundContent.Text text) {
            return attempt(to, chat -> Words.of(text).in(words -> List.of(say(chat, words, reply))));
        }
        Words caption = first instanceof OutboundContent.Text text ? Words.of(text) : Words.NONE;
        List<OutboundContent.Attachment> attachments = content.stream()
                .filter(OutboundContent.Attachment.class::isInstance)
                .map(OutboundContent.Attachment.class::cast)
                .toList();
        return attempt(
                to,
                chat -> caption.in(words -> attachments.size() == 1
                        ? List.of(sendFileOrPaper(chat, attachments.get(0), words, reply))
                        : sendAlbum(chat, attachments, words, reply)));
    }

    /**
     * Where a call goes.
     *
     * @param connection by which; absent for the bot's own chats
     */
    private record To(ChatPlace place, String connection) {
        String chat() {
            return Long.toString(place.chat());
        }
    }

    /** One call, which answers the ids of what was sent: several for an album. */
    @FunctionalInterface
    private interface Call {
        List<Integer> make(To to) throws Trouble;
    }

    private SendResult attempt(To to, Call call) {
        try {
            return sent(to, call.make(to));
        } catch (Trouble trouble) {
            if (trouble.movedTo() != null) {
                return attemptOnce(new To(ChatPlace.own(trouble.movedTo()), null), call);
            }
            return result(to, trouble);
        } catch (UncheckedIOException unreadable) {
            return unreadable.getCause() instanceof NoSuchFileException
                    ? new SendResult.Failed("file-gone")
                    : new SendResult.TryAgain(null, "file-unreadable");
        }
    }

    private SendResult attemptOnce(To to, Call call) {
        try {
            return sent(to, call.make(to));
        } catch (Trouble again) {
            return result(to, again);
        }
    }

    private SendResult result(To to, Trouble trouble) {
        SendResult result = errors.result(to.place().address(), trouble);
        if (!(result instanceof SendResult.Sent)) {
            health.sendTrouble(trouble);
            if (result instanceof SendResult.Failed failed) {
                LOG.infof("Telegram refuses a message (%s, %d)", failed.reason(), trouble.code());
            }
        }
        return result;
    }

    private static SendResult sent(To to, List<Integer> messages) {
        List<String> ids = messages.stream().map(to.place()::externalId).toList();
        return new SendResult.Sent(ids.get(0), ids.subList(1, ids.size()));
    }

    private static ReplyParameters reply(OutboundCommand.SendMessage message) {
        return ChatPlace.messageOf(message.replyTo())
                .map(answered -> ReplyParameters.builder()
                        .messageId(answered)
                        .allowSendingWithoutReply(true)
                        .build())
                .orElse(null);
    }

    private Integer say(To to, Words words, ReplyParameters reply) throws Trouble {
        SendMessage call = SendMessage.builder()
                .chatId(to.chat())
                .businessConnectionId(to.connection())
                .text(words.text())
                .entities(words.entities())
                .replyParameters(reply)
                .linkPreviewOptions(
                        LinkPreviewOptions.builder().isDisabled(true).build())
                .build();
        return api.ask(client -> client.execute(call)).getMessageId();
    }

    private Integer ask(To to, OutboundContent.Choices choices, ReplyParameters reply) throws Trouble {
        SendMessage call = SendMessage.builder()
                .chatId(to.chat())
                .businessConnectionId(to.connection())
                .text(choices.text())
                .replyParameters(reply)
                .replyMarkup(buttons(choices.choices()))
                .build();
        return api.ask(client -> client.execute(call)).getMessageId();
    }

    static InlineKeyboardMarkup buttons(List<OutboundContent.Choice> choices) {
        List<InlineKeyboardRow> rows = new ArrayList<>();
        InlineKeyboardRow row = new InlineKeyboardRow();
        int width = 0;
        for (OutboundContent.Choice choice : choices) {
            if (!row.isEmpty() && width + choice.label().length() > ROW) {
                rows.add(row);
                row = new InlineKeyboardRow();
                width = 0;
            }
            row.add(InlineKeyboardButton.builder()
                    .text(choice.label())
                    .callbackData(choice.id())
                    .build());
            width += choice.label().length();
        }
        rows.add(row);
        return new InlineKeyboardMarkup(rows);
    }

    /** A picture whose measures Telegram doesn't show as a photo goes as a document. */
    private Integer sendFileOrPaper(To to, OutboundContent.Attachment file, Words caption, ReplyParameters reply)
            throws Trouble {
        MediaKind kind = MediaKind.of(file);
        try {
            return sendFile(to, file, kind, caption, reply);
        } catch (Trouble trouble) {
            boolean noPhoto = trouble.says("PHOTO_INVALID_DIMENSIONS") || trouble.says("IMAGE_PROCESS_FAILED");
            if (trouble.kind() != Trouble.Kind.REFUSED || kind != MediaKind.PHOTO || !noPhoto) {
                throw trouble;
            }
            return sendFile(to, file, MediaKind.DOCUMENT, caption, reply);
        }
    }

    private Integer sendFile(
            To to, OutboundContent.Attachment file, MediaKind kind, Words caption, ReplyParameters reply)
            throws Trouble {
        try (InputStream content = open(file)) {
            InputFile input = new InputFile(content, file.name());
            Message message = api.ask(client -> switch (kind) {
                case PHOTO ->
                    client.execute(SendPhoto.builder()
                            .chatId(to.chat())
                            .businessConnectionId(to.connection())
                            .photo(input)
                            .caption(caption.text())
                            .captionEntities(caption.entities())
                            .replyParameters(reply)
                            .build());
                case VIDEO ->
                    client.execute(SendVideo.builder()
                            .chatId(to.chat())
                            .businessConnectionId(to.connection())
                            .video(input)
                            .caption(caption.text())
                            .captionEntities(caption.entities())
                            .replyParameters(reply)
                            .build());
                case AUDIO ->
                    client.execute(SendAudio.builder()
                            .chatId(to.chat())
                            .businessConnectionId(to.connection())
                            .audio(input)
                            .caption(caption.text())
                            .captionEntities(caption.entities())
                            .replyParameters(reply)
                            .build());
                case DOCUMENT ->
                    client.execute(SendDocument.builder()
                            .chatId(to.chat())
                            .businessConnectionId(to.connection())
                            .document(input)
                            .caption(caption.text())
                            .captionEntities(caption.entities())
                            .replyParameters(reply)
                            .build());
            });
            return message.getMessageId();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Integer> sendAlbum(
            To to, List<OutboundContent.Attachment> attachments, Words caption, ReplyParameters reply) throws Trouble {
        List<InputStream> open = new ArrayList<>();
        try {
            List<InputMedia> medias = new ArrayList<>();
            for (OutboundContent.Attachment file : attachments) {
                InputStream content = open(file);
                open.add(content);
                InputMedia media = media(file);
                // Two files of one name in an album would be one to Telegram.
                media.setMedia(content, medias.size() + "-" + file.name());
                if (medias.isEmpty()) {
                    media.setCaption(caption.text());
                    media.setCaptionEntities(caption.entities());
                }
                medias.add(media);
            }
            SendMediaGroup call = SendMediaGroup.builder()
                    .chatId(to.chat())
                    .businessConnectionId(to.connection())
                    .medias(medias)
                    .replyParameters(reply)
                    .build();
            return api.ask(client -> client.execute(call)).stream()
                    .map(Message::getMessageId)
                    .toList();
        } finally {
            open.forEach(Outgoing::close);
        }
    }

    private static InputMedia media(OutboundContent.Attachment file) {
        return switch (MediaKind.of(file)) {
            case PHOTO -> new InputMediaPhoto("");
            case VIDEO -> new InputMediaVideo("");
            case AUDIO -> new InputMediaAudio("");
            case DOCUMENT -> new InputMediaDocument("");
        };
    }

    private InputStream open(OutboundContent.Attachment file) {
        try {
            return files.open(file.fileId());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException unimportant) {
            // it was only read
        }
    }

    private SendResult showTyping(To to) {
        try {
            api.askQuickly(client -> client.execute(SendChatAction.builder()
                    .chatId(to.chat())
                    .businessConnectionId(to.connection())
                    .action("typing")
                    .build()));
        } catch (Trouble worthless) {
            // The next one comes in some seconds, or the message itself.
            LOG.debugf("Typing could not be shown (%d)", worthless.code());
        }
        return new SendResult.Sent(null);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
