package eus.arreta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and cursors. */
class PagingTest {

    @Test
    void aCursorIsReadAsItIsWritten() {
        Instant at = Instant.parse("2026-11-24T10:00:00.000001Z");
        UUID id = UUID.randomUUID();
        Cursor cursor = Cursor.parse(Cursor.of(at, id, 7).text(), 3);
        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.id(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm9uc2Vuc2U", "YQpiCmM"})
    void whatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text, 2).instant(0))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void oneRowMoreThanAskedSaysThatThereIsMore() {
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of)).satisfies(page -> {
            assertThat(page.items()).containsExactly(1, 2);
            assertThat(Cursor.parse(page.next(), 1).number(0)).isEqualTo(2);
        });
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void aLimitOutsideItsRangeIsRefused(int limit) {
        assertThatThrownBy(() -> Page.limit(limit)).isInstanceOf(Problem.class);
    }
}
