package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail that was under way when the server died is said to be unknown, and is not sent again. */
class KilledWhileMailingIT {

    /** A mail server that takes everything, and may keep silent once all was said. */
    private static final class MailServer implements AutoCloseable {
        final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        final AtomicInteger mails = new AtomicInteger();
        final AtomicBoolean silent = new AtomicBoolean(true);

        MailServer() throws IOException {
            Thread accepting = new Thread(this::accept, "mail-server");
            accepting.setDaemon(true);
            accepting.start();
        }

        private void accept() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    serve(client);
                } catch (IOException gone) {
                    // the next one
                }
            }
        }

        private void serve(Socket client) throws IOException {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            say(out, "220 here");
            boolean inData = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (inData && !line.equals(".")) {
                    continue;
                }
                if (inData) {
                    mails.incrementAndGet();
                }
                inData = line.equals("DATA");
                if (!line.equals(".") || !silent.get()) {
                    say(out, inData ? "354 go on" : "250 fine");
                }
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private MailServer mail;
    private Installation installation;
    private Installation.Server server;

    @BeforeEach
    void start() throws IOException {
        mail = new MailServer();
        installation = Installation.create();
        installation.settings.put("ARRETA_SMTP_URL", "smtp://127.0.0.1:" + mail.socket.getLocalPort());
        installation.settings.put("ARRETA_MAIL_FROM", "arreta@example.org");
        installation.settings.put("ARRETA_PUBLIC_URL", "https://arreta.example.org");
        server = installation.server();
    }

    @AfterEach
    void stop() throws IOException {
        installation.close();
        mail.close();
    }

    @Test
    void whatWasUnderWayIsUnknownAndTheNextOneGoesOut() throws IOException {
        invite("first");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> mail.mails.get() == 1);
        server.kill();
        mail.silent.set(false);
        server.start();
        server.awaitReady();
        invite("second");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> states().equals(List.of("sent", "unknown")));
        assertThat(mail.mails).hasValue(2);
    }

    private void invite(String login) {
        assertThat(server.api()
                        .post(
                                "/api/users",
                                Map.of(
                                        "name",
                                        login,
                                        "login",
                                        login,
                                        "roles",
                                        List.of("agent"),
                                        "email",
                                        login + "@example.org"))
                        .status())
                .isEqualTo(201);
    }

    /** Newest first. */
    private List<String> states() {
        return server.api().all("/api/mail").stream()
                .map((JsonNode one) -> one.get("state").asText())
                .toList();
    }
}
