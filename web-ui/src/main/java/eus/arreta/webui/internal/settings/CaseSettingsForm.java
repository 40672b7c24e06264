package eus.arreta.webui.internal.settings;

import eus.arreta.cases.CaseField;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.webui.internal.text.Language;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what administrators decide about cases out of the fields of a form. */
final class CaseSettingsForm {

    private final MultivaluedMap<String, String> fields;

    CaseSettingsForm(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    /** @throws InvalidInput when a number is none, or the type */
    CaseField field() {
        CaseField.Type type = CaseField.Type.of(text("type"));
        return new CaseField(
                text("code"),
                type,
                names(),
                // Choices that stood there when another type was chosen mean nothing.
                type == CaseField.Type.CHOICE
                        ? text("choices")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .distinct()
                                .toList()
                        : List.of(),
                fields.containsKey("required"),
                fields.containsKey("searchable"),
                fields.getOrDefault("kind", List.of()),
                text("assurance"),
                fields.containsKey("active"),
                number("position"),
                version());
    }

    /** By language; those that are empty are absent. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (Language language : Language.values()) {
            String name = text("name-" + language.code());
            if (!name.isEmpty()) {
                names.put(language.code(), name);
            }
        }
        return names;
    }

    int version() {
        return number("version");
    }

    /** The field's text; empty when it is absent. */
    String text(String field) {
        String typed = fields.getFirst(field);
        return typed == null ? "" : typed.strip();
    }

    private int number(String field) {
        try {
            return Integer.parseInt(text(field));
        } catch (NumberFormatException none) {
            throw new InvalidInput("/" + field, "invalid", "is no whole number");
        }
    }
}
