package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.objects.Contact;
import org.telegram.telegrambots.meta.api.objects.location.Location;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChat;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginHiddenUser;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** The parts of a message, in the order in which Telegram shows them. */
final class MessageContent {

    /** What every message has, whatever it says. */
    private static final Set<String> ENVELOPE = Set.of(
            "message_id",
            "message_thread_id",
            "business_connection_id",
            "sender_business_bot",
            "is_from_offline",
            "is_topic_message",
            "from",
            "chat",
            "date",
            "edit_date",
            "reply_to_message",
            "quote",
            "external_reply",
            "forward_origin",
            "forward_from",
            "forward_from_chat",
            "forward_from_message_id",
            "forward_sender_name",
            "forward_date",
            "effect_id",
            "media_group_id",
            "has_media_spoiler",
            "show_caption_above_media",
            "caption",
            "caption_entities",
            "entities",
            "link_preview_options");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 60_000;
    private static final int MOST_RAW = 20_000;

    private final Message message;
    private final JsonNode raw;
    private final List<Told.Part> parts = new ArrayList<>();

    private MessageContent(Message message, JsonNode raw) {
        this.message = message;
        this.raw = raw;
    }

    /** At least one part, whatever the message is. */
    static List<Told.Part> of(Message message, JsonNode raw) {
        MessageContent content = new MessageContent(message, raw);
        content.read();
        return List.copyOf(content.parts);
    }

    private void read() {
        addFiles();
        addThings();
        String before = origin() + quote();
        String words = message.getText() != null
                ? PlainText.of(message.getText(), message.getEntities())
                : message.getCaption() != null ? PlainText.of(message.getCaption(), message.getCaptionEntities()) : "";
        if (words.isEmpty()) {
            words = drawn();
        }
        if (parts.isEmpty() && words.isBlank()) {
            addUnsupported();
        }
        if (!(before + words).isBlank()) {
            parts.add(new Told.Ready(new Content.Text(PlainText.cut((before + words).strip(), LONGEST_TEXT))));
        }
    }

    /** What is shown by words that stand for it. */
    private String drawn() {
        if (message.getSticker() != null) {
            return Objects.requireNonNullElse(message.getSticker().getEmoji(), "");
        }
        if (message.getDice() != null) {
            return message.getDice().getEmoji() + " " + message.getDice().getValue();
        }
        if (message.getPoll() != null) {
            return message.getPoll().getOptions().stream()
                    .map(option -> "\n• " + option.getText())
                    .collect(Collectors.joining("", message.getPoll().getQuestion(), ""));
        }
        return "";
    }

    private void addFiles() {
        if (message.getPhoto() != null && !message.getPhoto().isEmpty()) {
            PhotoSize largest = message.getPhoto().stream()
                    .max(Comparator.comparingLong(size -> (long) size.getWidth() * size.getHeight()))
                    .orElseThrow();
            addFile(largest.getFileId(), "photo.jpg", "image/jpeg", largest.getFileSize());
        }
        // An animation comes with a document that is the same file.
        if (message.getAnimation() != null) {
            var file = message.getAnimation();
            addFile(
                    file.getFileId(),
                    named(file.getFileName(), "animation.mp4"),
                    file.getMimeType(),
                    file.getFileSize());
        } else if (message.getDocument() != null) {
            var file = message.getDocument();
            addFile(file.getFileId(), named(file.getFileName(), "document"), file.getMimeType(), file.getFileSize());
        }
        if (message.getVideo() != null) {
            var file = message.getVideo();
            addFile(file.getFileId(), named(file.getFileName(), "video.mp4"), file.getMimeType(), file.getFileSize());
        }
        if (message.getAudio() != null) {
            var file = message.getAudio();
            addFile(file.getFileId(), named(file.getFileName(), "audio.mp3"), file.getMimeType(), file.getFileSize());
        }
        if (message.getVoice() != null) {
            var file = message.getVoice();
            addFile(file.getFileId(), "voice.ogg", file.getMimeType(), file.getFileSize());
        }
        if (message.getVideoNote() != null) {
            var file = message.getVideoNote();
            addFile(file.getFileId(), "video-note.mp4", "video/mp4", file.getFileSize());
        }
    }

    private void addFile(String fileId, String name, String mediaType, Number size) {
        String type = mediaType == null || mediaType.isBlank() ? "application/octet-stream" : mediaType;
        parts.add(new Told.NamedFile(
                fileId,
                PlainText.cut(name, LONGEST_NAME),
                PlainText.cut(type, LONGEST_NAME),
                size == null ? 0 : size.longValue()));
    }

    private static String named(String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }

    private void addThings() {
        if (message.getVenue() != null) {
            addLocation(message.getVenue().getLocation(), message.getVenue().getTitle());
        } else if (message.getLocation() != null) {
            addLocation(message.getLocation(), null);
        }
        if (message.getContact() != null) {
            addContact(message.getContact());
        }
    }

    private void addLocation(Location place, String name) {
        parts.add(new Told.Ready(new Content.Location(
                place.getLatitude(), place.getLongitude(), name == null ? null : PlainText.cut(name, LONGEST_NAME))));
    }

    private void addContact(Contact contact) {
        String name = (contact.getFirstName() + " " + Objects.requireNonNullElse(contact.getLastName(), "")).strip();
        boolean own = Objects.equals(contact.getUserId(), message.getFrom().getId());
        parts.add(new Told.Ready(new Content.ContactCard(
                PlainText.cut(name.isEmpty() ? contact.getPhoneNumber() : name, LONGEST_NAME),
                contact.getPhoneNumber(),
                own)));
    }

    /** Who wrote what is passed on: not the citizen's own words. */
    private String origin() {
        var origin = message.getForwardOrigin();
        String from = null;
        if (origin instanceof MessageOriginUser user) {
            from = user.getSenderUser().getFirstName();
        } else if (origin instanceof MessageOriginHiddenUser hidden) {
            from = hidden.getSenderUserName();
        } else if (origin instanceof MessageOriginChannel channel) {
            from = channel.getChat().getTitle();
        } else if (origin instanceof MessageOriginChat chat) {
            from = chat.getSenderChat().getTitle();
        } else if (raw.has("forward_origin")) {
            from = "?";
        }
        return from == null ? "" : "↪ " + from + "\n";
    }

    private String quote() {
        return message.getQuote() == null || message.getQuote().getText() == null
                ? ""
                : PlainText.quoted(message.getQuote().getText());
    }

    private void addUnsupported() {
        String kind = raw.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !ENVELOPE.contains(name))
                .findFirst()
                .orElse("empty");
        parts.add(new Told.Ready(unsupported(kind, raw.path(kind))));
    }

    /** A kind that isn't known, with what came; of what is very long, only that it is. */
    static Content unsupported(String kind, JsonNode came) {
        Map<String, Object> kept = new LinkedHashMap<>();
        boolean fits = came.toString().length() <= MOST_RAW;
        kept.put("telegram", fits ? BotApi.JSON.convertValue(came, Object.class) : "too long to keep");
        return new Content.Unsupported(PlainText.cut(kind, LONGEST_NAME), kept);
    }
}
