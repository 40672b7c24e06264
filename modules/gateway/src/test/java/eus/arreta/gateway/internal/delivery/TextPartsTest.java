package eus.arreta.gateway.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TextPartsTest {

    /** A family, a flag, a letter with two accents, a hand with a skin: each one character to its reader. */
    private static final List<String> CLUSTERS =
            List.of("👨‍👩‍👧‍👦", "🇪🇸", "e\u0301\u0302", "👍🏽", "ñ", "a", "b", "漢", " ", "\n", ". ");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(CLUSTERS).list().ofMaxSize(200).map(parts -> String.join("", parts));
    }

    @Property
    void partsJoinedAreTheTextButForBlanksWhereItWasCut(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 60) int longest) {
        List<String> parts = TextParts.split(text, longest);
        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Property
    void noPartIsTooLong(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 60) int longest) {
        assertThat(TextParts.split(text, longest))
                .allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(longest));
    }

    @Property
    void noCharacterIsCutThatFits(@ForAll("texts") String text, @ForAll @IntRange(min = 12, max = 60) int longest) {
        List<String> whole = clusters(text.replaceAll("\\s", "\u0001"));
        List<String> cut = TextParts.split(text, longest).stream()
                .flatMap(part -> clusters(part).stream())
                .filter(cluster -> !cluster.isBlank())
                .collect(Collectors.toList());
        assertThat(cut)
                .isEqualTo(whole.stream()
                        .filter(cluster -> !cluster.equals("\u0001"))
                        .toList());
    }

    private static List<String> clusters(String text) {
        return Pattern.compile("\\X")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toList());
    }

    @Example
    void aTextIsCutWhereAReaderWouldPause() {
        assertThat(TextParts.split("Kaixo. Zer moduz zaude gaur?", 12))
                .containsExactly("Kaixo.", "Zer moduz", "zaude gaur?");
        assertThat(TextParts.split("one two three\n\nfour five", 18)).containsExactly("one two three", "four five");
        assertThat(TextParts.split("short", 100)).containsExactly("short");
        assertThat(TextParts.split("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }
}
