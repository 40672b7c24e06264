package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    @TempDir
    Path folder;

    @Test
    void recordsSurviveAKill() throws Exception {
        try (LocalKafka kafka = LocalKafka.forTests(folder)) {
            kafka.start();
            Records records = new Records(kafka.bootstrapServers());
            records.createTopic("notes");
            records.send("notes", "kept");

            kafka.process().destroyForcibly();
            assertThat(RunningProcess.awaitEnd(kafka.pid(), Duration.ofSeconds(5)))
                    .isTrue();
            kafka.start();

            assertThat(records.first("notes")).isEqualTo("kept");
        }
    }

    @Test
    void theBrokerEndsByItselfWhenItsStarterIsGone() throws Exception {
        try (LocalKafka kafka = LocalKafka.forTests(folder)) {
            kafka.start();

            kafka.process().getOutputStream().close();

            assertThat(RunningProcess.awaitEnd(kafka.pid(), Duration.ofSeconds(15)))
                    .isTrue();
        }
    }
}
