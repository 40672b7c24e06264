package eus.arreta.reception.internal.speech;

import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.OutboundContent.Choice;
import java.util.List;

/**
 * One message that reception says.
 *
 * @param choices that it offers to press; empty when it offers none
 */
public record Utterance(String text, List<Choice> choices) {

    static Utterance of(String text) {
        return new Utterance(text, List.of());
    }

    public List<OutboundContent> content() {
        return List.of(
                choices.isEmpty() ? new OutboundContent.Text(text, null) : new OutboundContent.Choices(text, choices));
    }
}
