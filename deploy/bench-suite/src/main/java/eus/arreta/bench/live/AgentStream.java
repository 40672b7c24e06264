package eus.arreta.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.bench.SignIn;
import eus.arreta.bench.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The event stream of an agent's browser: remembers when it told of which message. */
final class AgentStream implements AutoCloseable {

    private static final String DATA = "data:";

    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final AtomicInteger resyncs = new AtomicInteger();
    private final ObjectMapper json = new ObjectMapper();
    private final Stream<String> lines;
    private String event = "";

    private AgentStream(Stream<String> lines) {
        this.lines = lines;
    }

    /**
     * Signs in as the administrator and listens.
     *
     * @throws IllegalStateException when the server refuses
     */
    static AgentStream open(Stage stage) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(stage.url().resolve("/events/stream"))
                .header("Cookie", SignIn.cookie(stage, client, "admin", stage.adminPassword()))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the event stream was answered with " + response.statusCode());
        }
        AgentStream stream = new AgentStream(response.body());
        Thread reader = new Thread(stream::read, "agent's stream");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    private void read() {
        try {
            lines.forEach(this::line);
        } catch (UncheckedIOException closed) {
            // by us, at the end; what is missing is counted
        }
    }

    private void line(String line) {
        long now = System.nanoTime();
        if (line.startsWith("event:")) {
            event = line.substring("event:".length()).strip();
        } else if (line.startsWith(DATA) && event.equals("case")) {
            tell(line.substring(DATA.length()), now);
        } else if (line.startsWith(DATA) && event.equals("resync")) {
            resyncs.incrementAndGet();
        }
    }

    private void tell(String data, long now) {
        try {
            JsonNode told = json.readTree(data);
            if (told.path("what").asText().equals("message-received")) {
                heard.putIfAbsent(told.path("entryId").asText(), now);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** When ({@link System#nanoTime()}) the stream first told of each message, by the message's id. */
    Map<String, Long> heard() {
        return heard;
    }

    /** How often the stream said that it had dropped something. */
    int resyncs() {
        return resyncs.get();
    }

    @Override
    public void close() {
        lines.close();
    }
}
