package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server. It answers the Bot API under {@code /bot<token>/}, files under {@code /file/bot<token>/}, tests under
 * {@code /control/} and the citizen's phone under {@code /telegram/}. Everything is in memory and gone with it.
 */
public final class TelegramSimulator implements AutoCloseable {

    static {
        // Otherwise each small answer waits 40 ms for the receiver's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "telegram-simulator");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Bot> bots = new ConcurrentHashMap<>();
    private final Faults faults = new Faults();

    private TelegramSimulator(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(threads);
        http.createContext("/bot", this::botApi);
        http.createContext("/file/bot", this::file);
        http.createContext("/control/", new Control(this));
        http.createContext("/telegram/", new PhonePages(this));
    }

    /**
     * Starts one on this machine's own address.
     *
     * @param port 0 for any that is free
     */
    public static TelegramSimulator start(int port) throws IOException {
        TelegramSimulator simulator = new TelegramSimulator(port);
        simulator.http.start();
        return simulator;
    }

    /** Where it answers, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** A bot with that token ({@code number:letters}), made now unless it is known. */
    public Bot bot(String token, String username) {
        return bots.computeIfAbsent(token, unknown -> new Bot(token, username));
    }

    Optional<Bot> bot(String token) {
        return Optional.ofNullable(bots.get(token));
    }

    Collection<Bot> bots() {
        return bots.values();
    }

    /** Forgets a bot: its token is refused from now on. */
    public void revoke(String token) {
        bots.remove(token);
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    private void botApi(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/bot".length());
        int slash = path.indexOf('/');
        Bot bot = slash < 0 ? null : bots.get(path.substring(0, slash));
        Parameters call = Parameters.read(exchange);
        if (bot == null) {
            Answer.refuse(exchange, new Refusal(401, "Unauthorized"));
            return;
        }
        try {
            carryOut(exchange, bot, path.substring(slash + 1), call);
        } catch (Refusal no) {
            Answer.refuse(exchange, no);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void carryOut(HttpExchange exchange, Bot bot, String method, Parameters call)
            throws IOException, InterruptedException {
        Long chat = call.values().has("chat_id") ? call.number("chat_id", 0) : null;
        List<Fault> met = faults.meeting(method, chat);
        for (Fault fault : met) {
            if (fault.kind() == Fault.Kind.DELAY) {
                Thread.sleep(fault.millis());
            } else if (fault.kind() == Fault.Kind.DROP_BEFORE) {
                record(bot, method, call, false, false);
                exchange.close();
                return;
            } else if (fault.kind() == Fault.Kind.HTML) {
                record(bot, method, call, false, false);
                Answer.send(exchange, 502, "text/html", "<html><body>502 Bad Gateway</body></html>");
                return;
            } else if (fault.kind() == Fault.Kind.REFUSE) {
                record(bot, method, call, false, fault.code() < 500);
                throw new Refusal(fault.code(), fault.description(), fault.parameters());
            }
        }
        JsonNode result = answer(bot, method, call, met);
        if (isDropped(met)) {
            exchange.close();
            return;
        }
        Answer.accept(exchange, result);
    }

    private JsonNode answer(Bot bot, String method, Parameters call, List<Fault> met)
            throws IOException, InterruptedException {
        try {
            JsonNode result = BotMethods.carryOut(bot, method, call);
            record(bot, method, call, true, !isDropped(met));
            return disorder(result, met);
        } catch (Refusal no) {
            record(bot, method, call, false, true);
            throw no;
        }
    }

    private static boolean isDropped(List<Fault> met) {
        return met.stream().anyMatch(fault -> fault.kind() == Fault.Kind.DROP_AFTER);
    }

    private JsonNode disorder(JsonNode result, List<Fault> met) {
        if (!(result instanceof ArrayNode updates) || updates.size() < 2) {
            return result;
        }
        List<JsonNode> order = new ArrayList<>();
        updates.forEach(order::add);
        if (met.stream().anyMatch(fault -> fault.kind() == Fault.Kind.DUPLICATE)) {
            updates.forEach(order::add);
        }
        if (met.stream().anyMatch(fault -> fault.kind() == Fault.Kind.SHUFFLE)) {
            Collections.shuffle(order, faults.chance());
        }
        return Bot.JSON.createArrayNode().addAll(order);
    }

    private static void record(Bot bot, String method, Parameters call, boolean carriedOut, boolean told) {
        // Polling is endless: what it asks says nothing that pending updates don't.
        if (!method.equalsIgnoreCase("getUpdates")) {
            ObjectNode parameters = call.values();
            bot.record(new Call(method, parameters, Instant.now(), carriedOut, told));
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/file/bot".length());
        int slash = path.indexOf('/');
        Bot bot = slash < 0 ? null : bots.get(path.substring(0, slash));
        String id = path.substring(path.lastIndexOf('/') + 1);
        List<Fault> met = faults.meeting("file", null);
        if (met.stream().anyMatch(fault -> fault.kind() == Fault.Kind.DROP_BEFORE)) {
            exchange.close();
        } else if (met.stream().anyMatch(fault -> fault.kind() == Fault.Kind.HTML)) {
            Answer.send(exchange, 502, "text/html", "<html><body>502 Bad Gateway</body></html>");
        } else if (bot == null || bot.file(id) == null) {
            Answer.send(exchange, 404, "text/plain", "Not Found");
        } else {
            Answer.send(exchange, 200, "application/octet-stream", bot.file(id).content());
        }
    }

    @Override
    public void close() {
        bots.values().forEach(Bot::deleteWebhook);
        http.stop(0);
        threads.shutdownNow();
    }

    /** A body as text, for the paths that take JSON. */
    static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }
}
