package eus.arreta.webui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.Mark;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedTextTest {

    private static final String REL = "\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">";
    /** The only markup that may ever come out: a link that shows its own address. */
    private static final Pattern LINK =
            Pattern.compile("<a href=\"(https?://[^\"<>\\s]+)" + REL + "\\1</a>", Pattern.CASE_INSENSITIVE);

    @Test
    void anAddressBecomesALinkThatShowsIt() {
        assertThat(LinkedText.html("Mira https://example.org/a?b=1&c=2, gracias."))
                .isEqualTo("Mira <a href=\"https://example.org/a?b=1&amp;c=2" + REL
                        + "https://example.org/a?b=1&amp;c=2</a>, gracias.");
    }

    @Test
    void everythingElseIsEscaped() {
        assertThat(LinkedText.html("<script>alert('1')</script> & \"x\""))
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;");
    }

    private static Mark mark(Mark.Kind kind, int offset, int length) {
        return new Mark(kind, offset, length, kind == Mark.Kind.LINK ? "https://example.org/?a=1&b='\"" : null);
    }

    @Test
    void marksBecomeElementsAroundEscapedText() {
        assertThat(LinkedText.html(
                        "<b> it & c",
                        List.of(mark(Mark.Kind.BOLD, 0, 6), mark(Mark.Kind.ITALIC, 4, 2), mark(Mark.Kind.CODE, 7, 3))))
                .isEqualTo("<strong>&lt;b&gt; <em>it</em></strong> <code>&amp; c</code>");
    }

    @Test
    void marksThatCutThroughEachOtherBreakNothing() {
        assertThat(LinkedText.html("abcdef", List.of(mark(Mark.Kind.BOLD, 0, 4), mark(Mark.Kind.ITALIC, 2, 4))))
                .isEqualTo("<strong>abcd</strong>ef");
    }

    @Test
    void aLinkLeadsToWebAddressesOnlyAndHoldsNoOther() {
        Mark link = new Mark(Mark.Kind.LINK, 0, 21, "https://example.org/?a=1&b=2");
        assertThat(LinkedText.html("see https://other.org", List.of(link)))
                .isEqualTo("<a href=\"https://example.org/?a=1&amp;b=2\" title=\"https://example.org/?a=1&amp;b=2" + REL
                        + "see https://other.org</a>");
        assertThatThrownBy(() -> new Mark(Mark.Kind.LINK, 0, 1, "javascript:alert(1)"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> mark(Mark.Kind.LINK, 0, 1)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.org/x",
                "xhttp://example.org",
                "http://",
                "https://bank.example@evil.example/",
                "https://[broken",
                "//example.org",
                "www.example.org"
            })
    void whatIsNoPlainWebAddressStaysText(String text) {
        assertThat(LinkedText.html(text)).doesNotContain("<").isEqualTo(LinkedText.escaped(text));
    }

    @Test
    void whateverIsWrittenOnlyLinksAreMarkup() {
        String[] pieces = {
            "http://",
            "https://",
            "HTTPS://",
            "example.org",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&quot;",
            "@",
            ":",
            "/",
            " ",
            "\n",
            "javascript:",
            "onclick=",
            "<a href=",
            "</a>",
            "`",
            "\\",
            "ñ",
            "\u202e",
            "%22",
            "[",
            ")",
            "."
        };
        Random random = new Random(20261124);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String withoutLinks = LINK.matcher(LinkedText.html(text.toString())).replaceAll("");
            assertThat(withoutLinks).as(text.toString()).doesNotContain("<", ">", "\"", "'");
        }
    }
}
