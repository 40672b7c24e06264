package eus.arreta.cases.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.cases.internal.timeline.Timeline;
import eus.arreta.cases.internal.work.Excerpt;
import eus.arreta.channelapi.Content;
import eus.arreta.events.EventCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message as it is stored. */
class MessageTextTest {

    @Test
    void aPlainTextNeedsNoParts() {
        MessageText text = MessageText.of(List.of(new Content.Text("Kaixo")));
        assertThat(text).isEqualTo(new MessageText("Kaixo", null, "Kaixo"));
    }

    @Test
    void partsKeepTheirKind() {
        List<Content> content = List.of(
                new Content.Text("look"),
                new Content.Attachment("f", "a.png", "image/png", 3),
                new Content.Unsupported("dice", Map.of("value", 6)));
        MessageText text = MessageText.of(content);
        assertThat(text.text()).isEqualTo("look");
        assertThat(EventCodec.read(text.parts(), Timeline.Parts.class).parts()).isEqualTo(content);
    }

    @Test
    void aMessageWithoutWordsHasALine() {
        assertThat(MessageText.of(List.of(new Content.Attachment("f", "a.png", "image/png", 3)))
                        .line())
                .endsWith("a.png");
        assertThat(MessageText.of(List.of(new Content.Unsupported("dice", Map.of())))
                        .line())
                .isEqualTo("[dice]");
        assertThat(MessageText.of(List.of(new Content.Unsupported(
                                "network-file-too-large", Map.of("name", "plan.pdf", "size", 30_000_000))))
                        .line())
                .endsWith(" plan.pdf");
    }

    @Test
    void anExcerptIsOneLineAndNeverCutsACharacter() {
        assertThat(Excerpt.of(" a\n b ")).isEqualTo("a b");
        String cut = Excerpt.of("x".repeat(159) + "\uD83D\uDC4B tail");
        assertThat(cut).isEqualTo("x".repeat(159) + "…");
    }
}
