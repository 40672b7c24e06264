package eus.arreta.staff.internal;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks slugs and names in four languages. */
final class Names {

    private static final Set<String> LANGUAGES = Set.of("eu", "es", "fr", "en");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int LONGEST = 200;

    private Names() {}

    /** @throws InvalidInput when it is no slug */
    static String slug(String slug) {
        if (slug == null || !SLUG.matcher(slug).matches()) {
            throw new InvalidInput("/slug", "invalid", "has 1 to 60 lower-case letters, digits and hyphens");
        }
        return slug;
    }

    /** @throws InvalidInput unless all four languages have a name of 1 to 200 characters */
    static Map<String, String> check(Map<String, String> names) {
        if (names == null || !names.keySet().equals(LANGUAGES)) {
            throw new InvalidInput("/names", "required", "holds eu, es, fr and en");
        }
        Map<String, String> checked = new TreeMap<>();
        names.forEach((language, name) -> checked.put(language, text(name, "/names/" + language)));
        return checked;
    }

    /** @throws InvalidInput when it is empty, too long or can't be stored */
    static String text(String text, String pointer) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(pointer, "invalid", "has 1 to " + LONGEST + " characters and no control characters");
        }
        return text.strip();
    }

    static String optional(String text, String pointer) {
        return text == null || text.isBlank() ? null : text(text, pointer);
    }

    static Map<String, String> read(String json) {
        Map<String, String> names = new TreeMap<>();
        Map<?, ?> stored = EventCodec.read(json, Map.class);
        stored.forEach((language, name) -> names.put(String.valueOf(language), String.valueOf(name)));
        return names;
    }
}
