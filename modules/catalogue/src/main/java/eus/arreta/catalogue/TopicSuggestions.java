package eus.arreta.catalogue;

import eus.arreta.access.Actor;
import eus.arreta.catalogue.internal.CatalogueCopy;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the topics that a citizen's words may be about. */
@ApplicationScoped
public class TopicSuggestions {

    /** More of a text is never looked at. */
    public static final int LONGEST_TEXT = 2_000;

    private final CatalogueCopy copy;
    private final Clock clock;
    private final ZoneId zone;

    public TopicSuggestions(
            CatalogueCopy copy,
            Clock clock,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.copy = copy;
        this.clock = clock;
        this.zone = ZoneId.of(zone);
    }

    /**
     * Suggests topics that can be chosen today.
     *
     * @param text     as the citizen wrote it; only its first {@value #LONGEST_TEXT} characters count
     * @param language in which it probably is: eu, es, fr or en; absent when that isn't known
     * @throws InvalidInput when there is no text, or the language is none of these
     */
    public SuggestedTopics suggest(Actor actor, String text, String language) {
        if (text == null) {
            throw new InvalidInput("/text", "required", "is missing");
        }
        if (language != null && !Languages.ALL.contains(language)) {
            throw new InvalidInput("/language", "invalid", "is none of eu, es, fr, en");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return new SuggestedTopics(
                copy.present().index().suggest(bounded, language, topic -> topic.canBeChosen(today)));
    }
}
