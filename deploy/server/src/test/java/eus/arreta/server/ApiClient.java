package eus.arreta.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that uses the API with the bootstrap key. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI server;
    private final String key;

    public ApiClient(HttpClient http, URI server, String key) {
        this.http = http;
        this.server = server;
        this.key = key;
    }

    /** An answer: status and JSON (absent when the body is none). */
    public record Answer(int status, JsonNode body) {}

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, Object body, String... headers) {
        HttpRequest.Builder request = request(path)
                .POST(HttpRequest.BodyPublishers.ofString(write(body)))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public Answer put(String path, Object body) {
        return send(method("PUT", path, body));
    }

    public Answer patch(String path, Object body, String... headers) {
        return send(method("PATCH", path, body, headers));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** What a call answers, as it came. */
    public String text(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** An answer with its headers, as bytes. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Asks with a body for an answer that is no JSON. */
    public HttpResponse<byte[]> postForBytes(String path, Object body) {
        try {
            return http.send(method("POST", path, body), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends a body as it is. */
    public Answer upload(String path, HttpRequest.BodyPublisher content, String mediaType) {
        return send(
                request(path).POST(content).header("Content-Type", mediaType).build());
    }

    /** The same server for somebody else. */
    public ApiClient as(String otherKey) {
        return new ApiClient(http, server, otherKey);
    }

    private HttpRequest method(String method, String path, Object body, String... headers) {
        HttpRequest.Builder request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(write(body)))
                .header("Content-Type", "application/json");
        return headers.length > 0 ? request.headers(headers).build() : request.build();
    }

    /** All items of a list, over all its pages. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = get(path + separator + "limit=200" + (next == null ? "" : "&after=" + next))
                    .body();
            page.get("items").forEach(items::add);
            next = page.hasNonNull("next") ? page.get("next").asText() : null;
        } while (next != null);
        return items;
    }

    /** The case of a web-chat conversation, by the beginning of its messages' external ids; it is among the newest. */
    public JsonNode caseOf(String conversation) {
        for (JsonNode one : get("/api/cases?limit=30").body().get("items")) {
            JsonNode detail = get("/api/cases/" + one.get("number").asText()).body();
            for (JsonNode entry : detail.get("timeline").get("items")) {
                if (entry.path("externalId").asText().startsWith(conversation + ":")) {
                    return detail;
                }
            }
        }
        throw new AssertionError("no case of that conversation");
    }

    /** The texts of a case's messages in one direction, in the timeline's order. */
    public List<String> texts(String number, String direction) {
        return all("/api/cases/" + number + "/timeline").stream()
                .filter(entry -> entry.path("direction").asText().equals(direction))
                .map(entry -> entry.get("text").asText())
                .toList();
    }

    public boolean isReady() {
        try {
            return get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    public static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
