package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/** What citizens write, as plain text that the core can hold. */
final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * The text with the address behind each link that hides one. Everything else that entities say is appearance.
     *
     * @param entities offsets and lengths in UTF-16 units, as Java counts; those outside the text are ignored
     */
    static String of(String text, List<MessageEntity> entities) {
        if (entities == null || entities.isEmpty()) {
            return text;
        }
        StringBuilder words = new StringBuilder(text);
        entities.stream()
                .filter(entity -> "text_link".equals(entity.getType()) && entity.getUrl() != null)
                .filter(entity -> entity.getOffset() >= 0 && entity.getOffset() + entity.getLength() <= text.length())
                // From the end, so that what was put in moves nothing that is still to come.
                .sorted(Comparator.comparingInt((MessageEntity entity) -> entity.getOffset() + entity.getLength())
                        .reversed())
                .forEach(entity -> words.insert(entity.getOffset() + entity.getLength(), " (" + entity.getUrl() + ")"));
        return words.toString();
    }

    /** Puts {@code >} before each line, as mails do. */
    static String quoted(String text) {
        return "> " + text.strip().replace("\n", "\n> ") + "\n";
    }

    /** At most so many units, never half a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** Replaces, everywhere in it, what neither the database nor JSON can hold: NUL and halves of surrogate pairs. */
    static JsonNode clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(clean(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, clean(array.get(index)));
            }
        } else if (node instanceof TextNode) {
            String text = node.textValue();
            String cleaned = clean(text);
            return cleaned.equals(text) ? node : TextNode.valueOf(cleaned);
        }
        return node;
    }

    private static String clean(String text) {
        StringBuilder cleaned = null;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                cleaned = cleaned == null ? new StringBuilder(text) : cleaned;
                cleaned.setCharAt(index, REPLACEMENT);
            }
        }
        return cleaned == null ? text : cleaned.toString();
    }
}
