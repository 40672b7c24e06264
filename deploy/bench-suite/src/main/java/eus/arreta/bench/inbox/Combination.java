package eus.arreta.bench.inbox;

import eus.arreta.bench.bulk.BulkWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tab of the console's inbox with a value for each filter; absent values don't filter.
 *
 * @param rank how rare its values are together: 0 for the most frequent ones
 */
record Combination(String tab, String queue, String channel, String language, int rank) {

    private static final List<String> TABS = List.of("all", "mine", "unassigned", "resolved");

    /** Everything that the console offers, by kind; the most frequent values first. */
    static Map<String, List<Combination>> byKind() {
        Map<String, List<Combination>> kinds = new LinkedHashMap<>();
        for (String tab : TABS) {
            for (String queue : orNone(BulkWords.queues())) {
                for (String channel : orNone(BulkWords.channels())) {
                    for (String language : orNone(BulkWords.languages())) {
                        Combination one = new Combination(
                                tab,
                                queue,
                                channel,
                                language,
                                rank(BulkWords.queues(), queue)
                                        + rank(BulkWords.channels(), channel)
                                        + rank(BulkWords.languages(), language));
                        kinds.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
        }
        kinds.values().forEach(values -> values.sort(Comparator.comparingInt(Combination::rank)));
        return kinds;
    }

    private static int rank(List<String> words, String value) {
        return value == null ? 0 : words.indexOf(value);
    }

    private static List<String> orNone(List<String> words) {
        List<String> values = new ArrayList<>();
        values.add(null);
        values.addAll(words);
        return values;
    }

    /** The tab and which filters are set, in kebab case. */
    String kind() {
        return tab
                + (queue == null ? "" : "-queue")
                + (channel == null ? "" : "-channel")
                + (language == null ? "" : "-language");
    }

    /** The address of the list's rows, as the console asks for them. */
    String path() {
        return "/cases?tab=" + tab + parameter("queue", queue) + parameter("channel", channel)
                + parameter("language", language);
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + value;
    }
}
