package eus.arreta.attachments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scanner is asked over its own protocol; the scanner here knows one virus, the word EICAR. */
class VirusScannerTest {

    @TempDir
    Path folder;

    private Path clean;
    private Path infected;

    @BeforeEach
    void files() throws IOException {
        clean = Files.writeString(folder.resolve("clean"), "x".repeat(200_000));
        infected = Files.writeString(folder.resolve("infected"), "x".repeat(100_000) + "EICAR");
    }

    @Test
    void withoutAScannerNothingIsLookedAt() throws IOException {
        assertThat(new VirusScanner(Optional.empty(), true).check(infected)).isFalse();
    }

    @Test
    void aVirusIsRefused() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            serve(server);
            VirusScanner scanner = new VirusScanner(Optional.of("127.0.0.1:" + server.getLocalPort()), true);
            assertThat(scanner.check(clean)).isTrue();
            assertThatThrownBy(() -> scanner.check(infected))
                    .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(
                                    refused.errors().get(0).code())
                            .isEqualTo("infected"));
        }
    }

    @Test
    void whileTheScannerIsAwayTheSettingDecides() throws IOException {
        int nobody;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            nobody = server.getLocalPort();
        }
        Optional<String> address = Optional.of("127.0.0.1:" + nobody);
        assertThatThrownBy(() -> new VirusScanner(address, true).check(clean)).isInstanceOf(IOException.class);
        assertThat(new VirusScanner(address, false).check(clean)).isFalse();
    }

    private static void serve(ServerSocket server) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            answer(server.accept());
                        }
                    } catch (IOException closed) {
                        // the test is over
                    }
                },
                "clamd");
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(Socket accepted) {
        try (Socket socket = accepted) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] command = in.readNBytes("zINSTREAM\0".length());
            assertThat(new String(command, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.write(in.readNBytes(length));
            }
            boolean virus = content.toString(StandardCharsets.US_ASCII).contains("EICAR");
            socket.getOutputStream()
                    .write((virus ? "stream: Eicar-Test FOUND\0" : "stream: OK\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
