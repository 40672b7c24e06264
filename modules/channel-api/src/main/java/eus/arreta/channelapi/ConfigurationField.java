package eus.arreta.channelapi;

import java.util.List;
import java.util.Map;

/**
 * One setting of an account. The console draws the form from these; the server checks what comes back by them.
 *
 * @param name     the key in the account's {@code config}, in camelCase
 * @param type     what it holds
 * @param labels   what people call it, by language: eu, es, fr and en, all four
 * @param required whether an account without it is refused
 * @param choices  what a {@link Type#CHOICE} may be; empty for the others
 */
public record ConfigurationField(
        String name, Type type, Map<String, String> labels, boolean required, List<String> choices) {

    /** What a setting holds. */
    public enum Type {
        TEXT,
        /** Encrypted at rest, never shown again. */
        SECRET,
        NUMBER,
        BOOLEAN,
        CHOICE,
        /** A list of texts. */
        TEXT_LIST
    }

    public ConfigurationField {
        Check.id(name, "/name");
        Check.present(type, "/type");
        labels = Check.optionalMap(labels);
        if (!labels.keySet().containsAll(List.of("eu", "es", "fr", "en"))) {
            throw new InvalidInput("/labels", "required", "lacks one of eu, es, fr, en");
        }
        choices = Check.optionalList(choices, "/choices");
    }
}
