package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The citizen's phone in a browser: {@code /telegram/demo}. The page's own calls are under {@code /telegram/phone/<user>}:
 * {@code GET} waits for what is new, {@code POST} with an {@code action} does what a finger does. {@code chat=number} is the chat with
 * the town's account that has a phone number, instead of the one with its bot.
 */
final class PhonePages implements HttpHandler {

    private static final long LONGEST_WAIT = 20_000;
    private static final Map<String, String> FILES = Map.of(
            "demo", "text/html; charset=utf-8",
            "phone.js", "text/javascript; charset=utf-8",
            "phone.css", "text/css; charset=utf-8");

    /** The account with a phone number that the demo's second chat is with. */
    private static final long NUMBER = 600_000_001;

    private final TelegramSimulator simulator;

    PhonePages(TelegramSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/telegram/".length());
        try {
            if (FILES.containsKey(path)) {
                page(exchange, path);
            } else if (path.startsWith("phone/")) {
                phone(exchange, path.substring("phone/".length()));
            } else if (path.startsWith("file/")) {
                file(exchange, path.substring("file/".length()));
            } else {
                Answer.send(exchange, 404, "text/plain", "Not Found");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exchange.close();
        } catch (NumberFormatException noNumber) {
            Answer.send(exchange, 400, "text/plain", "Bad Request");
        }
    }

    private static void page(HttpExchange exchange, String name) throws IOException {
        String file = name.equals("demo") ? "demo.html" : name;
        try (InputStream stream = PhonePages.class.getResourceAsStream(file)) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            byte[] page = stream.readAllBytes();
            if (name.equals("demo")) {
                String language =
                        PhoneTexts.language(exchange.getRequestHeaders().getFirst("Accept-Language"));
                exchange.getResponseHeaders().set("Vary", "Accept-Language");
                page = PhoneTexts.filled(new String(page, StandardCharsets.UTF_8), language)
                        .getBytes(StandardCharsets.UTF_8);
            }
            Answer.send(exchange, 200, FILES.get(name), page);
        }
    }

    /** The demo has one bot. */
    private Optional<Bot> bot() {
        return simulator.bots().stream().findFirst();
    }

    private void phone(HttpExchange exchange, String user) throws IOException, InterruptedException {
        Optional<Bot> bot = bot();
        if (bot.isEmpty()) {
            Answer.send(exchange, 404, "text/plain", "There is no bot");
            return;
        }
        Parameters query = Parameters.read(exchange);
        BusinessAccount number = query.values().path("chat").asText().equals("number")
                ? bot.get().businessAccount(NUMBER, "Town hall").connected()
                : null;
        long id = Long.parseLong(user);
        String name = query.values().path("name").asText("Demo");
        String language = query.values().path("language").asText("es");
        Phone phone = number == null ? bot.get().phone(id, name, language) : number.phone(id, name, language);
        if (exchange.getRequestMethod().equals("POST")) {
            if (number == null || !byOwner(number, phone, query.values())) {
                act(phone, query.values());
            }
            Answer.json(exchange, phone.picture());
        } else {
            phone.awaitChange((int) query.number("seen", -1), LONGEST_WAIT);
            Answer.json(exchange, phone.picture());
        }
    }

    /** What is done at the account's own phone, or by its owner in Telegram's settings. */
    private static boolean byOwner(BusinessAccount number, Phone to, JsonNode what) {
        switch (what.path("action").asText()) {
            case "owner" -> number.write(to, what.path("text").asText());
            case "owner-edit" ->
                number.edit(to, what.path("message").asLong(), what.path("text").asText());
            case "disconnect" -> number.disconnect();
            case "connect" -> number.connect();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void act(Phone phone, JsonNode what) {
        String text = what.path("text").asText();
        switch (what.path("action").asText()) {
            case "start" -> phone.start(what.path("payload").asText());
            case "write" -> phone.write(text);
            case "press" ->
                phone.press(what.path("message").asLong(), what.path("data").asText());
            case "contact" -> phone.shareContact(text);
            case "edit" -> phone.edit(what.path("message").asLong(), text);
            case "delete" -> phone.delete(what.path("message").asLong());
            case "block" -> phone.block(true);
            case "unblock" -> phone.block(false);
            case "file" ->
                phone.sendFile(
                        what.path("name").asText(),
                        what.path("type").asText(),
                        Base64.getDecoder().decode(what.path("content").asText()),
                        text);
            default -> throw new NumberFormatException("unknown action");
        }
    }

    /** A file that the bot sent, to save; never shown by the browser, since it may be a page. */
    private void file(HttpExchange exchange, String id) throws IOException {
        Bot.StoredFile file = bot().map(bot -> bot.file(id)).orElse(null);
        if (file == null) {
            Answer.send(exchange, 404, "text/plain", "Not Found");
        } else {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            Answer.send(exchange, 200, "application/octet-stream", file.content());
        }
    }
}
