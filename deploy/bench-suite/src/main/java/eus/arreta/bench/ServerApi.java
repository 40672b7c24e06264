package eus.arreta.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** What the benchmarks ask the server for. */
public final class ServerApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String key;

    ServerApi(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /** The web chat account that every installation has. */
    public UUID webChatAccount() throws IOException, InterruptedException {
        JsonNode page = new ObjectMapper().readTree(get("/api/channel-accounts"));
        for (JsonNode account : page.path("items")) {
            if (account.path("channel").asText().equals("web-chat")) {
                return UUID.fromString(account.path("id").asText());
            }
        }
        throw new IllegalStateException("the server has no web chat account");
    }

    /** How long each stage of a message's way has taken until now. */
    public StageTimes stageTimes() throws IOException, InterruptedException {
        return StageTimes.parse(get("/q/metrics"));
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "Bearer " + key)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " was answered with " + response.statusCode());
        }
        return response.body();
    }
}
