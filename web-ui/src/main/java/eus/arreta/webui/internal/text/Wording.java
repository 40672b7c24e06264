package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The console's words in one language. */
public record Wording(Language language, Texts texts, WorkTexts work) {

    /** The words of a language, from the application's message bundles. */
    public static Wording of(Language language) {
        if (language == Language.ES) {
            return new Wording(language, MessageBundles.get(Texts.class), MessageBundles.get(WorkTexts.class));
        }
        Localized localized = Localized.Literal.of(language.code());
        return new Wording(
                language, MessageBundles.get(Texts.class, localized), MessageBundles.get(WorkTexts.class, localized));
    }
}
