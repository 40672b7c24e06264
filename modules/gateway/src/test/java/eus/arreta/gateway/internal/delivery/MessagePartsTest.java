package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundCommand.SendMessage;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.OutboundContent.Attachment;
import eus.arreta.channelapi.OutboundContent.Choice;
import eus.arreta.channelapi.OutboundContent.Choices;
import eus.arreta.channelapi.OutboundContent.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One message of ours, in as many sends as the channel needs. */
class MessagePartsTest {

    private static final Attachment FILE = new Attachment("f1", "plan.pdf", "application/pdf", 10);

    @Test
    void aMessageThatFitsIsSentWhole() {
        SendMessage message = message(new Text("short", "es"), FILE);
        assertThat(MessageParts.of(message, 10)).containsExactly(message);
    }

    @Test
    void aLongTextIsSentInNumberedPartsAndTheFirstOneAnswers() {
        List<OutboundCommand> parts = MessageParts.of(message(new Text("one two three", "es"), FILE), 8);
        assertThat(parts).extracting(part -> ((SendMessage) part).part()).containsExactly(0, 1);
        assertThat(parts)
                .extracting(part -> ((SendMessage) part).content())
                .containsExactly(List.of(new Text("one two", "es")), List.of(new Text("three", "es"), FILE));
        assertThat(parts).extracting(part -> ((SendMessage) part).replyTo()).containsExactly("q1", null);
        assertThat(parts)
                .extracting(OutboundCommand::commandId)
                .containsOnly(parts.get(0).commandId());
    }

    @Test
    void theButtonsStandUnderTheLastPartOfTheirQuestion() {
        List<Choice> choices = List.of(new Choice("y", "yes"));
        List<OutboundCommand> parts = MessageParts.of(message(new Choices("one two three", choices)), 8);
        assertThat(parts)
                .extracting(part -> ((SendMessage) part).content())
                .containsExactly(List.of(new Text("one two", null)), List.of(new Choices("three", choices)));
    }

    @Test
    void whereThereAreNoButtonsTheChoicesAreNumbered() {
        List<Choice> choices = List.of(new Choice("y", "yes"), new Choice("n", "no"));
        SendMessage message = message(new Choices("Well?", choices), FILE);
        assertThat(((SendMessage) NumberedChoices.where(channel(false), message)).content())
                .containsExactly(new Text("Well?\n\n1. yes\n2. no", null), FILE);
        assertThat(NumberedChoices.where(channel(true), message)).isSameAs(message);
    }

    private static Capabilities channel(boolean buttons) {
        return new Capabilities(false, null, buttons, null, false, false, false, null, 100, false, false);
    }

    @Test
    void theSameMessageHasTheSamePartsEveryTime() {
        SendMessage message = message(new Text("word ".repeat(200), "es"));
        assertThat(MessageParts.of(message, 50)).isEqualTo(MessageParts.of(message, 50));
    }

    private static SendMessage message(OutboundContent... content) {
        return new SendMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "c1",
                List.of(content),
                null,
                "q1",
                Instant.parse("2026-03-01T09:00:00Z"));
    }

    @Test
    void marksGoWithThePiecesThatTheyLieIn() {
        String first = "a".repeat(60);
        String second = "b".repeat(60);
        OutboundContent.Text text =
                new OutboundContent.Text(first + "  " + second, null, List.of(new Mark(Mark.Kind.BOLD, 50, 20, null)));
        List<OutboundCommand> parts = MessageParts.of(message(text), 100);
        assertThat(parts)
                .extracting(part -> ((SendMessage) part).content().get(0))
                .containsExactly(
                        new OutboundContent.Text(first, null, List.of(new Mark(Mark.Kind.BOLD, 50, 10, null))),
                        new OutboundContent.Text(second, null, List.of(new Mark(Mark.Kind.BOLD, 0, 8, null))));
    }
}
