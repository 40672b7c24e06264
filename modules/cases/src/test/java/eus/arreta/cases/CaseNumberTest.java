package eus.arreta.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The check letter finds what people get wrong. */
class CaseNumberTest {

    @Example
    void aNumberIsReadAsItIsWritten() {
        CaseNumber number = CaseNumber.of(2026, 123);
        assertThat(number.text()).matches("2026-000123-[A-Z]");
        assertThat(new CaseNumber(number.text())).isEqualTo(number);
    }

    @Property
    void oneWrongDigitIsFound(
            @ForAll @IntRange(min = 2000, max = 2199) int year,
            @ForAll @LongRange(min = 1, max = 999_999_999) long count,
            @ForAll @IntRange(min = 0, max = 20) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String text = CaseNumber.of(year, count).text();
        int index = place % (text.length() - 2);
        char digit = text.charAt(index);
        if (!Character.isDigit(digit)) {
            return;
        }
        char wrong = (char) ('0' + (digit - '0' + shift) % 10);
        String changed = text.substring(0, index) + wrong + text.substring(index + 1);
        assertThatThrownBy(() -> new CaseNumber(changed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void twoSwappedNeighboursAreFound(
            @ForAll @LongRange(min = 1, max = 999_999) long count, @ForAll @IntRange(min = 0, max = 20) int place) {
        String text = CaseNumber.of(2026, count).text();
        int index = 5 + place % 5;
        char left = text.charAt(index);
        char right = text.charAt(index + 1);
        if (left == right) {
            return;
        }
        String swapped = text.substring(0, index) + right + left + text.substring(index + 2);
        assertThatThrownBy(() -> new CaseNumber(swapped)).isInstanceOf(IllegalArgumentException.class);
    }
}
