package eus.arreta.webchat.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a browser sends, and trusts nothing in it. Fields that it doesn't know are ignored. */
final class FrameReader {

    /** Version of the protocol. */
    static final int VERSION = 1;

    private static final Set<String> TYPES =
            Set.of("hello", "message", "press", "received", "read", "typing", "ping", "end");
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern CHOICE = Pattern.compile("[!-~]{1,64}");
    private static final int LONGEST_LABEL = 200;
    private static final int DEEPEST = 8;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private FrameReader() {}

    static ClientFrame read(String text) throws BadFrame {
        JsonNode frame = parse(text);
        if (!frame.isObject() || !frame.path("v").isInt() || frame.path("v").intValue() != VERSION) {
            throw new BadFrame("a frame is a JSON object with v = " + VERSION);
        }
        String type = frame.path("type").asText("");
        if (!TYPES.contains(type)) {
            throw new BadFrame("the type is not known");
        }
        return switch (type) {
            case "hello" ->
                new ClientFrame.Hello(
                        optionalText(frame, "resume"),
                        cursor(frame, "after", true),
                        language(frame),
                        frame.path("chosen").asBoolean(false));
            case "message" -> new ClientFrame.Message(clientId(frame), requiredText(frame, "text"));
            case "press" -> new ClientFrame.Press(clientId(frame), choice(frame), label(frame));
            case "received" -> new ClientFrame.Received(cursor(frame, "cursor", false));
            case "read" -> new ClientFrame.Read(cursor(frame, "cursor", false));
            case "typing" -> new ClientFrame.Typing();
            case "ping" -> new ClientFrame.Ping(optionalNumber(frame, "n"));
            default -> new ClientFrame.End();
        };
    }

    private static JsonNode parse(String text) throws BadFrame {
        try {
            JsonNode frame = JSON.readTree(text);
            if (frame == null) {
                throw new BadFrame("the frame is empty");
            }
            return frame;
        } catch (JsonProcessingException notJson) {
            throw new BadFrame("the frame is not JSON");
        }
    }

    private static String clientId(JsonNode frame) throws BadFrame {
        String clientId = requiredText(frame, "clientId");
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new BadFrame("clientId is not 8 to 64 of A-Z a-z 0-9 _ -");
        }
        return clientId;
    }

    private static String choice(JsonNode frame) throws BadFrame {
        String choice = requiredText(frame, "choice");
        if (!CHOICE.matcher(choice).matches()) {
            throw new BadFrame("choice is not 1 to 64 visible ASCII characters");
        }
        return choice;
    }

    private static String label(JsonNode frame) throws BadFrame {
        String label = optionalText(frame, "label");
        if (label != null
                && (label.length() > LONGEST_LABEL || VisitorText.refusal(label).isPresent())) {
            throw new BadFrame("label is not a text of 1 to " + LONGEST_LABEL + " UTF-16 units");
        }
        return label;
    }

    private static String language(JsonNode frame) throws BadFrame {
        String language = optionalText(frame, "language");
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new BadFrame("language is not an ISO 639 code");
        }
        return language;
    }

    private static long cursor(JsonNode frame, String field, boolean optional) throws BadFrame {
        Long cursor = optionalNumber(frame, field);
        if (cursor == null && !optional || cursor != null && cursor < 0) {
            throw new BadFrame(field + " is not a cursor");
        }
        return cursor == null ? 0 : cursor;
    }

    private static Long optionalNumber(JsonNode frame, String field) throws BadFrame {
        JsonNode value = frame.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BadFrame(field + " is not a whole number");
        }
        return value.longValue();
    }

    private static String requiredText(JsonNode frame, String field) throws BadFrame {
        String value = optionalText(frame, field);
        if (value == null) {
            throw new BadFrame(field + " is missing");
        }
        return value;
    }

    private static String optionalText(JsonNode frame, String field) throws BadFrame {
        JsonNode value = frame.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new BadFrame(field + " is not a text");
        }
        return value.textValue();
    }
}
