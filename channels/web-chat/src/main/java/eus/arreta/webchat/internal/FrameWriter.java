package eus.arreta.webchat.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.HistoryItem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what the server sends. */
final class FrameWriter {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private FrameWriter() {}

    static String write(ServerFrame frame) {
        try {
            return JSON.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            // The cause's message may quote what a person wrote.
            throw new IllegalStateException("a frame of type " + frame.type() + " cannot be written");
        }
    }

    private static Stream<String> words(Content part) {
        if (part instanceof Content.Text text) {
            return Stream.of(text.text());
        }
        return part instanceof Content.Choices choices ? Stream.of(choices.text()) : Stream.empty();
    }

    /** The frame for a message of the history: its text, and its parts only when there is more than text. */
    static ServerFrame.Message message(HistoryItem item, String conversation) {
        List<Content> content = item.content() == null ? List.of() : item.content();
        String text = content.stream().flatMap(FrameWriter::words).collect(Collectors.joining("\n\n"));
        boolean onlyText = content.stream()
                .allMatch(part ->
                        part instanceof Content.Text words && words.marks().isEmpty());
        return new ServerFrame.Message(
                item.cursor(),
                item.messageId(),
                item.outbound(),
                item.outbound() ? null : ExternalId.clientId(conversation, item.externalId()),
                item.author(),
                text.isEmpty() ? null : text,
                onlyText ? null : content,
                item.at(),
                item.delivery());
    }
}
