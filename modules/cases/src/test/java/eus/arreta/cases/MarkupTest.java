package eus.arreta.cases;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.cases.Markup.Formatted;
import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.Mark.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    private static final String[] PIECES = {
        "**",
        "*",
        "_",
        "`",
        "[",
        "]",
        "](",
        "(",
        ")",
        "\\",
        "- ",
        "-",
        "\n",
        " ",
        "a",
        "b1",
        "ñ",
        "\uD83D\uDE00",
        "https://example.org/a_b",
        "](https://example.org)",
        "](javascript:alert(1))",
        "<b>"
    };

    private static Mark mark(Kind kind, int offset, int length) {
        return new Mark(kind, offset, length, null);
    }

    @Test
    void theSignsBecomeMarks() {
        assertThat(Markup.read("Bring **your card** and _the form_, `A-12`."))
                .isEqualTo(new Formatted(
                        "Bring your card and the form, A-12.",
                        List.of(mark(Kind.BOLD, 6, 9), mark(Kind.ITALIC, 20, 8), mark(Kind.CODE, 30, 4))));
        assertThat(Markup.read("see [the _site_](https://example.org/a)"))
                .isEqualTo(new Formatted(
                        "see the site",
                        List.of(new Mark(Kind.LINK, 4, 8, "https://example.org/a"), mark(Kind.ITALIC, 8, 4))));
        assertThat(Markup.read("you need:\n- a card\n- a form").text())
                .isEqualTo("you need:\n\u2022 a card\n\u2022 a form");
    }

    @Test
    void stretchesStandInsideOfOthers() {
        assertThat(Markup.read("**all _of_ it**"))
                .isEqualTo(new Formatted("all of it", List.of(mark(Kind.BOLD, 0, 9), mark(Kind.ITALIC, 4, 2))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 * 3 * 4",
                "a_b_c and file_name",
                "**not closed",
                "_not closed",
                "`not\nclosed`",
                "** blanks **",
                "[x](javascript:alert(1))",
                "[x](https://bank.example@evil.example/)",
                "[x] (https://example.org)",
                "[](https://example.org)",
                "**",
                "****",
                "``",
                "1 - 2",
                "<b>bold</b> &amp;"
            })
    void whatMakesNoSenseStaysAsItIs(String text) {
        assertThat(Markup.read(text)).isEqualTo(new Formatted(text, List.of()));
    }

    @Test
    void aBackslashLeavesASignAsItIs() {
        assertThat(Markup.read("\\**no\\** \\_no\\_ C:\\dir"))
                .isEqualTo(new Formatted("**no** _no_ C:\\dir", List.of()));
        assertThat(Markup.read(Markup.literal("**Ane** [x](https://example.org) _a_ `b`\n- c")))
                .isEqualTo(new Formatted("**Ane** [x](https://example.org) _a_ `b`\n- c", List.of()));
    }

    /** Whatever is typed: marks stay within the text and never cut through each other, and it can be taken up again. */
    @Test
    void anythingIsReadSafelyAndWrittenAsItIsRead() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder typed = new StringBuilder();
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                typed.append(PIECES[random.nextInt(PIECES.length)]);
            }
            Formatted read = Markup.read(typed.toString());
            for (Mark one : read.marks()) {
                assertThat(one.end())
                        .as("%s", typed)
                        .isLessThanOrEqualTo(read.text().length());
                for (Mark other : read.marks()) {
                    boolean cuts =
                            one.offset() < other.offset() && other.offset() < one.end() && one.end() < other.end();
                    assertThat(cuts).as("%s", typed).isFalse();
                }
            }
            assertThat(Markup.read(Markup.write(read.text(), read.marks())))
                    .as("%s", typed)
                    .isEqualTo(read);
        }
    }

    @Test
    void aTextThatIsOnlySignsIsReadInNoTime() {
        for (String sign : List.of("[", "**a ", "_a ", "`a\n", "**_[`")) {
            String text = sign.repeat(20_000 / sign.length());
            long begun = System.nanoTime();
            Markup.read(text);
            assertThat(System.nanoTime() - begun).as(sign).isLessThan(3_000_000_000L);
        }
    }
}
