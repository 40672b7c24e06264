package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Long texts are cut without breaking words or what a reader sees as one character. */
class TextPartsTest {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String BASQUE_FLAG_OF_SPAIN = "\uD83C\uDDEA\uD83C\uDDF8";

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "kaixo",
                        "administrazioarenganakoa",
                        " ",
                        "  ",
                        "\n",
                        "\r\n",
                        "\u00A0",
                        "\u00F1",
                        "n\u0303",
                        "e\u0301\u0323",
                        FAMILY,
                        BASQUE_FLAG_OF_SPAIN,
                        "\uD83D\uDC4D\uD83C\uDFFD",
                        "\u2764\uFE0F\u200D\uD83D\uDD25",
                        "\uD55C",
                        "\u1112\u1161\u11AB",
                        "\uD83D\uDE00",
                        ".")
                .list()
                .ofMaxSize(80)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void nothingIsLostButWhiteSpace(@ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 40) int longest) {
        List<String> parts = TextParts.split(text, longest);
        assertThat(withoutSpace(String.join("", parts))).isEqualTo(withoutSpace(text));
        int from = 0;
        for (String part : parts) {
            int found = text.indexOf(part, from);
            assertThat(found).isNotNegative();
            assertThat(text.substring(from, found)).isBlank();
            from = found + part.length();
        }
        assertThat(text.substring(from)).isBlank();
    }

    @Property
    void noPartIsLongerThanTheLimit(@ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 40) int longest) {
        assertThat(TextParts.split(text, longest)).isNotEmpty().allSatisfy(part -> assertThat(part.length())
                .isLessThanOrEqualTo(longest));
    }

    @Property
    void noCharacterIsBrokenUnlessItAloneIsTooLong(
            @ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 40) int longest) {
        Set<Integer> boundaries = new HashSet<>(Set.of(0));
        CLUSTER.matcher(text).results().forEach(cluster -> {
            boundaries.add(cluster.end());
            for (int inside = cluster.start();
                    cluster.end() - cluster.start() > longest && inside < cluster.end();
                    inside++) {
                boundaries.add(inside);
            }
        });
        int from = 0;
        for (String part : TextParts.split(text, longest)) {
            int start = text.indexOf(part, from);
            from = start + part.length();
            assertThat(boundaries).contains(start, from);
            assertThat(part).doesNotMatch("(?s).*[\\x{D800}-\\x{DBFF}]");
        }
    }

    @Property
    void noWordThatFitsIsBroken(@ForAll("texts") String text, @ForAll @IntRange(min = 26, max = 60) int longest) {
        Set<String> words = new HashSet<>(List.of(text.split("[ \\r\\n]+")));
        words.add("");
        for (String part : TextParts.split(text, longest)) {
            for (String word : part.strip().split("[ \\r\\n]+")) {
                assertThat(words)
                        .anyMatch(whole -> whole.equals(word) || (whole.length() > longest && whole.contains(word)));
            }
        }
    }

    @Example
    void aTextThatFitsStaysAsItIs() {
        assertThat(TextParts.split("  a b  ", 7)).containsExactly("  a b  ");
        assertThat(TextParts.split("", 7)).containsExactly("");
    }

    @Example
    void sentencesAreCutBetweenWords() {
        assertThat(TextParts.split("Zure eskaera jaso dugu", 12)).containsExactly("Zure eskaera", "jaso dugu");
        assertThat(TextParts.split("abcdefghij k", 4)).containsExactly("abcd", "efgh", "ij k");
    }

    @Example
    void aLimitThatNoCharacterFitsInIsRefused() {
        assertThatThrownBy(() -> TextParts.split("abc", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String withoutSpace(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
