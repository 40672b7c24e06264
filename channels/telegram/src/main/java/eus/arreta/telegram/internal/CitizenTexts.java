package eus.arreta.telegram.internal;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The channel's own words in the language of a citizen's Telegram; Spanish where that is none of ours. */
@ApplicationScoped
public class CitizenTexts {

    /** Those that the channel speaks. */
    static final List<String> LANGUAGES = List.of("eu", "es", "fr", "en");

    private static final Set<String> OTHERS = Set.of("eu", "fr", "en");

    TelegramTexts in(String language) {
        return OTHERS.contains(language == null ? "" : language)
                ? MessageBundles.get(TelegramTexts.class, Localized.Literal.of(language))
                : MessageBundles.get(TelegramTexts.class);
    }
}
