package eus.arreta.bench.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.bench.SampleText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A Bot API server in a process of its own, with citizens who write as fast as they are told to. */
final class SimulatedTelegram implements AutoCloseable {

    /** Names the program; {@code deploy/bench} sets it. */
    private static final String JAR = "arreta.telegram-simulator.jar";

    private static final int CHATS = 2_000;
    private static final int AT_ONCE = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = "7000000001:bench-" + Long.toString(System.currentTimeMillis(), 36);
    private final Process process;
    private final URI url;
    private int written;

    SimulatedTelegram() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        System.getProperty(JAR),
                        "0",
                        token,
                        "bench_bot"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = output.readLine();
        if (ready == null) {
            throw new IOException("the simulator did not start");
        }
        url = URI.create(ready.substring(ready.indexOf(' ') + 1));
    }

    String token() {
        return token;
    }

    URI url() {
        return url;
    }

    /** That many messages, going round the chats; returns when all wait to be asked for. */
    void write(int messages) throws IOException, InterruptedException {
        for (int left = messages; left > 0; left -= AT_ONCE) {
            ArrayNode updates = JSON.createArrayNode();
            for (int index = 0; index < Math.min(left, AT_ONCE); index++) {
                updates.add(update(written++));
            }
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/control/bots/" + token + "/updates"))
                    .POST(HttpRequest.BodyPublishers.ofString(updates.toString()))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the simulator answered " + status);
            }
        }
    }

    /** Opens the chats of all who write, so that they can be written to. */
    void openChats() throws IOException, InterruptedException {
        ArrayNode chats = JSON.createArrayNode();
        for (int number = 0; number < CHATS; number++) {
            chats.addObject().put("id", chat(number)).put("name", "Maite").put("language", "eu");
        }
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/control/bots/" + token + "/chats"))
                .POST(HttpRequest.BodyPublishers.ofString(chats.toString()))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }

    /** When each message arrived here, oldest first. */
    List<Instant> sent() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/control/bots/" + token + "/calls"))
                .build();
        String calls = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        List<Instant> sent = new ArrayList<>();
        JSON.readTree(calls).forEach(call -> {
            if (call.path("method").asText().equalsIgnoreCase("sendMessage")) {
                sent.add(Instant.parse(call.path("at").asText()));
            }
        });
        sent.sort(Comparator.naturalOrder());
        return sent;
    }

    private static long chat(int number) {
        return 1_000_000L + number % CHATS;
    }

    private static ObjectNode update(int number) {
        long chat = chat(number);
        ObjectNode update = JSON.createObjectNode();
        ObjectNode message = update.putObject("message")
                .put("message_id", number + 1)
                .put("date", Instant.now().getEpochSecond())
                .put("text", SampleText.number(number));
        message.putObject("from")
                .put("id", chat)
                .put("is_bot", false)
                .put("first_name", "Maite")
                .put("language_code", "eu");
        message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "Maite");
        return update;
    }

    @Override
    public void close() {
        // It ends with its standard input.
        process.destroy();
    }
}
