package eus.arreta.webui.internal.text;

import java.util.List;
import java.util.Locale;

/** A language of the console. */
public enum Language {
    EU("eu", "Euskara", "MMM d"),
    ES("es", "Castellano", "d MMM"),
    FR("fr", "Français", "d MMM"),
    EN("en", "English", "d MMM");

    private final String code;
    private final String ownName;
    private final String dayAndMonth;

    Language(String code, String ownName, String dayAndMonth) {
        this.code = code;
        this.ownName = ownName;
        this.dayAndMonth = dayAndMonth;
    }

    /** ISO 639 code. */
    public String code() {
        return code;
    }

    /** What the language calls itself. */
    public String ownName() {
        return ownName;
    }

    /** For texts. */
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** For dates: those of Europe, also in English. */
    public Locale dates() {
        return this == EN ? Locale.UK : locale();
    }

    /** Pattern of a day in the present year. */
    String dayAndMonth() {
        return dayAndMonth;
    }

    /** The language with that code; Spanish when there is none. */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return ES;
    }

    /** The best language for an {@code Accept-Language} header; Spanish when it names none of ours, or is broken. */
    public static Language accepted(String header) {
        if (header == null) {
            return ES;
        }
        try {
            List<String> codes = List.of("eu", "es", "fr", "en");
            String best = Locale.lookupTag(Locale.LanguageRange.parse(header), codes);
            return of(best);
        } catch (IllegalArgumentException broken) {
            return ES;
        }
    }
}
