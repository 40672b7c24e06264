package eus.arreta.notices.internal.notices;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one notice for one citizen. Plain Java without clock or database.
 *
 * @param texts      by language; {@code eu} and {@code es} are there
 * @param fallbacks  by name of the value
 * @param disclaimer whether the line that this is no notification follows
 */
public record NoticeText(Map<String, String> texts, Map<String, String> fallbacks, boolean disclaimer) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z][A-Za-z0-9_-]{0,39})}");
    /** The law's own languages of a Basque town: who hasn't said which, gets both. */
    private static final List<String> BOTH = List.of("eu", "es");

    private static final Map<String, String> NOT_A_NOTIFICATION = Map.of(
            "eu", "Mezu hau ez da jakinarazpena: ez du eperik irekitzen, ezta ixten ere.",
            "es", "Este mensaje no es una notificación: no abre ni cierra ningún plazo.",
            "fr", "Ce message n'est pas une notification : il n'ouvre ni ne clôt aucun délai.",
            "en", "This message is not a notification: it neither starts nor ends any time limit.");

    /** What stands in braces in any of the texts. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        texts.values().forEach(text -> {
            Matcher variable = VARIABLE.matcher(text);
            while (variable.find()) {
                names.add(variable.group(1));
            }
        });
        return names;
    }

    /** What has neither a value nor a fallback; empty when the text can be written. */
    public Optional<String> missing(Map<String, String> values) {
        return variables().stream().filter(name -> value(name, values) == null).findFirst();
    }

    /** The language in which it will be written; absent for Basque and Spanish together. */
    public String language(String wished) {
        return wished != null && texts.containsKey(wished) ? wished : null;
    }

    /**
     * The text for a citizen.
     *
     * @param wished language; in Basque and in Spanish where none was said, or where there is no text in it
     * @param values by name; what looks like a name in a value is not filled in again, and what has no value stays in braces
     */
    public String write(String wished, Map<String, String> values) {
        String language = language(wished);
        List<String> languages = language == null ? BOTH : List.of(language);
        return languages.stream()
                .map(one -> inLanguage(one, values))
                .reduce((before, after) -> before + "\n\n" + after)
                .orElseThrow();
    }

    private String inLanguage(String language, Map<String, String> values) {
        Function<Matcher, String> filled = variable -> {
            String value = value(variable.group(1), values);
            return value == null ? variable.group() : value;
        };
        Matcher variables = VARIABLE.matcher(texts.get(language));
        String text = variables.replaceAll(match -> Matcher.quoteReplacement(filled.apply(variables)));
        return disclaimer ? text + "\n\n" + NOT_A_NOTIFICATION.get(language) : text;
    }

    private String value(String name, Map<String, String> values) {
        String given = values.get(name);
        return given == null || given.isBlank() ? fallbacks.get(name) : given;
    }
}
