package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundCommand.EditMessage;
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
        if (!capabilities.choices()
                && command instanceof EditMessage edit
                && !edit.choices().isEmpty()) {
            return edit.of(edit.externalId(), written(edit.text(), edit.choices()), List.of());
        }
        if (capabilities.choices()
                || !(command instanceof SendMessage message)
                || message.content().stream().noneMatch(OutboundContent.Choices.class::isInstance)) {
            return command;
        }
        return message.with(message.content().stream()
                .map(part -> part instanceof OutboundContent.Choices choices
                        ? written(choices.text(), choices.choices())
                        : part)
                .toList());
    }

    private static OutboundContent.Text written(String question, List<OutboundContent.Choice> offered) {
        return new OutboundContent.Text(
                question
                        + IntStream.range(0, offered.size())
                                .mapToObj(index ->
                                        (index + 1) + ". " + offered.get(index).label())
                                .collect(Collectors.joining("\n", "\n\n", "")),
                null);
    }
}
