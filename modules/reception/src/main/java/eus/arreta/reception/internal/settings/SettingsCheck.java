package eus.arreta.reception.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.calendars.Calendars;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import eus.arreta.reception.ReceptionSettings;
import eus.arreta.reception.ReceptionSettings.Information;
import eus.arreta.reception.internal.speech.Tongue;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What settings must be to be kept. */
@ApplicationScoped
public class SettingsCheck {

    private static final int LONGEST_GREETING = 1_000;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_VERSION = 40;
    private static final int MOST_TOPICS = 20;
    /** With what stands before it, a code fits the 64 bytes that networks give a choice. */
    private static final int LONGEST_CODE = 48;
    /** 90 days, in hours. */
    private static final int LONGEST_WAIT = 2_160;

    private final Catalogue catalogue;
    private final Calendars calendars;

    public SettingsCheck(Catalogue catalogue, Calendars calendars) {
        this.catalogue = catalogue;
        this.calendars = calendars;
    }

    /** @throws InvalidInput for each part that is wrong */
    public void check(Actor actor, ReceptionSettings wanted, ReceptionSettings before) {
        List<FieldError> errors = new ArrayList<>();
        texts(errors, "/greeting", wanted.greeting(), LONGEST_GREETING);
        information(errors, wanted.information(), before.information());
        topics(errors, actor, wanted);
        Integer hours = wanted.answerWithinHours();
        if (hours != null && (hours < 1 || hours > LONGEST_WAIT)) {
            errors.add(new FieldError("/answerWithinHours", "out-of-range", "is not between 1 and " + LONGEST_WAIT));
        }
        if (wanted.calendar() != null
                && calendars.find(actor, wanted.calendar(), null).isEmpty()) {
            errors.add(new FieldError("/calendar", "unknown", "is no calendar"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void information(List<FieldError> errors, Information wanted, Information before) {
        text(errors, "/information/controller", wanted.controller(), LONGEST_TEXT);
        texts(errors, "/information/purpose", wanted.purpose(), LONGEST_TEXT);
        if (wanted.link() != null && !isAddress(wanted.link())) {
            errors.add(new FieldError("/information/link", "invalid", "is no http or https address"));
        }
        text(errors, "/information/version", wanted.version(), LONGEST_VERSION);
        boolean sameText = Objects.equals(wanted.controller(), before.controller())
                && wanted.purpose().equals(before.purpose())
                && Objects.equals(wanted.link(), before.link());
        if (!sameText && wanted.version().equals(before.version())) {
            errors.add(new FieldError(
                    "/information/version", "unchanged", "must change with the text: it is kept who was shown which"));
        }
    }

    private void topics(List<FieldError> errors, Actor actor, ReceptionSettings wanted) {
        List<String> topics = wanted.topics();
        if (topics.size() > MOST_TOPICS || new HashSet<>(topics).size() < topics.size()) {
            errors.add(new FieldError("/topics", "invalid", "are up to " + MOST_TOPICS + ", each once"));
            return;
        }
        if (wanted.menu() && topics.isEmpty()) {
            errors.add(new FieldError("/topics", "required", "are needed for a menu"));
        }
        for (int index = 0; index < topics.size(); index++) {
            String code = topics.get(index);
            if (code.length() > LONGEST_CODE || catalogue.topic(actor, code).isEmpty()) {
                errors.add(new FieldError(
                        "/topics/" + index,
                        "invalid",
                        "is no topic of the catalogue with a code of up to " + LONGEST_CODE + " characters"));
            }
        }
    }

    private static void texts(List<FieldError> errors, String pointer, Map<String, String> texts, int longest) {
        texts.forEach((language, text) -> {
            if (Tongue.of(language).isEmpty()) {
                errors.add(new FieldError(pointer + "/" + language, "invalid", "is none of eu, es, fr, en"));
            }
            text(errors, pointer + "/" + language, text, longest);
        });
    }

    private static void text(List<FieldError> errors, String pointer, String text, int longest) {
        if (text == null) {
            return;
        }
        boolean storable = text.codePoints().noneMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF);
        if (text.isBlank() || text.length() > longest || !storable) {
            errors.add(new FieldError(pointer, "invalid", "has 1 to " + longest + " characters"));
        }
    }

    private static boolean isAddress(String link) {
        try {
            URI address = URI.create(link);
            return link.length() <= LONGEST_TEXT
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
