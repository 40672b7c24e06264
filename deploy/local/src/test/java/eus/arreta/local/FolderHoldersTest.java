package eus.arreta.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHoldersTest {

    @TempDir
    Path folder;

    @Test
    void whoOnlyMentionsTheFolderIsLeftAlone() throws Exception {
        Path real = folder.toRealPath();
        Path data = Files.createDirectories(real.resolve("postgres/data"));
        Process reader = new ProcessBuilder(
                        "sh",
                        "-c",
                        "read line",
                        BrokerProperties.file(real.resolve("kafka")).toString(),
                        "-D",
                        data.toString())
                .directory(data.toFile())
                .start();
        Files.writeString(data.resolve("postmaster.pid"), reader.pid() + "\n");

        List<String> stopped = new FolderHolders(real).stop();

        assertThat(stopped).isEmpty();
        assertThat(reader.isAlive()).isTrue();
        reader.destroyForcibly();
    }

    @Test
    void theServerOfAnotherFolderIsLeftAlone() throws Exception {
        Path real = folder.toRealPath();
        Process other = new ProcessBuilder("sh", "-c", "read line", ServerProcess.mark(real) + "-other").start();
        Process own = new ProcessBuilder("sh", "-c", "read line", ServerProcess.mark(real)).start();

        List<String> stopped = new FolderHolders(real).stop();

        assertThat(stopped).containsExactly("server (process " + own.pid() + ")");
        assertThat(own.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }
}
