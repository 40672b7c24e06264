package eus.arreta.webui.internal.settings;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.reception.ReceptionSettings;
import eus.arreta.reception.ReceptionSettings.Information;
import eus.arreta.webui.internal.text.Language;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the settings of reception out of the fields of a form. */
final class DeskForm {

    private final MultivaluedMap<String, String> fields;

    DeskForm(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    /** @throws InvalidInput when a number is none */
    ReceptionSettings settings() {
        return new ReceptionSettings(
                fields.containsKey("enabled"),
                byLanguage("greeting-"),
                new Information(text("controller"), byLanguage("purpose-"), text("link"), text("textVersion")),
                fields.containsKey("menu"),
                topics(),
                number("answerWithin", "/answerWithinHours"),
                text("calendar"),
                fields.containsKey("satisfaction"),
                number("version", "/version"));
    }

    /** The field's text; null when it is empty. */
    String text(String field) {
        String typed = fields.getFirst(field);
        return typed == null || typed.isBlank() ? null : typed.strip().replace("\r\n", "\n");
    }

    private Map<String, String> byLanguage(String field) {
        Map<String, String> texts = new HashMap<>();
        for (Language language : Language.values()) {
            String text = text(field + language.code());
            if (text != null) {
                texts.put(language.code(), text);
            }
        }
        return texts;
    }

    private List<String> topics() {
        String typed = text("topics");
        return typed == null ? List.of() : List.of(typed.split("[\\s,]+"));
    }

    private Integer number(String field, String pointer) {
        String typed = text(field);
        try {
            return typed == null ? null : Integer.valueOf(typed);
        } catch (NumberFormatException none) {
            throw new InvalidInput(pointer, "invalid", "is no whole number");
        }
    }
}
