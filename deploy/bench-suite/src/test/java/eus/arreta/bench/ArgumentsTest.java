package eus.arreta.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final List<String> KNOWN = List.of("ingest", "live");

    @Test
    void everythingHasADefault() {
        assertThat(Arguments.parse(List.of(), KNOWN))
                .isEqualTo(new Arguments(List.of(), Optional.empty(), 100_000, false, false));
    }

    @Test
    void optionsAndScenariosComeInAnyOrder() {
        assertThat(Arguments.parse(
                        List.of("live", "--messages", "500", "--strict", "--kept", "--json", "a b.json", "ingest"),
                        KNOWN))
                .isEqualTo(new Arguments(List.of("live", "ingest"), Optional.of(Path.of("a b.json")), 500, true, true));
    }

    @Test
    void aWrongArgumentIsNamed() {
        assertThatThrownBy(() -> Arguments.parse(List.of("ingset"), KNOWN))
                .hasMessageContaining("ingset")
                .hasMessageContaining("ingest, live");
        assertThatThrownBy(() -> Arguments.parse(List.of("--json"), KNOWN)).hasMessageContaining("--json");
        assertThatThrownBy(() -> Arguments.parse(List.of("--messages", "0"), KNOWN))
                .hasMessageContaining("--messages");
    }
}
