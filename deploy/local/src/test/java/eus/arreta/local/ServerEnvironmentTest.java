package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEnvironmentTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with space", "it's", "$(id) `id` \"x\" \\", "", "línea"})
    void aShellReadsBackWhatWasWritten(String value) throws Exception {
        Process shell =
                new ProcessBuilder("sh", "-c", "V=" + ServerEnvironment.quoted(value) + "; printf %s \"$V\"").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(value);
    }
}
