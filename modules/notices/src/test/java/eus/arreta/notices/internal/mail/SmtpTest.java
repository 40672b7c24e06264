package eus.arreta.notices.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eus.arreta.notices.internal.mail.Smtp.End;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of handing a mail over, by what the server answers. */
class SmtpTest {

    private static final Letter LETTER =
            new Letter("ane@example.org", "Kaixo — proba", "Lehen lerroa\n.\nazkena", "eu");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** One conversation of a mail server that answers the commands it is told to in its own way; null hangs up. */
    private static final class Server implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        private final CompletableFuture<Void> served;

        Server(Map<String, String> answers) throws IOException {
            served = CompletableFuture.runAsync(() -> serve(answers));
        }

        private void serve(Map<String, String> answers) {
            try (Socket client = socket.accept()) {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream();
                say(out, "220 here");
                boolean inData = false;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String command = inData
                            ? (line.equals(".") ? "." : null)
                            : line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                    if (command == null) {
                        continue;
                    }
                    inData = command.equals("DATA");
                    String answer = answers.getOrDefault(command, inData ? "354 go on" : "250 fine");
                    if (answer.isEmpty()) {
                        return;
                    }
                    inData = inData && answer.startsWith("3");
                    say(out, answer);
                }
            } catch (IOException gone) {
                // the client hung up
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            served.join();
        }
    }

    private static Smtp to(int port) {
        return new Smtp(new MailSettings(
                Optional.of("smtp://127.0.0.1:" + port), Optional.of("arreta@example.org"), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, FAILED, status-550",
        "RCPT, 451 later, AGAIN, status-451",
        "MAIL, 553 not you, FAILED, status-553",
        "MAIL, 421 busy, AGAIN, status-421",
        "., 554 looks like spam, FAILED, status-554",
        "., 452 disk full, AGAIN, status-452",
        "., '', UNKNOWN, interrupted",
        "QUIT, '', SENT, ",
        "QUIT, 500 what, SENT, "
    })
    void theAnswerDecides(String command, String answer, End end, String reason) throws IOException {
        try (Server server = new Server(Map.of(command, answer))) {
            Smtp.Outcome outcome = to(server.socket.getLocalPort()).hand(UUID.randomUUID(), LETTER, NOW);
            assertThat(outcome).isEqualTo(new Smtp.Outcome(end, reason));
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        assertThat(to(port).hand(UUID.randomUUID(), LETTER, NOW).end()).isEqualTo(End.AGAIN);
    }

    @Test
    void twoTriesOfOneMailHaveOneMessageId() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            UUID id = UUID.randomUUID();
            Smtp smtp = to(mail.getSmtp().getPort());
            assertThat(smtp.hand(id, LETTER, NOW).end()).isEqualTo(End.SENT);
            assertThat(smtp.hand(id, LETTER, NOW).end()).isEqualTo(End.SENT);
            assertThat(mail.getReceivedMessages()).allSatisfy(message -> {
                assertThat(message.getMessageID()).isEqualTo("<" + id + "@example.org>");
                assertThat(message.getSubject()).isEqualTo(LETTER.subject());
                assertThat(((String) message.getContent()).replace("\r\n", "\n"))
                        .contains(LETTER.text());
            });
        } finally {
            mail.stop();
        }
    }

    @Test
    void aLetterCannotWriteIntoItsHead() {
        assertThatThrownBy(() -> new Letter("a@b.org", "x\r\nBcc: c@d.org", "", "es"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter("a@b.org\nBcc: c@d.org", "x", "", "es"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://localhost, NONE, 25, ",
        "smtps://u%40x:p%3Aw+1@mail.example.org, TLS, 465, u@x",
        "smtp+starttls://u:p@mail.example.org:2525, STARTTLS, 2525, u"
    })
    void theUrlSaysHow(String url, SmtpServer.Security security, int port, String user) {
        SmtpServer server = SmtpServer.of(url);
        assertThat(server.security()).isEqualTo(security);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.user()).isEqualTo(user);
        assertThat(server.toString()).doesNotContain("p:w");
    }

    @ParameterizedTest
    @CsvSource({"http://x", "smtp://", "localhost:25", "smtp://secret@host", "'smtp://a b'"})
    void whatIsNoAddressIsRefusedWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> SmtpServer.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(new MailSettings(Optional.of(url), Optional.of("a@b.org"), Optional.empty()).missing())
                .contains("ARRETA_SMTP_URL");
    }
}
