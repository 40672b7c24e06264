package eus.arreta.cases;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The life cycle. */
class CaseStateTest {

    @Property
    void whatIsFinalStaysFinal(@ForAll CaseState state) {
        if (state == CaseState.CLOSED || state == CaseState.MERGED) {
            assertThat(state.next()).isEmpty();
            assertThat(state.afterCitizensMessage()).isEqualTo(state);
        } else {
            assertThat(state.next()).isNotEmpty().doesNotContain(state, CaseState.NEW, CaseState.MERGED);
            assertThat(state.afterCitizensMessage().isActive()).isTrue();
        }
    }

    @Property
    void aWordIsReadAsItIsWritten(@ForAll CaseState state) {
        assertThat(CaseState.of(state.word())).isEqualTo(state);
    }

    @Example
    void onlyWhatIsResolvedCanBeClosed() {
        for (CaseState state : CaseState.values()) {
            assertThat(state.next().contains(CaseState.CLOSED)).isEqualTo(state == CaseState.RESOLVED);
        }
    }
}
