package eus.arreta.calendars;

import eus.arreta.access.Actor;
import eus.arreta.calendars.internal.text.LegalSentences;
import eus.arreta.calendars.internal.text.LegalTexts;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Says in a reader's language why something is due when it is. */
@ApplicationScoped
public class Explanations {

    private static final List<String> LANGUAGES = List.of("eu", "es", "fr", "en");

    /**
     * The first language that the reader asks for and that Arreta speaks; Spanish when there is none.
     *
     * @param wanted as {@code Accept-Language} says, best first
     */
    public static String language(Collection<Locale> wanted) {
        return wanted.stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse("es");
    }

    /**
     * A deadline in words.
     *
     * @param language {@code eu}, {@code es}, {@code fr} or {@code en}
     * @param zone     in which days and times are told
     */
    public ExplainedDeadline explain(Actor actor, LegalDeadline deadline, String language, ZoneId zone) {
        LegalTexts texts = language.equals("es")
                ? MessageBundles.get(LegalTexts.class)
                : MessageBundles.get(LegalTexts.class, Localized.Literal.of(language));
        return new LegalSentences(texts, language, zone).tell(deadline);
    }
}
