package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;

/**
 * What tests in another process do: {@code POST /control/bots} makes a bot, {@code GET /control/bots/<token>} tells of it,
 * {@code GET …/calls} lists what it was asked, {@code POST …/updates} tells it of an update, {@code POST} and {@code DELETE
 * /control/faults} say what goes wrong.
 */
final class Control implements HttpHandler {

    private final TelegramSimulator simulator;

    Control(TelegramSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring("/control/".length())
                .split("/");
        String body = TelegramSimulator.body(exchange);
        JsonNode given = body.isEmpty() ? Bot.JSON.createObjectNode() : Bot.JSON.readTree(body);
        Optional<JsonNode> answer = answer(exchange.getRequestMethod(), path, given);
        if (answer.isPresent()) {
            Answer.json(exchange, answer.get());
        } else {
            Answer.send(exchange, 404, "text/plain", "Not Found");
        }
    }

    private Optional<JsonNode> answer(String verb, String[] path, JsonNode given) throws IOException {
        ObjectNode done = Bot.JSON.createObjectNode().put("ok", true);
        if (path[0].equals("faults")) {
            if (verb.equals("DELETE")) {
                simulator.faults().clear();
            } else {
                simulator.faults().add(Bot.JSON.treeToValue(given, Fault.class));
            }
            return Optional.of(done);
        }
        if (!path[0].equals("bots")) {
            return Optional.empty();
        }
        if (path.length == 1) {
            simulator.bot(given.get("token").asText(), given.path("username").asText("demo_bot"));
            return Optional.of(done);
        }
        Optional<Bot> bot = simulator.bot(path[1]);
        if (bot.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(path.length == 2 ? picture(bot.get()) : act(bot.get(), path[2], given, done));
    }

    private static JsonNode act(Bot bot, String what, JsonNode given, ObjectNode done) {
        if (what.equals("updates")) {
            JsonNode updates =
                    given.isArray() ? given : Bot.JSON.createArrayNode().add(given);
            updates.forEach(update -> bot.tell((ObjectNode) update));
            return done;
        }
        if (what.equals("chats")) {
            JsonNode chats =
                    given.isArray() ? given : Bot.JSON.createArrayNode().add(given);
            chats.forEach(chat -> bot.phone(
                    chat.get("id").asLong(),
                    chat.path("name").asText("Test"),
                    chat.path("language").asText("es")));
            return done;
        }
        ArrayNode calls = Bot.JSON.createArrayNode();
        for (Call call : bot.calls()) {
            ObjectNode one = calls.addObject()
                    .put("method", call.method())
                    .put("at", call.at().toString())
                    .put("carriedOut", call.carriedOut());
            one.set("parameters", call.parameters());
        }
        return calls;
    }

    private static JsonNode picture(Bot bot) {
        return Bot.JSON
                .createObjectNode()
                .put("pending", bot.pending())
                .put("webhook", bot.webhook() == null ? "" : bot.webhook().url());
    }
}
