package eus.arreta.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void ratioIsMeasuredByReference() {
        Figure figure = Figure.against("against-plain-way", 4_500, 3_000);
        assertThat(figure.value()).isEqualTo(1.5);
        assertThat(figure.ratio()).isEqualTo(1.5);
        assertThat(figure.reference()).isEqualTo(3_000);
    }

    @Test
    void theTargetItselfIsStillGood() {
        assertThat(Figure.of("x", 1.5, "").withTarget(Target.atLeast(1.5)).met())
                .isTrue();
        assertThat(Figure.of("x", 1.49, "").withTarget(Target.atLeast(1.5)).met())
                .isFalse();
        assertThat(Figure.of("x", 900, "").withTarget(Target.atMost(900)).met()).isTrue();
        assertThat(Figure.of("x", 901, "").withTarget(Target.atMost(900)).met()).isFalse();
    }

    @Test
    void whatWasNotMeasuredMeetsNoTarget() {
        assertThat(Figure.of("x", Double.NaN, "").withTarget(Target.atMost(900)).met())
                .isFalse();
        assertThat(Figure.of("x", 1, "").met()).isNull();
    }
}
