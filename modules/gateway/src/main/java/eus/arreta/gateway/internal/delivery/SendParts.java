package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import java.util.ArrayList;
import java.util.List;

/** What one message of ours becomes on its network: one command, or several when its text is too long for one. */
final class SendParts {

    private SendParts() {}

    /** The commands in order; what isn't text goes with the last one. */
    static List<OutboundCommand> of(OutboundCommand command, int longestText) {
        if (!(command instanceof OutboundCommand.SendMessage message) || fits(message, longestText)) {
            return List.of(command);
        }
        List<OutboundCommand> parts = new ArrayList<>();
        List<OutboundContent> together = new ArrayList<>();
        for (OutboundContent content : message.content()) {
            if (content instanceof OutboundContent.Text text && text.text().length() > longestText) {
                List<String> pieces = TextParts.split(text.text(), longestText);
                for (String piece : pieces.subList(0, pieces.size() - 1)) {
                    together.add(new OutboundContent.Text(piece, text.language()));
                    parts.add(with(message, together));
                    together = new ArrayList<>();
                }
                together.add(new OutboundContent.Text(pieces.get(pieces.size() - 1), text.language()));
            } else {
                together.add(content);
            }
        }
        parts.add(with(message, together));
        return parts;
    }

    private static boolean fits(OutboundCommand.SendMessage message, int longestText) {
        return message.content().stream()
                .noneMatch(content -> content instanceof OutboundContent.Text text
                        && text.text().length() > longestText);
    }

    private static OutboundCommand with(OutboundCommand.SendMessage message, List<OutboundContent> content) {
        return new OutboundCommand.SendMessage(
                message.messageId(),
                message.accountId(),
                message.conversation(),
                content,
                message.author(),
                message.replyTo(),
                message.writtenAt(),
                message.lastInboundAt());
    }
}
