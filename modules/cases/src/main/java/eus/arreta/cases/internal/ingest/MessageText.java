package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.channelapi.Content;
import eus.arreta.events.EventCodec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message's content as it is stored.
 *
 * @param text  all words of it; empty when it has none
 * @param parts JSON of the parts; absent when the message is one text that looks the same all over
 * @param line  what a list shows of it
 */
public record MessageText(String text, String parts, String line) {

    public static MessageText of(List<Content> content) {
        String text = content.stream().flatMap(MessageText::words).collect(Collectors.joining("\n"));
        boolean plain = content.size() == 1
                && content.get(0) instanceof Content.Text only
                && only.marks().isEmpty();
        String line = text.isBlank() ? content.stream().map(MessageText::sign).collect(Collectors.joining(" ")) : text;
        return new MessageText(text, plain ? null : EventCodec.write(new Timeline.Parts(content)), line);
    }

    private static Stream<String> words(Content part) {
        if (part instanceof Content.Text text) {
            return Stream.of(text.text());
        }
        return part instanceof Content.Choices choices ? Stream.of(choices.text()) : Stream.empty();
    }

    /** What stands for a part that has no words, the same in every language. */
    private static String sign(Content part) {
        if (part instanceof Content.Attachment file) {
            return "\uD83D\uDCCE " + file.name();
        }
        if (part instanceof Content.Location) {
            return "\uD83D\uDCCD";
        }
        if (part instanceof Content.ContactCard) {
            return "\uD83D\uDC64";
        }
        if (part instanceof Content.ChoicePressed choice) {
            return choice.label() == null ? choice.choiceId() : choice.label();
        }
        if (part instanceof Content.Unsupported unsupported) {
            return unsupported.fileName() == null
                    ? "[" + unsupported.rawKind() + "]"
                    : ("\uD83D\uDCCE " + unsupported.fileName()).strip();
        }
        return "";
    }
}
