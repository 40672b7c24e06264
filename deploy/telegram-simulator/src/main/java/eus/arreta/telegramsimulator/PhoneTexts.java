package eus.arreta.telegramsimulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the phone's page, in the language of the browser. */
final class PhoneTexts {

    static final List<String> LANGUAGES = List.of("eu", "es", "fr", "en");

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private PhoneTexts() {}

    /**
     * The language that a browser would like best of those that there are.
     *
     * @param accepted as {@code Accept-Language}; null and what can't be read are Spanish
     */
    static String language(String accepted) {
        try {
            Locale best = accepted == null
                    ? null
                    : Locale.lookup(
                            Locale.LanguageRange.parse(accepted),
                            LANGUAGES.stream().map(Locale::forLanguageTag).toList());
            return best == null ? "es" : best.getLanguage();
        } catch (IllegalArgumentException unreadable) {
            return "es";
        }
    }

    static Properties of(String language) {
        Properties texts = new Properties();
        try (InputStream stream = PhoneTexts.class.getResourceAsStream("phone_" + language + ".properties")) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        texts.setProperty("language", language);
        return texts;
    }

    /** A page with the words in their places. */
    static String filled(String page, String language) {
        Properties texts = of(language);
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(escaped(texts.getProperty(place.group(1)))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
