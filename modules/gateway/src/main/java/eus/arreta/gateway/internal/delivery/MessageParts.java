package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundCommand.SendMessage;
import eus.arreta.channelapi.OutboundContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sends that one command needs: more than one where a text is longer than the channel allows. The same command gives
 * the same parts every time, so that a number of sent parts says where to go on.
 */
final class MessageParts {

    private final int longest;
    private final SendMessage message;
    private final List<OutboundCommand> parts = new ArrayList<>();
    private List<OutboundContent> pending = new ArrayList<>();

    private MessageParts(SendMessage message, int longest) {
        this.message = message;
        this.longest = longest;
    }

    static List<OutboundCommand> of(OutboundCommand command, int longest) {
        if (!(command instanceof SendMessage message)
                || longest < 2
                || message.content().stream().allMatch(content -> fits(content, longest))) {
            return List.of(command);
        }
        return new MessageParts(message, longest).cut();
    }

    /**
     * The same, each part as the channel hands it over.
     *
     * @param sends what {@link eus.arreta.channelapi.RunningAccount#sends} answers
     */
    static List<OutboundCommand> of(
            OutboundCommand command, int longest, UnaryOperator<List<List<OutboundContent>>> sends) {
        List<OutboundCommand> whole = of(command, longest);
        if (!(command instanceof SendMessage message)) {
            return whole;
        }
        List<List<OutboundContent>> handed = sends.apply(
                whole.stream().map(part -> ((SendMessage) part).content()).toList());
        if (handed.size() == whole.size()) {
            return whole;
        }
        List<OutboundCommand> parts = new ArrayList<>();
        handed.forEach(content -> parts.add(message.part(parts.size(), content)));
        return List.copyOf(parts);
    }

    private List<OutboundCommand> cut() {
        for (OutboundContent content : message.content()) {
            if (content instanceof OutboundContent.Text text) {
                pieces(text, longest).forEach(this::addText);
            } else if (content instanceof OutboundContent.Choices choices && !fits(choices, longest)) {
                List<String> pieces = TextParts.split(choices.text(), longest);
                pieces.subList(0, pieces.size() - 1).forEach(piece -> addText(new OutboundContent.Text(piece, null)));
                endPart();
                pending.add(new OutboundContent.Choices(pieces.get(pieces.size() - 1), choices.choices()));
            } else {
                pending.add(content);
            }
        }
        endPart();
        return List.copyOf(parts);
    }

    /** Each piece with what of the whole text's marks lies in it. */
    static List<OutboundContent.Text> pieces(OutboundContent.Text text, int longest) {
        List<OutboundContent.Text> pieces = new ArrayList<>();
        int from = 0;
        for (String piece : TextParts.split(text.text(), longest)) {
            // Between two pieces there is white space only, and no piece begins with any.
            int start = text.text().indexOf(piece, from);
            from = start + piece.length();
            pieces.add(new OutboundContent.Text(piece, text.language(), Mark.within(text.marks(), start, from)));
        }
        return pieces;
    }

    /** A part holds one text at most, since two together may be too long. */
    private void addText(OutboundContent.Text text) {
        if (pending.stream().anyMatch(OutboundContent.Text.class::isInstance)) {
            endPart();
        }
        pending.add(text);
    }

    private void endPart() {
        if (!pending.isEmpty()) {
            parts.add(message.part(parts.size(), pending));
            pending = new ArrayList<>();
        }
    }

    private static boolean fits(OutboundContent content, int longest) {
        if (content instanceof OutboundContent.Text text) {
            return text.text().length() <= longest;
        }
        return !(content instanceof OutboundContent.Choices choices)
                || choices.text().length() <= longest;
    }
}
