package eus.arreta.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The event stream of somebody's browser: remembers of which cases it was told. */
final class EventStreamListener implements AutoCloseable {

    private static final String DATA = "data:";

    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final ObjectMapper json = new ObjectMapper();
    private final Stream<String> lines;

    /** Signs in and listens from now on. */
    EventStreamListener(HttpClient http, URI server, String login, String password) {
        try {
            HttpResponse<Stream<String>> response = http.send(
                    HttpRequest.newBuilder(server.resolve("/events/stream"))
                            .header("Cookie", signIn(http, server, login, password))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new AssertionError("the event stream was answered with " + response.statusCode());
            }
            lines = response.body();
            Thread reader = new Thread(this::read, "event stream of " + login);
            reader.setDaemon(true);
            reader.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String signIn(HttpClient http, URI server, String login, String password)
            throws IOException, InterruptedException {
        String form = "login=" + login + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return http
                .send(
                        HttpRequest.newBuilder(server.resolve("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(this::tell);
        } catch (UncheckedIOException closed) {
            // by the test, at its end
        }
    }

    private void tell(String line) {
        try {
            JsonNode told = json.readTree(line.substring(DATA.length()));
            if (told.has("number")) {
                numbers.add(told.get("number").asText());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean heardOf(String number) {
        return numbers.contains(number);
    }

    @Override
    public void close() {
        lines.close();
    }
}
