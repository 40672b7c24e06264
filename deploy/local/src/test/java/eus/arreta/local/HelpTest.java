package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {

    @ParameterizedTest
    @EnumSource
    void everyExitCodeIsExplained(ExitCode code) {
        assertThat(Help.text()).containsPattern("(?m)^ +" + code.number() + "  \\w");
    }
}
