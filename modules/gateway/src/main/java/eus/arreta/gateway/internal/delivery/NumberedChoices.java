package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundCommand.SendMessage;
import eus.arreta.channelapi.OutboundContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes choices out as a numbered list where a channel has no buttons; who answers with the number has pressed. */
final class NumberedChoices {

    private NumberedChoices() {}

    /** The command as the channel can carry it out; the same every time. */
    static OutboundCommand where(Capabilities capabilities, OutboundCommand command) {
        if (capabilities.choices()
                || !(command instanceof SendMessage message)
                || message.content().stream().noneMatch(OutboundContent.Choices.class::isInstance)) {
            return command;
        }
        return message.with(message.content().stream()
                .map(part -> part instanceof OutboundContent.Choices choices ? written(choices) : part)
                .toList());
    }

    private static OutboundContent written(OutboundContent.Choices choices) {
        List<OutboundContent.Choice> offered = choices.choices();
        return new OutboundContent.Text(
                choices.text()
                        + IntStream.range(0, offered.size())
                                .mapToObj(index ->
                                        (index + 1) + ". " + offered.get(index).label())
                                .collect(Collectors.joining("\n", "\n\n", "")),
                null);
    }
}
