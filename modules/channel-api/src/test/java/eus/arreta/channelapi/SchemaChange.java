package eus.arreta.channelapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a changed schema would break. Records that were written under the published schema must be readable under the new
 * one, and the other way round: so nothing may become required, change its type or disappear.
 */
final class SchemaChange {

    private final List<String> breaks = new ArrayList<>();

    private SchemaChange() {}

    /** What breaks; empty when the change is compatible. */
    static List<String> breaks(JsonNode published, JsonNode now) {
        SchemaChange change = new SchemaChange();
        change.compare("", published, now);
        return change.breaks;
    }

    private void compare(String place, JsonNode published, JsonNode now) {
        if (published.isObject() && now.isObject()) {
            compareObjects(place, published, now);
        } else if (published.isArray() && now.isArray() && !place.endsWith("/required") && !place.endsWith("/enum")) {
            compareLists(place, published, now);
        } else if (published.isArray() && now.isArray()) {
            compareWords(place, published, now);
        } else if (!published.equals(now)) {
            breaks.add(place + " was " + published + " and is " + now);
        }
    }

    private void compareObjects(String place, JsonNode published, JsonNode now) {
        published.propertyNames().forEach(name -> {
            if (now.has(name)) {
                compare(place + "/" + name, published.get(name), now.get(name));
            } else if (!name.equals("required")) {
                breaks.add(place + "/" + name + " is gone");
            }
        });
        if (now.has("required") && !published.has("required")) {
            breaks.add(place + " has become required: " + now.get("required"));
        }
    }

    /** Alternatives may be added at the end: readers take an unknown kind of content as unsupported. */
    private void compareLists(String place, JsonNode published, JsonNode now) {
        for (int index = 0; index < published.size(); index++) {
            if (index >= now.size()) {
                breaks.add(place + "/" + index + " is gone");
            } else {
                compare(place + "/" + index, published.get(index), now.get(index));
            }
        }
    }

    private void compareWords(String place, JsonNode published, JsonNode now) {
        Set<String> before = words(published);
        Set<String> after = words(now);
        boolean required = place.endsWith("/required");
        Set<String> wrong = new HashSet<>(required ? after : before);
        wrong.removeAll(required ? before : after);
        if (!wrong.isEmpty()) {
            breaks.add(place + (required ? " has become required: " : " has lost: ") + wrong);
        }
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }
}
