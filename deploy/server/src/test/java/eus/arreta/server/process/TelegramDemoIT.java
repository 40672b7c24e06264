package eus.arreta.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo plays Telegram: anybody can chat without a token, and reception answers with buttons. */
class TelegramDemoIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anybodyCanChatWithoutAToken() throws IOException, InterruptedException {
        Map<String, String> environment = RunningArreta.environment(folder.resolve("data"));
        int port = Ports.free();
        environment.put("ARRETA_DEMO", "true");
        environment.put("ARRETA_TELEGRAM_SIMULATOR_PORT", Integer.toString(port));
        URI phone = URI.create("http://127.0.0.1:" + port + "/telegram/phone/1234567?name=Maite&language=eu");
        try (RunningArreta arreta = RunningArreta.start(environment)) {
            act(phone, "{\"action\":\"start\"}");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> look(phone).toString().contains("reception:language:eu"));
            act(phone, "{\"action\":\"write\",\"text\":\"Kaixo, demo\"}");
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(arreta.api()
                            .get("/api/cases?channel=telegram")
                            .body()
                            .get("items"))
                    .hasSize(1));
        }
    }

    private void act(URI phone, String action) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(phone)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(action))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private JsonNode look(URI phone) throws IOException, InterruptedException {
        return JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create(phone + "&seen=-1")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
