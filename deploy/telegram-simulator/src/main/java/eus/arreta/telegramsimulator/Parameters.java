package eus.arreta.telegramsimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call carries, from its query, a form, JSON or multipart.
 *
 * @param values plain values; what is JSON in a form is still text
 * @param files  by the field's name
 */
record Parameters(ObjectNode values, Map<String, Upload> files) {

    /** A file that was sent along. */
    record Upload(String name, String mediaType, byte[] content) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    static Parameters read(HttpExchange exchange) throws IOException {
        ObjectNode values = JSON.createObjectNode();
        Map<String, Upload> files = new HashMap<>();
        form(exchange.getRequestURI().getRawQuery(), values);
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (body.length > 0 && type != null) {
            if (type.startsWith("application/json")) {
                values.setAll((ObjectNode) JSON.readTree(body));
            } else if (type.startsWith("multipart/")) {
                Matcher boundary = BOUNDARY.matcher(type);
                if (boundary.find()) {
                    multipart(body, boundary.group(1), values, files);
                }
            } else {
                form(new String(body, StandardCharsets.UTF_8), values);
            }
        }
        return new Parameters(values, files);
    }

    String text(String name) {
        return values.path(name).asText("");
    }

    long number(String name, long otherwise) {
        return values.path(name).asLong(otherwise);
    }

    /** A value that is JSON, also where it came as text; absent when there is none. */
    JsonNode json(String name) throws IOException {
        JsonNode value = values.get(name);
        return value != null && value.isTextual() ? JSON.readTree(value.asText()) : value;
    }

    private static void form(String text, ObjectNode values) {
        if (text == null || text.isEmpty()) {
            return;
        }
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private static void multipart(byte[] body, String boundary, ObjectNode values, Map<String, Upload> files) {
        // Latin 1 keeps each byte: what is text is read as UTF-8 afterwards.
        String whole = new String(body, StandardCharsets.ISO_8859_1);
        String line = "--" + boundary;
        int from = whole.indexOf(line);
        while (from >= 0) {
            int next = whole.indexOf(line, from + line.length());
            int head = whole.indexOf("\r\n\r\n", from);
            if (next < 0 || head < 0 || head > next) {
                return;
            }
            String headers = utf8(whole.substring(from, head));
            String content = whole.substring(head + 4, next - 2);
            Matcher name = NAME.matcher(headers);
            Matcher file = FILE_NAME.matcher(headers);
            if (name.find()) {
                if (file.find()) {
                    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
                    files.put(name.group(1), new Upload(file.group(1), "application/octet-stream", bytes));
                    values.putObject(name.group(1)).put("name", file.group(1)).put("size", bytes.length);
                } else {
                    values.put(name.group(1), utf8(content));
                }
            }
            from = next;
        }
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
