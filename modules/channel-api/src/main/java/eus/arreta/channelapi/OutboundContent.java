package eus.arreta.channelapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One part of what is sent to a citizen. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OutboundContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = OutboundContent.Attachment.class, name = "attachment"),
    @JsonSubTypes.Type(value = OutboundContent.Choices.class, name = "choices")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface OutboundContent {

    /**
     * Text without signs of any markup.
     *
     * @param text  1 to 65,536 characters
     * @param marks how stretches of it look, for networks that can show it; none overlaps another but wholly
     */
    record Text(
            @JsonProperty(required = true) String text,
            String language,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mark> marks)
            implements OutboundContent {
        public Text {
            Check.text(text, "/content/text", Check.MAX_TEXT);
            Check.optionalLanguage(language, "/content/language");
            marks = Mark.of(marks, text);
        }

        /** A text that looks the same all over. */
        public Text(String text, String language) {
            this(text, language, List.of());
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** A file of the store; {@code size} in bytes. */
    record Attachment(
            @JsonProperty(required = true) String fileId,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String mediaType,
            @JsonProperty(required = true) long size)
            implements OutboundContent {
        public Attachment {
            Check.id(fileId, "/content/fileId");
            Check.id(name, "/content/name");
            Check.id(mediaType, "/content/mediaType");
        }
    }

    /** A question with answers to press; a channel without buttons shows them as a numbered list. */
    record Choices(
            @JsonProperty(required = true) String text,
            @JsonProperty(required = true) List<Choice> choices) implements OutboundContent {
        public Choices {
            Check.text(text, "/content/text", Check.MAX_TEXT);
            choices = Check.parts(choices, "/content/choices");
        }
    }

    /** One answer to press: what comes back, and the words on it. */
    record Choice(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String label) {
        public Choice {
            Check.id(id, "/content/choices/id");
            Check.id(label, "/content/choices/label");
        }
    }
}
