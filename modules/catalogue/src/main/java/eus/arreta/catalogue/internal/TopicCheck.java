package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.DecisionDeadline;
import eus.arreta.catalogue.Languages;
import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** What a topic must be like, by itself: its place among the others is a matter of {@link TopicParents}. */
public final class TopicCheck {

    private static final int MOST_TEXTS = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_CHANNELS = 20;

    private final List<FieldError> errors = new ArrayList<>();

    private TopicCheck() {}

    /**
     * The topic as it is stored: stripped, lists without what is empty or twice.
     *
     * @param bodies codes of the bodies that there are
     * @throws InvalidInput with everything that is wrong
     */
    public static Topic check(Topic topic, Set<String> bodies) {
        TopicCheck check = new TopicCheck();
        Topic checked = check.whole(topic, bodies);
        if (!check.errors.isEmpty()) {
            throw new InvalidInput(check.errors);
        }
        return checked;
    }

    private Topic whole(Topic topic, Set<String> bodies) {
        if (topic.activeFrom() != null
                && topic.activeTo() != null
                && topic.activeTo().isBefore(topic.activeFrom())) {
            errors.add(new FieldError("/activeTo", "out-of-range", "is before the first day"));
        }
        String body = attempt(() -> Names.optional(topic.body(), "/body"));
        if (body != null && !bodies.contains(body)) {
            errors.add(new FieldError("/body", "unknown", "is the code of no body"));
        }
        return new Topic(
                attempt(() -> Names.code(topic.code())),
                attempt(() -> parent(topic)),
                attempt(() -> Names.check(topic.names())),
                body,
                texts(topic.documents(), "/documents", TopicCheck::text),
                fees(topic.fees()),
                channels(topic.channels()),
                texts(topic.links(), "/links", TopicCheck::link),
                attempt(() -> deadline(topic.deadline())),
                topic.silence(),
                texts(topic.synonyms(), "/synonyms", TopicCheck::text),
                texts(topic.examples(), "/examples", TopicCheck::text),
                topic.activeFrom(),
                topic.activeTo(),
                topic.active(),
                topic.version());
    }

    private <T> T attempt(Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidInput invalid) {
            errors.addAll(invalid.errors());
            return null;
        }
    }

    private static String parent(Topic topic) {
        String parent = Names.optional(topic.parent(), "/parent");
        if (parent != null && parent.equals(topic.code())) {
            throw new InvalidInput("/parent", "cycle", "is the topic itself");
        }
        return parent;
    }

    private static DecisionDeadline deadline(DecisionDeadline deadline) {
        return deadline == null
                ? null
                : new DecisionDeadline(
                        deadline.unit(), deadline.count(), Names.optional(deadline.article(), "/deadline/article"));
    }

    private Map<String, String> fees(Map<String, String> fees) {
        Map<String, String> checked = new TreeMap<>();
        fees.forEach((language, fee) -> {
            if (fee != null && !fee.isBlank() && isKnown(language, "/fees")) {
                checked.put(language, attempt(() -> text(fee, "/fees/" + language)));
            }
        });
        return checked;
    }

    private List<String> channels(List<String> channels) {
        Set<String> checked = new LinkedHashSet<>();
        if (channels.size() > MOST_CHANNELS) {
            errors.add(new FieldError("/channels", "too-many", "are at most " + MOST_CHANNELS));
            return List.of();
        }
        for (int place = 0; place < channels.size(); place++) {
            String channel = channels.get(place);
            String pointer = "/channels/" + place;
            checked.add(attempt(() -> Names.slug(channel, pointer)));
        }
        return new ArrayList<>(checked);
    }

    private Map<String, List<String>> texts(
            Map<String, List<String>> texts, String pointer, BinaryOperator<String> check) {
        Map<String, List<String>> checked = new TreeMap<>();
        texts.forEach((language, list) -> {
            if (!isKnown(language, pointer) || list == null) {
                return;
            }
            String here = pointer + "/" + language;
            if (list.size() > MOST_TEXTS) {
                errors.add(new FieldError(here, "too-many", "are at most " + MOST_TEXTS));
                return;
            }
            Set<String> good = new LinkedHashSet<>();
            for (int place = 0; place < list.size(); place++) {
                String text = list.get(place);
                String where = here + "/" + place;
                good.add(attempt(() -> check.apply(text, where)));
            }
            if (!good.isEmpty()) {
                checked.put(language, new ArrayList<>(good));
            }
        });
        return checked;
    }

    private boolean isKnown(String language, String pointer) {
        if (!Languages.ALL.contains(language)) {
            errors.add(new FieldError(pointer, "invalid", "has a language that is none of eu, es, fr, en"));
            return false;
        }
        return true;
    }

    private static String text(String text, String pointer) {
        return Names.text(text, pointer, LONGEST_TEXT);
    }

    /** Only what a browser opens safely: {@code javascript:} is a link too. */
    private static String link(String text, String pointer) {
        String link = text(text, pointer);
        try {
            URI address = URI.create(link);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme) && address.getHost() != null) {
                return link;
            }
        } catch (IllegalArgumentException noAddress) {
            // falls through to the one answer for every bad link
        }
        throw new InvalidInput(pointer, "invalid", "is no http or https address");
    }
}
