package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundCommand.DeleteMessage;
import eus.arreta.channelapi.OutboundCommand.EditMessage;
import eus.arreta.channelapi.OutboundCommand.SendMessage;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.OutboundContent.Attachment;
import eus.arreta.channelapi.OutboundContent.Choice;
import eus.arreta.channelapi.OutboundContent.Choices;
import eus.arreta.channelapi.OutboundContent.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditPartsTest {

    private static final Capabilities CAN =
            new Capabilities(true, Duration.ofHours(48), true, null, false, false, false, null, 8, false, false);
    private static final Instant WRITTEN = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant SOON = WRITTEN.plusSeconds(60);

    @Test
    void aMessageOfOnePartIsChangedInIt() {
        EditParts plan = EditParts.of(edit("other"), sent(new Text("one", null)), CAN, SOON);
        assertThat(plan.commands()).containsExactly(edit("other").of("id-0"));
        assertThat(EditParts.of(edit("much too long"), sent(new Text("one", null)), CAN, SOON)
                        .refusal())
                .isEqualTo("too-long");
    }

    @Test
    void ofSeveralEachIsChangedWithWhatLooksDifferentInIt() {
        Mark bold = new Mark(Mark.Kind.BOLD, 4, 9, null);
        EditParts plan = EditParts.of(
                edit("ONE TWO THREE", List.of(bold), List.of()), sent(new Text("one two three", null)), CAN, SOON);
        assertThat(said(plan)).containsExactly("id-0 ONE TWO", "id-1 THREE");
        assertThat(((EditMessage) plan.commands().get(0)).marks())
                .containsExactly(new Mark(Mark.Kind.BOLD, 4, 3, null));
        assertThat(((EditMessage) plan.commands().get(1)).marks())
                .containsExactly(new Mark(Mark.Kind.BOLD, 0, 5, null));
        assertThat(plan.gone()).isEmpty();
    }

    @Test
    void whatAShorterTextNeedsNoMoreIsTakenBackAndALongerOneFindsNoRoom() {
        EditParts.Sent sent = sent(new Text("one two three four", null));
        EditParts plan = EditParts.of(edit("short"), sent, CAN, SOON);
        assertThat(said(plan)).containsExactly("id-0 short", "without [id-1, id-2]");
        assertThat(plan.gone()).containsExactly(1, 2);
        EditParts.Sent left = new EditParts.Sent(sent.parts(), sent.ids().without(plan.gone()), WRITTEN);
        assertThat(said(EditParts.of(edit("again"), left, CAN, SOON))).containsExactly("id-0 again");
        assertThat(EditParts.of(edit("one two three"), left, CAN, SOON).refusal())
                .isEqualTo("too-long");
        assertThat(EditParts.of(edit("one two three four five six"), sent, CAN, SOON)
                        .refusal())
                .isEqualTo("too-long");
    }

    @Test
    void whatCanNotBeTakenBackAnyMoreKeepsTheWholeAsItIs() {
        EditParts.Sent sent = sent(new Text("one two three", null));
        Instant late = WRITTEN.plus(Duration.ofHours(49));
        assertThat(EditParts.of(edit("short"), sent, CAN, late).refusal()).isEqualTo("too-late");
        assertThat(said(EditParts.of(edit("ONE TWO THREE"), sent, CAN, late))).hasSize(2);
    }

    @Test
    void answersToPressStayBelowTheLastPart() {
        List<Choice> choices = List.of(new Choice("y", "yes"));
        EditParts.Sent sent = sent(new Choices("one two three", choices));
        EditParts plan = EditParts.of(edit("short", List.of(), choices), sent, CAN, SOON);
        assertThat(said(plan)).containsExactly("id-1 short", "without [id-0]");
        assertThat(((EditMessage) plan.commands().get(0)).choices()).isEqualTo(choices);
    }

    @Test
    void wordsBelowAFileAreChangedAloneAndNotAmongSeveral() {
        Attachment file = new Attachment("f1", "plan.pdf", "application/pdf", 10);
        assertThat(said(EditParts.of(edit("other"), sent(new Text("one", null), file), CAN, SOON)))
                .containsExactly("id-0 other");
        assertThat(EditParts.of(edit("other"), sent(new Text("one two three", null), file), CAN, SOON)
                        .refusal())
                .isEqualTo("in-parts");
    }

    private static List<String> said(EditParts plan) {
        return plan.commands().stream()
                .map(command -> command instanceof EditMessage edit
                        ? edit.externalId() + " " + edit.text()
                        : "without " + ((DeleteMessage) command).externalIds())
                .toList();
    }

    private static final UUID ID = UUID.randomUUID();

    private static EditMessage edit(String text) {
        return edit(text, List.of(), List.of());
    }

    private static EditMessage edit(String text, List<Mark> marks, List<Choice> choices) {
        return new EditMessage(ID, ID, ID, "c1", text, null, marks, choices);
    }

    private static EditParts.Sent sent(OutboundContent... content) {
        SendMessage message = new SendMessage(ID, ID, "c1", List.of(content), null, null, WRITTEN);
        List<OutboundCommand> parts = MessageParts.of(message, CAN.longestText());
        List<String> ids = IntStream.range(0, parts.size())
                .mapToObj(place -> "id-" + place)
                .toList();
        return new EditParts.Sent(parts, new SentIds(ids, List.of()), WRITTEN);
    }
}
