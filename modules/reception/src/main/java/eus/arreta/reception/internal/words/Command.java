package eus.arreta.reception.internal.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What citizens may ask of Arreta itself, in words of all four languages, with {@code /} before them or without, and only when
 * nothing else stands in the message.
 */
public enum Command {
    HELP("help", "ayuda", "laguntza", "aide"),
    LANGUAGE("language", "idioma", "hizkuntza", "langue"),
    PERSON("person", "persona", "pertsona", "personne", "agente", "agent"),
    STOP("stop", "parar", "baja", "gelditu", "arreter"),
    STATUS("status", "estado", "egoera", "suivi");

    private static final Map<String, Command> BY_WORD = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(command -> command.words.forEach(word -> BY_WORD.put(word, command)));
    }

    private final List<String> words;

    Command(String... words) {
        this.words = List.of(words);
    }

    /** Its word in choices and events. */
    public String word() {
        return words.get(0);
    }

    /** The command that a whole message is; capitals, accents and signs at its end don't matter. */
    public static Optional<Command> of(String text) {
        String word = Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceFirst("^/", "")
                .replaceFirst("[.!?]+$", "");
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
