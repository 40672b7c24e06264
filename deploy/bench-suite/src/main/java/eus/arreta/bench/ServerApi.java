package eus.arreta.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the benchmarks ask the server for. */
public final class ServerApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String key;

    ServerApi(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /**
     * The web chat account that every installation has. From now on it says nothing by itself: what is measured is the way of what
     * people write.
     */
    public UUID webChatAccount() throws IOException, InterruptedException {
        JsonNode page = JSON.readTree(get("/api/channel-accounts"));
        for (JsonNode account : page.path("items")) {
            if (account.path("channel").asText().equals("web-chat")) {
                UUID id = UUID.fromString(account.path("id").asText());
                silence(id);
                return id;
            }
        }
        throw new IllegalStateException("the server has no web chat account");
    }

    private void silence(UUID account) throws IOException, InterruptedException {
        HttpRequest request = request("/api/channel-accounts/" + account + "/reception")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\":false}"))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("PUT …/reception was answered with " + response.statusCode());
        }
    }

    /** Makes an account that says nothing by itself, and answers its id. */
    public UUID makeAccount(String channel, Map<String, ?> config) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("channel", channel, "name", "Bench", "config", config));
        HttpRequest request = request("/api/channel-accounts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException("POST /api/channel-accounts was answered with " + response.statusCode());
        }
        UUID account = UUID.fromString(JSON.readTree(response.body()).path("id").asText());
        silence(account);
        return account;
    }

    /** Makes something by its address, and answers its id. */
    public String make(String path, Map<String, ?> what) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(what)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException("POST " + path + " was answered with " + response.statusCode());
        }
        return JSON.readTree(response.body()).path("id").asText();
    }

    /** Takes something away by its address. */
    public void remove(String path) throws IOException, InterruptedException {
        client.send(request(path).DELETE().build(), HttpResponse.BodyHandlers.discarding());
    }

    /** The numbers of the newest cases of a channel, {@code many} at most and 200 at most. */
    public List<String> newestCases(String channel, int many) throws IOException, InterruptedException {
        List<String> numbers = new ArrayList<>();
        JSON.readTree(get("/api/cases?channel=" + channel + "&limit=" + many))
                .path("items")
                .forEach(one -> numbers.add(one.path("number").asText()));
        return numbers;
    }

    /** Writes a reply; it is on its way when this returns. */
    public void reply(String number, String text) throws IOException, InterruptedException {
        HttpRequest request = request("/api/cases/" + number + "/replies")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("text", text))))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 202) {
            throw new IllegalStateException("POST …/replies was answered with " + status);
        }
    }

    /** Closes an account that was made for a measurement. */
    public void disable(UUID account) throws IOException, InterruptedException {
        HttpRequest request = request("/api/channel-accounts/" + account + "/disable")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    /** How long each stage of a message's way has taken until now. */
    public StageTimes stageTimes() throws IOException, InterruptedException {
        return StageTimes.parse(get("/q/metrics"));
    }

    /** Makes a user who works on cases, and answers their id. */
    public UUID makeAgent(String name, String login, String password) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of(
                "name",
                name,
                "login",
                login,
                "password",
                password,
                "roles",
                List.of("agent"),
                "languages",
                List.of("es")));
        HttpRequest request = request("/api/users")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("POST /api/users was answered with " + response.statusCode());
        }
        return UUID.fromString(JSON.readTree(response.body()).path("id").asText());
    }

    /** The value of the header {@code Authorization} with the installation's own key. */
    public String bearer() {
        return "Bearer " + key;
    }

    /** A header line that makes a request one of the installation's own key. */
    public String authorization() {
        return "Authorization: " + bearer() + "\r\n";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "Bearer " + key)
                .timeout(PATIENCE);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " was answered with " + response.statusCode());
        }
        return response.body();
    }
}
