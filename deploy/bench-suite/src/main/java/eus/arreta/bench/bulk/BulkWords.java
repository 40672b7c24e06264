package eus.arreta.bench.bulk;

import java.util.List;
import java.util.stream.IntStream;

/** What the bulk cases can be about, and how often: each dimension has something rare. */
public final class BulkWords {

    private static final Weighted QUEUE = new Weighted(
            IntStream.rangeClosed(1, 12).mapToObj("bulk-queue-%02d"::formatted).toList(),
            List.of(25.0, 18.0, 13.0, 11.0, 9.0, 7.0, 6.0, 4.0, 3.0, 2.0, 1.5, 0.5));
    private static final Weighted LANGUAGE =
            new Weighted(List.of("es", "eu", "en", "fr"), List.of(55.0, 38.0, 5.0, 2.0));
    private static final Weighted CHANNEL =
            new Weighted(List.of("web-chat", "telegram", "phone", "face-to-face"), List.of(50.0, 35.0, 14.9, 0.1));
    private static final Weighted TOPIC = new Weighted(
            IntStream.rangeClosed(1, 40).mapToObj("bulk-topic-%02d"::formatted).toList(),
            IntStream.rangeClosed(1, 40).mapToObj(rank -> 1.0 / rank).toList());
    private static final Weighted ACTIVE_STATE =
            new Weighted(List.of("new", "open", "waiting", "on-hold"), List.of(20.0, 45.0, 28.0, 7.0));

    private BulkWords() {}

    static Weighted queue() {
        return QUEUE;
    }

    static Weighted language() {
        return LANGUAGE;
    }

    static Weighted channel() {
        return CHANNEL;
    }

    static Weighted topic() {
        return TOPIC;
    }

    static Weighted activeState() {
        return ACTIVE_STATE;
    }

    /** Slugs, most frequent first. */
    public static List<String> queues() {
        return QUEUE.words();
    }

    /** Codes, most frequent first. */
    public static List<String> languages() {
        return LANGUAGE.words();
    }

    /** Words, most frequent first. */
    public static List<String> channels() {
        return CHANNEL.words();
    }

    /** Codes, most frequent first. */
    public static List<String> topics() {
        return TOPIC.words();
    }
}
