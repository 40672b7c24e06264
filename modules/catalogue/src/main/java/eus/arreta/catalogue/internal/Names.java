package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Languages;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks codes, names and short texts. */
public final class Names {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    /** They stand where a code stands in the paths of the API. */
    private static final Set<String> RESERVED = Set.of("tree", "suggest", "import", "export");

    private static final int LONGEST = 200;

    private Names() {}

    /** @throws InvalidInput when it is no slug, or one that the API uses itself */
    public static String code(String code) {
        String slug = slug(code, "/code");
        if (RESERVED.contains(slug)) {
            throw new InvalidInput("/code", "reserved", "is none of tree, suggest, import, export");
        }
        return slug;
    }

    /** @throws InvalidInput when it is no slug */
    public static String slug(String text, String pointer) {
        if (text == null || !SLUG.matcher(text).matches()) {
            throw new InvalidInput(pointer, "invalid", "has 1 to 60 lower-case letters, digits and hyphens");
        }
        return text;
    }

    /** @throws InvalidInput unless all four languages have a name of 1 to 200 characters */
    public static Map<String, String> check(Map<String, String> names) {
        if (names == null || !names.keySet().equals(Set.copyOf(Languages.ALL))) {
            throw new InvalidInput("/names", "required", "holds eu, es, fr and en");
        }
        Map<String, String> checked = new TreeMap<>();
        names.forEach((language, name) -> checked.put(language, text(name, "/names/" + language, LONGEST)));
        return checked;
    }

    /** @throws InvalidInput when it is empty, too long or can't be stored */
    public static String text(String text, String pointer, int longest) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(pointer, "required", "is empty");
        }
        if (text.length() > longest || text.codePoints().anyMatch(Names::cannotBeStored)) {
            throw new InvalidInput(pointer, "invalid", "has 1 to " + longest + " characters and no control characters");
        }
        return text.strip();
    }

    public static String optional(String text, String pointer) {
        return text == null || text.isBlank() ? null : text(text, pointer, LONGEST);
    }

    /** Half a character is no text either: UTF-8 has no form for it. */
    private static boolean cannotBeStored(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    static Map<String, String> read(String json) {
        Map<String, String> names = new TreeMap<>();
        Map<?, ?> stored = EventCodec.read(json, Map.class);
        stored.forEach((language, name) -> names.put(String.valueOf(language), String.valueOf(name)));
        return names;
    }
}
