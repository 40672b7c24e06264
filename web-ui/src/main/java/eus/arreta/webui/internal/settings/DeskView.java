package eus.arreta.webui.internal.settings;

import eus.arreta.reception.Reception;
import eus.arreta.webui.internal.text.Language;
import java.util.List;

/**
 * The settings of reception at one account, as a form shows them.
 *
 * @param texts      of each language
 * @param topics     codes, one a line
 * @param situations that can be previewed
 */
public record DeskView(
        String id,
        String name,
        boolean enabled,
        List<Texts> texts,
        String controller,
        String link,
        String textVersion,
        boolean menu,
        String topics,
        String answerWithin,
        String calendar,
        boolean satisfaction,
        int version,
        List<Labelled> situations) {

    /** What stands in one language; empty for the built-in text. */
    public record Texts(Language language, String greeting, String purpose) {}

    /** A word with what people call it. */
    public record Labelled(String word, String label) {}

    /** An account, and whether reception speaks there. */
    public record Account(String id, String name, String channel, boolean enabled) {}

    /** What would be said. */
    public record Previewed(List<Reception.Message> messages) {}
}
