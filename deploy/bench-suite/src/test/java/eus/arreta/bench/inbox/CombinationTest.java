package eus.arreta.bench.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinationTest {

    @Test
    void everythingThatTheConsoleOffersIsThere() {
        Map<String, List<Combination>> kinds = Combination.byKind();
        assertThat(kinds).hasSize(4 * 8).containsKeys("all", "mine-queue", "resolved-queue-channel-language");
        assertThat(kinds.values().stream().mapToInt(List::size).sum()).isEqualTo(4 * 13 * 5 * 5);
    }

    @Test
    void frequentValuesComeFirstAndAddressesNameOnlyWhatIsSet() {
        List<Combination> values = Combination.byKind().get("unassigned-queue-language");
        assertThat(values).hasSize(12 * 4);
        assertThat(values.get(0).path()).isEqualTo("/cases?tab=unassigned&queue=bulk-queue-01&language=es");
        assertThat(values.get(values.size() - 1).path())
                .isEqualTo("/cases?tab=unassigned&queue=bulk-queue-12&language=fr");
    }
}
