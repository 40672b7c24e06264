package eus.arreta.attachments.internal;

import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks a virus scanner that speaks clamd's protocol, where one is configured ({@code arreta.attachments.scanner=host:port}).
 *
 * @see <a href="https://docs.clamav.net/manual/Usage/ClamdProtocol.html">clamd: INSTREAM</a>
 */
@ApplicationScoped
public class VirusScanner {

    private static final Logger LOG = Logger.getLogger(VirusScanner.class);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;

    private final Optional<String> address;
    private final boolean failsClosed;

    /** {@code failsClosed}: while the scanner can't be asked no file is taken. */
    public VirusScanner(
            @ConfigProperty(name = "arreta.attachments.scanner") Optional<String> address,
            @ConfigProperty(name = "arreta.attachments.scanner-fails-closed", defaultValue = "true")
                    boolean failsClosed) {
        this.address = address.filter(text -> !text.isBlank());
        this.failsClosed = failsClosed;
    }

    /**
     * Whether the file was looked at.
     *
     * @throws InvalidInput {@code infected}
     * @throws IOException  when the scanner can't be asked and that means "no"
     */
    boolean check(Path file) throws IOException {
        if (address.isEmpty()) {
            return false;
        }
        String answer;
        try {
            answer = ask(file);
        } catch (IOException away) {
            if (failsClosed) {
                throw new IOException("the virus scanner can't be asked", away);
            }
            LOG.warn("A file was taken unscanned: the virus scanner can't be asked");
            return false;
        }
        if (answer.endsWith("FOUND")) {
            throw new InvalidInput("/file", "infected", "was refused by the virus scanner");
        }
        if (answer.endsWith("OK")) {
            return true;
        }
        // Such as a file over the scanner's own limit.
        if (failsClosed) {
            throw new InvalidInput("/file", "not-scanned", "could not be looked at by the virus scanner");
        }
        LOG.warn("A file was taken unscanned: the virus scanner would not look at it");
        return false;
    }

    private String ask(Path file) throws IOException {
        int colon = address.get().lastIndexOf(':');
        try (Socket socket = new Socket();
                InputStream content = Files.newInputStream(file)) {
            socket.connect(
                    new InetSocketAddress(
                            address.get().substring(0, colon),
                            Integer.parseInt(address.get().substring(colon + 1))),
                    (int) CONNECTING.toMillis());
            socket.setSoTimeout((int) ANSWERING.toMillis());
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
                out.writeInt(read);
                out.write(chunk, 0, read);
            }
            out.writeInt(0);
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            if (answer.length == 0) {
                throw new IOException("the scanner closed the connection");
            }
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }
}
