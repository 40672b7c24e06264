package eus.arreta.notices.internal.notices;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import eus.arreta.notices.NoticeTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a template must be. */
public final class TemplateCheck {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,59}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_-]{0,39}");
    private static final Set<String> LANGUAGES = Set.of("eu", "es", "fr", "en");
    private static final int LONGEST = 2_000;
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_VALUES = 20;

    private TemplateCheck() {}

    /** @throws InvalidInput naming all that is wrong */
    public static void check(NoticeTemplate template) {
        List<FieldError> errors = new ArrayList<>();
        if (!SLUG.matcher(template.slug()).matches()) {
            errors.add(new FieldError("/slug", "invalid", "has 2 to 60 of a-z, 0-9 and hyphens"));
        }
        for (String language : List.of("eu", "es")) {
            if (!template.texts().containsKey(language)) {
                errors.add(new FieldError("/texts/" + language, "required", "is missing"));
            }
        }
        template.texts().forEach((language, text) -> {
            if (!LANGUAGES.contains(language)) {
                errors.add(new FieldError("/texts", "invalid", "holds a language that is none of eu, es, fr, en"));
            } else if (text.isBlank() || text.length() > LONGEST) {
                errors.add(new FieldError("/texts/" + language, "invalid", "has 1 to " + LONGEST + " characters"));
            }
        });
        Map<String, String> fallbacks = template.fallbacks();
        if (fallbacks.size() > MOST_VALUES
                || fallbacks.entrySet().stream()
                        .anyMatch(one -> !NAME.matcher(one.getKey()).matches()
                                || one.getValue().isBlank()
                                || one.getValue().length() > LONGEST_VALUE)) {
            errors.add(new FieldError("/fallbacks", "invalid", "holds up to 20 names with 1 to 500 characters each"));
        }
        if (!template.disclaimer() && template.kind() == NoticeTemplate.Kind.REMINDER_OF_NOTIFICATION) {
            errors.add(
                    new FieldError("/disclaimer", "required", "can't be switched off in a reminder of a notification"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
