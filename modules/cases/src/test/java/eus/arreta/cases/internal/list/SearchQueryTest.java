package eus.arreta.cases.internal.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.cases.CaseNumber;
import eus.arreta.cases.internal.list.SearchQuery.Term;
import eus.arreta.channelapi.InvalidInput;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into a search box. */
class SearchQueryTest {

    @Test
    void wordsPhrasesAndExclusionsAreToldApart() {
        assertThat(SearchQuery.of("padrón  -menores \"libro de familia\" -\"alta nueva\"")
                        .terms())
                .containsExactly(
                        new Term("padrón", true),
                        new Term("menores", false),
                        new Term("libro de familia", true),
                        new Term("alta nueva", false));
    }

    @Test
    void aPhraseThatIsNotClosedEndsWithTheText() {
        assertThat(SearchQuery.of("\"libro de").terms()).containsExactly(new Term("libro de", true));
    }

    @Test
    void aMinusInsideAWordIsPartOfIt() {
        assertThat(SearchQuery.of("Vitoria-Gasteiz").terms()).containsExactly(new Term("Vitoria-Gasteiz", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "\"\"", "- -", "\"", "!!", "&|():*", "- \"", "-\"\""})
    void signsAloneAreNothingToLookFor(String typed) {
        assertThat(SearchQuery.of(typed).hasWords()).isFalse();
    }

    @Test
    void aBombOfSignsIsReadOnce() {
        String bomb = "(a+)+$ ".repeat(28);
        assertThat(SearchQuery.of(bomb).terms()).hasSizeLessThanOrEqualTo(12);
        assertThatThrownBy(() -> SearchQuery.of("a".repeat(100_000))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> SearchQuery.of(" \u0000 ")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aCaseNumberIsKnownInSmallLetters() {
        String number = CaseNumber.of(2026, 123).text();
        assertThat(SearchQuery.of(number.toLowerCase(Locale.ROOT)).number()).contains(number);
        assertThat(SearchQuery.of("2026-000123-9").number()).isEmpty();
    }
}
