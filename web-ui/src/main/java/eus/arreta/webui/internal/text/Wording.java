package eus.arreta.webui.internal.text;

import eus.arreta.cases.CaseState;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Map;

/** The console's words in one language. */
public record Wording(
        Language language,
        Texts texts,
        WorkTexts work,
        InboxTexts inbox,
        CoreTexts core,
        DeskTexts desk,
        NoticeTexts notice,
        AdminTexts admin,
        RightsTexts rights,
        CalendarTexts calendar,
        ClockTexts clock,
        Map<CaseState, String> states) {

    /** The same, with what states are called here; a state that is absent keeps the console's own word. */
    public Wording naming(Map<CaseState, String> states) {
        return new Wording(
                language, texts, work, inbox, core, desk, notice, admin, rights, calendar, clock, Map.copyOf(states));
    }

    /** The words of a language, from the application's message bundles. */
    public static Wording of(Language language) {
        return new Wording(
                language,
                bundle(Texts.class, language),
                bundle(WorkTexts.class, language),
                bundle(InboxTexts.class, language),
                bundle(CoreTexts.class, language),
                bundle(DeskTexts.class, language),
                bundle(NoticeTexts.class, language),
                bundle(AdminTexts.class, language),
                bundle(RightsTexts.class, language),
                bundle(CalendarTexts.class, language),
                bundle(ClockTexts.class, language),
                Map.of());
    }

    private static <T> T bundle(Class<T> bundle, Language language) {
        return language == Language.ES
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.code()));
    }
}
