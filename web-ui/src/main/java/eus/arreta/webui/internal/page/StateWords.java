package eus.arreta.webui.internal.page;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseSettings;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.StateName;
import eus.arreta.webui.internal.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What states are called here. Every page asks, and they hardly ever change: what is known is good for two seconds, here and on
 * every other replica, and {@link #changed} makes this one look at once.
 */
@ApplicationScoped
public class StateWords {

    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(2).toNanos();

    private final CaseSettings settings;
    private volatile Known known;

    public StateWords(CaseSettings settings) {
        this.settings = settings;
    }

    private record Known(List<StateName> names, long since) {}

    /** By state; one that has no name of its own is absent. */
    public Map<CaseState, String> in(Actor actor, Language language) {
        Known present = known;
        if (present == null || System.nanoTime() - present.since() > GOOD_FOR_NANOS) {
            long since = System.nanoTime();
            present = new Known(settings.stateNames(actor), since);
            known = present;
        }
        Map<CaseState, String> words = new EnumMap<>(CaseState.class);
        present.names().forEach(named -> {
            String name = named.names().get(language.code());
            if (name != null) {
                words.put(named.state(), name);
            }
        });
        return words;
    }

    /** Somebody has named a state. */
    public void changed() {
        known = null;
    }
}
