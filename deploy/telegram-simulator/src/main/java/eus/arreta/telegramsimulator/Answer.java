package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes back over HTTP. */
final class Answer {

    private static final String JSON_TYPE = "application/json";

    private Answer() {}

    /** {@code {"ok":true,"result":…}}. */
    static void accept(HttpExchange exchange, JsonNode result) throws IOException {
        ObjectNode answer = Bot.JSON.createObjectNode().put("ok", true);
        answer.set("result", result);
        send(exchange, 200, JSON_TYPE, Bot.JSON.writeValueAsBytes(answer));
    }

    /** {@code {"ok":false,"error_code":…,"description":…}}, with that status. */
    static void refuse(HttpExchange exchange, Refusal no) throws IOException {
        ObjectNode answer = Bot.JSON
                .createObjectNode()
                .put("ok", false)
                .put("error_code", no.code())
                .put("description", no.getMessage());
        if (!no.parameters().isEmpty()) {
            answer.set("parameters", Bot.JSON.valueToTree(no.parameters()));
        }
        send(exchange, no.code(), JSON_TYPE, Bot.JSON.writeValueAsBytes(answer));
    }

    static void json(HttpExchange exchange, JsonNode value) throws IOException {
        send(exchange, 200, JSON_TYPE, Bot.JSON.writeValueAsBytes(value));
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }
}
