package eus.arreta.channelapi;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One part of what a citizen sent. A message has one or more parts, in the order in which they are shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Content.Unsupported.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Attachment.class, name = "attachment"),
    @JsonSubTypes.Type(value = Content.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Content.ContactCard.class, name = "contact-card"),
    @JsonSubTypes.Type(value = Content.ChoicePressed.class, name = "choice-pressed"),
    @JsonSubTypes.Type(value = Content.Unsupported.class, name = "unsupported"),
    @JsonSubTypes.Type(value = Content.Choices.class, name = "choices")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Content {

    /**
     * Plain text; never markup.
     *
     * @param text     1 to 65,536 characters
     * @param language ISO 639 code when the network or the citizen says so; absent when unknown
     * @param marks    how stretches of what an agent wrote look; an adapter sends none
     */
    record Text(
            @JsonProperty(required = true) String text,
            String language,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mark> marks)
            implements Content {
        public Text {
            Check.text(text, "/content/text", Check.MAX_TEXT);
            Check.optionalLanguage(language, "/content/language");
            marks = Mark.of(marks, text);
        }

        /** A text that looks the same all over. */
        public Text(String text, String language) {
            this(text, language, List.of());
        }

        public Text(String text) {
            this(text, null);
        }

        /** Hides what the citizen wrote. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /**
     * A file that already lies in the store.
     *
     * @param fileId    what {@link AdapterContext#files()} answered
     * @param name      the file's name as the citizen sees it
     * @param mediaType such as {@code image/jpeg}
     * @param size      in bytes
     */
    record Attachment(
            @JsonProperty(required = true) String fileId,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String mediaType,
            @JsonProperty(required = true) long size)
            implements Content {
        public Attachment {
            Check.id(fileId, "/content/fileId");
            Check.id(name, "/content/name");
            Check.id(mediaType, "/content/mediaType");
            if (size < 0) {
                throw new InvalidInput("/content/size", "out-of-range", "is negative");
            }
        }
    }

    /**
     * A place on the map.
     *
     * @param latitude  degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     * @param name      of the place, when the citizen chose one
     */
    record Location(
            @JsonProperty(required = true) double latitude,
            @JsonProperty(required = true) double longitude,
            String name)
            implements Content {
        public Location {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new InvalidInput("/content/latitude", "out-of-range", "is no place on earth");
            }
            Check.optionalText(name, "/content/name", Check.MAX_ID);
        }
    }

    /**
     * Somebody's contact details.
     *
     * @param name  of the person
     * @param phone as the network gives it; absent when unknown
     * @param own   true when the network vouches that these are the sender's own details
     */
    record ContactCard(@JsonProperty(required = true) String name, String phone, boolean own) implements Content {
        public ContactCard {
            Check.id(name, "/content/name");
            Check.optionalId(phone, "/content/phone");
        }

        @Override
        public String toString() {
            return "ContactCard[own=" + own + "]";
        }
    }

    /**
     * The citizen pressed one of the choices that were offered.
     *
     * @param choiceId what the choice was sent with
     * @param label    the words on it
     */
    record ChoicePressed(@JsonProperty(required = true) String choiceId, String label) implements Content {
        public ChoicePressed {
            Check.id(choiceId, "/content/choiceId");
            Check.optionalText(label, "/content/label", Check.MAX_ID);
        }
    }

    /**
     * What was offered to the citizen to press, as histories and timelines show it. An adapter is given it and never sends it.
     *
     * @param text    the question; 1 to 65,536 characters
     * @param choices 1 to 100 answers to press, in their order
     */
    record Choices(
            @JsonProperty(required = true) String text,
            @JsonProperty(required = true) List<OutboundContent.Choice> choices)
            implements Content {
        public Choices {
            Check.text(text, "/content/text", Check.MAX_TEXT);
            choices = Check.parts(choices, "/content/choices");
        }

        @Override
        public String toString() {
            return "Choices[" + choices.size() + "]";
        }
    }

    /**
     * Something that this version doesn't know: kept whole, shown as its kind; or a file that was not taken in, shown by its name.
     *
     * @param rawKind what the network or a later version of the contract calls it; {@code …-file-too-large}, {@code
     *                …-file-not-given} or {@code …-file-refused} for a file that was not taken in
     * @param raw     all of its fields, as they came; of such a file {@code name} and {@code size} in bytes
     */
    record Unsupported(@JsonProperty(required = true) String rawKind, Map<String, Object> raw) implements Content {
        private static final Pattern NO_FILE = Pattern.compile("-file-(too-large|not-given|refused)$");

        public Unsupported {
            Check.id(rawKind, "/content/rawKind");
            raw = Check.optionalMap(raw);
        }

        /** Reads both a part that says {@code unsupported} and a part of a kind that this version doesn't know. */
        @JsonCreator
        static Unsupported read(
                @JsonProperty("kind") String kind,
                @JsonProperty("rawKind") String rawKind,
                @JsonProperty("raw") Map<String, Object> raw,
                @JsonAnySetter Map<String, Object> rest) {
            return "unsupported".equals(kind) ? new Unsupported(rawKind, raw) : new Unsupported(kind, rest);
        }

        /** Name of the file that was not taken in, empty when it has none; absent when this is no file. */
        public String fileName() {
            if (!NO_FILE.matcher(rawKind).find()) {
                return null;
            }
            return raw.get("name") instanceof String name ? name : "";
        }

        @Override
        public String toString() {
            return "Unsupported[" + rawKind + "]";
        }
    }
}
