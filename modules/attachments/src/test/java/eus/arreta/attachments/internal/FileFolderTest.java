package eus.arreta.attachments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder with the contents. */
class FileFolderTest {

    @TempDir
    Path root;

    @Test
    void theSameContentHasOnePlace() throws IOException {
        FileFolder folder = new FileFolder(root.toString());
        String first = keep(folder, "kaixo");
        String second = keep(folder, "kaixo");
        assertThat(first).isEqualTo(second).matches("[0-9a-f]{64}");
        assertThat(folder.path(first)).hasContent("kaixo");
        assertThat(files()).hasSize(1);
        folder.remove(first);
        folder.remove(first);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEndAndLeavesNothing() throws IOException {
        FileFolder folder = new FileFolder(root.toString());
        Endless endless = new Endless();
        assertThatThrownBy(() -> folder.receive(endless, 1_000_000)).isInstanceOf(InvalidInput.class);
        assertThat(endless.read).isLessThan(2_000_000);
        assertThat(files()).isEmpty();
    }

    @Test
    void aStreamThatBreaksLeavesNothing() throws IOException {
        FileFolder folder = new FileFolder(root.toString());
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 7;
            }
        };
        assertThatThrownBy(() -> folder.receive(broken, 1_000_000)).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatACrashLeftHalfReceivedIsRemovedLater() throws IOException {
        FileFolder folder = new FileFolder(root.toString());
        Files.writeString(root.resolve("incoming-1.part"), "half");
        folder.removeLeftovers(Instant.now().minusSeconds(60));
        assertThat(files()).hasSize(1);
        folder.removeLeftovers(Instant.now().plusSeconds(60));
        assertThat(files()).isEmpty();
    }

    private static String keep(FileFolder folder, String content) throws IOException {
        try (FileFolder.Incoming incoming = folder.receive(
                new ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 100)) {
            folder.place(incoming);
            return incoming.sha256();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 7;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            read += length;
            return length;
        }
    }
}
