package eus.arreta.cases.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aTextStandsInOneLine() {
        assertThat(Excerpt.of("  one\r\n\ttwo   three\u000b \f four\n")).isEqualTo("one two three four");
        assertThat(Excerpt.of(" \n ")).isEmpty();
    }

    @Test
    void itIsCutAtItsLengthAndNotInsideACharacter() {
        assertThat(Excerpt.of("a".repeat(160))).isEqualTo("a".repeat(160));
        assertThat(Excerpt.of("a".repeat(161))).isEqualTo("a".repeat(160) + "…");
        assertThat(Excerpt.of("a".repeat(159) + "\uD83D\uDE00 more")).isEqualTo("a".repeat(159) + "…");
    }

    @Test
    void whatWasNotLookedAtIsSaid() {
        assertThat(Excerpt.of("one" + " ".repeat(2_000) + "two")).isEqualTo("one…");
    }
}
